"""Plain text: one article in a file."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.records.compression import chunks_of, read_all
from tpo_ie.records.context import Context
from tpo_ie.records.encodings import decode
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read a text file as it stands.

    Args:
        source: The file.
        context: How to read.

    Yields:
        Its record.

    Raises:
        Fault: It cannot be read.
    """
    yield Record(source.stem, whole_text(source, context), source.place)


def whole_text(source: Source, context: Context) -> str:
    """Return the text of a file; a detected encoding is reported by a warning.

    Raises:
        Fault: It cannot be read, is too long or no text.
    """
    text, warning = decode(whole_bytes(source, context), context.options.encoding)
    if warning:
        context.warn(source.place, warning)
    return text


def whole_bytes(source: Source, context: Context) -> bytes:
    """Return a file's bytes, decompressed.

    Raises:
        Fault: It cannot be read, is damaged or too long.
    """
    with source.open() as file:
        return read_all(chunks_of(file, source.compression), context.options.max_bytes)
