"""Two annotations of a corpus, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tpo_ie.corpus.splits import read_splits
from tpo_ie.corpus.store import DocumentStore
from tpo_ie.document import Document
from tpo_ie.errors import InputError


def pairs(a: Path, b: Path, tell: Callable[[str], None]) -> Iterator[tuple[Document, Document]]:
    """Pair the documents of two files by id.

    Args:
        a: File or folder.
        b: File or folder, kept in memory, packed.
        tell: Told of documents that cannot be read or that one side lacks.

    Yields:
        (of a, of b), in the order of a.

    Raises:
        InputError: A path does not exist, is of no known format, or an id stands twice.
    """
    store = DocumentStore()
    for _, document in read_splits([b], tell):
        try:
            store.add(document)
        except InputError as error:
            raise InputError(f"{b}: {error}") from None
    seen = set()
    for _, ours in read_splits([a], tell):
        if ours.id in seen:
            raise InputError(f"{a}: the id {ours.id!r} stands twice")
        seen.add(ours.id)
        theirs = store.pop(ours.id)
        if theirs is None:
            tell(f"{b}: there is no {ours.id!r}, which {a} has")
        else:
            yield ours, theirs
    for identifier in store:
        tell(f"{a}: there is no {identifier!r}, which {b} has")
