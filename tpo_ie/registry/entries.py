"""Entries of the agency registry, read from TSV files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tpo_ie.errors import ResourceError
from tpo_ie.resources import Row, read_tsv

_COLUMNS = ("id", "name", "kind")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Agency:
    """A body.

    Args:
        id: Stable id.
        name: Canonical name, written out.
        kind: ``police``, ``immigration-office``, ``ministry`` …
        level: ``national``, ``provincial``, ``regency``, ``city``.
        acronyms: Acronyms, e.g. ``BP3MI``.
        aliases: Other names in use.
        parent: Id of the body it belongs to.
        region: Name of the region it serves.
        valid_from: First day (ISO, possibly only year or month).
        valid_to: Last day.
        successors: Ids of the bodies that followed it.
        source: Where the entry comes from: ``file:line`` or ``pattern:ID``.
    """

    id: str
    name: str
    kind: str
    level: str = ""
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    region: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    source: str = ""

    def valid(self, on: date | None) -> bool:
        """Say whether the body exists on a day; without a day, whether it still exists."""
        if on is None:
            return self.valid_to is None
        day = on.isoformat()
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to + "~")


def read_agencies(text: str, source: str) -> Iterator[Agency]:
    """Read bodies from a TSV.

    Args:
        text: The file's text; columns ``id``, ``name``, ``kind`` and any other field of :class:`Agency`.
        source: Its name, for messages.

    Raises:
        ResourceError: A column is missing, a cell is empty that must not be, or a day is none; names file and line.
    """
    for row in read_tsv(text, source, _COLUMNS):
        yield _agency(row)


def _agency(row: Row) -> Agency:
    def cell(column: str) -> str | None:
        return row.values.get(column) or None

    def cells(column: str) -> tuple[str, ...]:
        return row.list(column) if column in row.values else ()

    for column in _COLUMNS:
        if not row[column]:
            raise ResourceError(f"{row.source}: {column} is empty")
    for column in ("valid_from", "valid_to"):
        day = cell(column)
        if day is not None and not _DAY.fullmatch(day):
            raise ResourceError(f"{row.source}: {column} is {day!r}, not a year, month or day such as 2024-10-21")
    return Agency(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        level=cell("level") or "",
        acronyms=cells("acronyms"),
        aliases=cells("aliases"),
        parent=cell("parent"),
        region=cell("region"),
        valid_from=cell("valid_from"),
        valid_to=cell("valid_to"),
        successors=cells("successors"),
        source=cell("source") or row.source,
    )
