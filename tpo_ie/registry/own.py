"""Rows of the user's own, laid over built-in entries with the same id: cells left empty stay as they are."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from tpo_ie.errors import ResourceError
from tpo_ie.resources import Row, read_tsv

EMPTY = "-"  # a cell that takes away what the built-in entry has
ADDED = "+"  # before values that are added to a list of the built-in entry
_FREE = "note"  # a column that is the user's own affair


@dataclass(frozen=True)
class OwnRows:
    """The rows of a user's file.

    Args:
        rows: The rows; every column that there is stands in each of them.
        warnings: What is odd but does no harm, one sentence each, with file and line.
    """

    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()


def own_rows(text: str, source: str, required: tuple[str, ...], columns: Iterable[str]) -> OwnRows:
    """Read the user's rows.

    Args:
        text: The file's text.
        source: Its name, for messages.
        required: Columns that must be there.
        columns: All columns that are read.

    Raises:
        ResourceError: A column is missing or stands twice, a row has too many cells, an id stands twice; names
            file and line.
    """
    known = tuple(columns)
    number, header = _header(text)
    if len(header) == 1 and len(header[0].split()) > 1:
        raise ResourceError(f"{source}:{number}: one column {header[0]!r}; columns are divided by tabs")
    for column in header:
        if header.count(column) > 1:
            raise ResourceError(f"{source}:{number}: the column {column!r} stands twice")
    notes = [
        f"{source}:{number}: the column {column!r} is not read{_suggestion(column, known)}"
        for column in header
        if column not in known and column != _FREE
    ]
    seen: dict[str, str] = {}
    rows = []
    for row in read_tsv(text, source, required):
        if not row["id"]:
            raise ResourceError(f"{row.source}: id is empty")
        if row["id"] in seen:
            raise ResourceError(f"{row.source}: the id {row['id']!r} stands twice, first at {seen[row['id']]}")
        seen[row["id"]] = row.source
        rows.append(Row({column: row.values.get(column, "") for column in known}, row.source))
    return OwnRows(tuple(rows), tuple(notes))


def laid_over(row: Row, below: dict[str, str]) -> Row:
    """Return a row with the cells of the built-in entry where its own are empty.

    Args:
        row: The user's row.
        below: The built-in entry's cells.
    """
    return Row({column: _cell(value, below.get(column, "")) for column, value in row.values.items()}, row.source)


def _cell(value: str, below: str) -> str:
    if value.startswith(ADDED):
        return "|".join(part for part in (below, value.removeprefix(ADDED)) if part)
    return "" if value == EMPTY else value or below


def written(*values: str) -> list[str]:
    """Return the names that stand in a user's cells."""
    return [name for value in values if (name := value.removeprefix(ADDED).strip()) and name != EMPTY]


def _header(text: str) -> tuple[int, list[str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            return number, [cell.strip() for cell in line.split("\t")]
    return 1, []


def _suggestion(given: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(given, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
