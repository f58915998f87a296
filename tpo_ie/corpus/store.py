"""Documents by id, packed, so that thousands of them fit into memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from tpo_ie.document import Document
from tpo_ie.errors import InputError


class DocumentStore:
    """Keeps documents by id, in the order they came; about 4 KiB an article."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def add(self, document: Document) -> None:
        """Keep a document.

        Raises:
            InputError: One with this id is kept already.
        """
        if document.id in self._packed:
            raise InputError(f"the id {document.id!r} stands twice")
        self._packed[document.id] = zlib.compress(document.to_json().encode("utf-8", "surrogatepass"), 1)

    def get(self, identifier: str) -> Document | None:
        """Return the document with an id; None when there is none."""
        packed = self._packed.get(identifier)
        return None if packed is None else Document.from_json(zlib.decompress(packed).decode("utf-8", "surrogatepass"))

    def pop(self, identifier: str) -> Document | None:
        """Return the document with an id and forget it; None when there is none."""
        document = self.get(identifier)
        self._packed.pop(identifier, None)
        return document
