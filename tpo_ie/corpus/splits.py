"""Valid annotated documents with the name of the split each belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tpo_ie.corpus.validation.reading import Entry, read_entries
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError


def read_splits(paths: Iterable[str | Path], tell: Callable[[str], None]) -> Iterator[tuple[str, Document]]:
    """Read annotated documents of any format that can be recognised, one at a time.

    Args:
        paths: Files and folders; see :func:`tpo_ie.corpus.validation.reading.read_entries`.
        tell: Called with one line for each document that cannot be read; the others come.

    Yields:
        (split, document); the split of a corpus file is its name.

    Raises:
        InputError: A path does not exist or is of no known format.
    """
    for entry in read_entries(paths):
        try:
            yield entry.split, _document(entry)
        except DocumentError as error:
            tell(str(error))


def _document(entry: Entry) -> Document:
    if entry.fault is not None or (entry.document is None and entry.data is None):
        raise DocumentError(entry.fault or "no document", source=entry.source or None)
    if entry.document is not None:
        return entry.document
    try:
        return Document.from_dict(entry.data or {})
    except DocumentError as error:
        raise error.at(entry.source) from None
