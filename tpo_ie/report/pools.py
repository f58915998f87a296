"""Lists in which each thing stands once, so that columns can hold its number."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from tpo_ie.rendering.characters import one_line


class Pool:
    """Numbers things in the order in which they are met.

    Args:
        *fields: Names of what is known of each thing.
    """

    def __init__(self, *fields: str) -> None:
        self.columns: dict[str, list[Any]] = {field: [] for field in fields}
        self._numbers: dict[Hashable, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, key: Hashable, *values: Any) -> int:
        """Return the number of a thing; the values of its first sight are kept."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            for column, value in zip(self.columns.values(), values, strict=True):
                column.append(value)
        return number


class Texts(Pool):
    """A pool of plain texts."""

    def __init__(self) -> None:
        super().__init__("text")

    def of(self, text: str | None) -> int:
        """Return the number of a text, put on one line; -1 for none."""
        text = one_line(text).strip() if text else ""
        return self.number(text, text) if text else -1

    def to_list(self) -> list[str]:
        """Return the texts by number."""
        return self.columns["text"]


class Table:
    """Columns of equal length.

    Args:
        *fields: Their names.
    """

    def __init__(self, *fields: str) -> None:
        self.columns: dict[str, list[Any]] = {field: [] for field in fields}

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def add(self, **values: Any) -> int:
        """Add a row with a value for each column; returns its number."""
        number = len(self)
        for name, column in self.columns.items():
            column.append(values.pop(name))
        if values:
            raise KeyError(f"no such column: {', '.join(values)}")
        return number
