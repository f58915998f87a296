"""Counts per measure and document, kept sparse, and as the dense table that resampling works on."""

from __future__ import annotations

import hashlib
import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from tpo_ie.evaluation.counts import Counts, ScorePath

Table = npt.NDArray[np.float32]
_PARTS = 4


@dataclass(slots=True)
class _Column:
    """The documents that add to one measure, and the four numbers that each adds."""

    documents: array[int] = field(default_factory=lambda: array("L"))
    numbers: array[float] = field(default_factory=lambda: array("d"))

    @property
    def rows(self) -> npt.NDArray[np.unsignedinteger[Any]]:
        """The documents, (n,)."""
        return np.array(self.documents, dtype=f"u{self.documents.itemsize}")

    @property
    def counts(self) -> npt.NDArray[np.float64]:
        """Their numbers, (n, 4)."""
        return np.array(self.numbers, dtype=np.float64).reshape(-1, _PARTS)


class Tally:
    """What each document adds to each measure; only what is not nothing is kept."""

    def __init__(self) -> None:
        self.documents = 0
        self._columns: dict[ScorePath, _Column] = {}

    def add(self, counts: Mapping[ScorePath, Counts]) -> None:
        """Take in the next document.

        Args:
            counts: What it adds, by measure; a measure left out gets nothing.
        """
        for path, value in counts.items():
            column = self._columns.get(path)
            if column is None:
                column = self._columns[path] = _Column()
            if value.predicted or value.gold:
                column.documents.append(self.documents)
                column.numbers.extend(value.row)
        self.documents += 1

    def merge(self, other: Tally) -> None:
        """Take in the documents of another tally after the own ones."""
        for path, column in other._columns.items():
            own = self._columns.setdefault(path, _Column())
            own.documents.extend(self.documents + number for number in column.documents)
            own.numbers.extend(column.numbers)
        self.documents += other.documents

    @property
    def paths(self) -> list[ScorePath]:
        """Every measure that some document named, sorted."""
        return sorted(self._columns)

    def total(self, path: ScorePath) -> Counts:
        """Return the sum over documents, rounded once, so that their order does not matter."""
        numbers = self._columns[path].numbers if path in self._columns else array("d")
        correct, predicted, recalled, gold = (math.fsum(numbers[part::_PARTS]) for part in range(_PARTS))
        return Counts(correct, predicted, gold, recalled)

    def subset(self, documents: Sequence[int]) -> Tally:
        """Return a tally of some documents.

        Args:
            documents: Their numbers, each once.
        """
        place = np.full(self.documents, -1)
        place[documents] = np.arange(len(documents))
        part = Tally()
        part.documents = len(documents)
        for path, column in self._columns.items():
            places = place[column.rows]
            kept = places >= 0
            own = part._columns[path] = _Column()
            own.documents.frombytes(places[kept].astype(column.rows.dtype).tobytes())
            own.numbers.frombytes(column.counts[kept].tobytes())
        return part

    def table(self, paths: Sequence[ScorePath]) -> Table:
        """Return the counts as numbers.

        Args:
            paths: n measures.

        Returns:
            (documents, 4n): for each measure numerator and denominator of precision, then of recall.
        """
        table = np.zeros((self.documents, len(paths), _PARTS), dtype=np.float32)
        for n, path in enumerate(paths):
            column = self._columns.get(path)
            if column is not None:
                table[column.rows, n] = column.counts
        return table.reshape(self.documents, len(paths) * _PARTS)


def in_fixed_order(table: Table) -> Table:
    """Return the rows in an order that depends on nothing but the rows: resampling must not see how files lay."""
    keys = [hashlib.blake2b(row.tobytes(), digest_size=16).digest() for row in table]
    return table[sorted(range(len(keys)), key=keys.__getitem__)]
