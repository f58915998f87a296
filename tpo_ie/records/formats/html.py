"""HTML pages: the article by trafilatura, with what the page says of it."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.records.context import Context
from tpo_ie.records.encodings import decode
from tpo_ie.records.formats.page import article_of, declared_encoding
from tpo_ie.records.formats.text import whole_bytes
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read the article of an HTML file.

    Args:
        source: The file.
        context: How to read.

    Yields:
        Its record.

    Raises:
        Fault: It cannot be read or holds no article.
    """
    data = whole_bytes(source, context)
    page, warning = decode(data, context.options.encoding, declared_encoding(data), mend=True)
    if warning:
        context.warn(source.place, warning)
    yield article_of(page, source.stem, source.place, context.options.max_chars)
