"""Articles that came before, word by word or nearly so."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tpo_ie.records.record import Record
from tpo_ie.records.store import Store

if TYPE_CHECKING:
    from tpo_ie.records.minhash import NearIndex

NEAR_CAPACITY = 2**16
"""Texts that near duplicates are looked for among: the latest 65,536, in about 40 MiB."""


class Duplicates:
    """Marks texts that came before.

    Equal texts (after Unicode normalisation, without regard to case and blanks) are found in the whole archive;
    near ones, by MinHash, among the latest ``capacity`` texts that are no duplicates themselves.

    Args:
        store: Where texts are remembered by their hash.
        capacity: Texts that near duplicates are looked for among; a power of 2.
    """

    def __init__(self, store: Store, capacity: int = NEAR_CAPACITY) -> None:
        self._exact = store
        self._capacity = capacity

    @cached_property
    def _near(self) -> NearIndex:
        from tpo_ie.records.minhash import NearIndex

        return NearIndex(self._capacity)

    def mark(self, record: Record) -> Record:
        """Look for a record's text among those before and remember it.

        Args:
            record: The record, with its final id.

        Returns:
            The same; a duplicate with ``attributes.duplicate_of``, the id of the first one, and a near one also
            with ``attributes.duplicate_similarity``, 0.8 to 1.
        """
        from tpo_ie.records.minhash import signature

        text = normalised(record.text)
        first = self._exact.get(text)
        if first is not None:
            return _marked(record, duplicate_of=first)
        own = signature(text)
        found = None if own is None else self._near.find(own)
        self._exact.put(text, found[0] if found else record.id)
        if found:
            return _marked(record, duplicate_of=found[0], duplicate_similarity=round(found[1], 2))
        if own is not None:
            self._near.add(own, record.id)
        return record


def normalised(text: str) -> str:
    """Return a text without what does not make it another one: case, blanks, forms of the same character."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _marked(record: Record, **marks: object) -> Record:
    return replace(record, attributes=record.attributes | marks)
