"""Entries of the agency registry, read from TSV files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date

from tpo_ie.errors import ResourceError
from tpo_ie.registry.own import laid_over, own_rows, written
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
        source: What the entry rests on: a code of the compiler's, or as ``origin``.
        origin: Where the entry stands: ``file:line`` or ``pattern:ID``.
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
    origin: str = ""

    def valid(self, on: date | None) -> bool:
        """Say whether the body exists on a day; without a day, whether it still exists."""
        if on is None:
            return self.valid_to is None
        day = on.isoformat()
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to + "~")


@dataclass(frozen=True, slots=True)
class OwnAgencies:
    """What a user's file of bodies holds.

    Args:
        bodies: The bodies.
        forms: The names that stand in the file, each with the id of its body.
        corrected: Names of built-in bodies and what the user calls them instead.
        warnings: What is odd but does no harm, with file and line.
    """

    bodies: tuple[Agency, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


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


def read_own_agencies(text: str, source: str, built_in: Callable[[str], Agency | None]) -> OwnAgencies:
    """Read the user's bodies, laid over the built-in ones with the same ids.

    Args:
        text: The file's text; see :func:`read_agencies`.
        source: Its name, for messages.
        built_in: Returns the built-in body with an id.

    Raises:
        ResourceError: See :func:`read_agencies`.
    """
    read = own_rows(text, source, _COLUMNS, (field.name for field in fields(Agency) if field.name != "origin"))
    bodies, forms, corrected = [], [], []
    for row in read.rows:
        names = written(row["name"], *row.list("acronyms"), *row.list("aliases"))
        forms += [(name, row["id"]) for name in names]
        below = built_in(row["id"])
        body = _agency(row if below is None else _over(row, below))
        bodies.append(body)
        if below is not None and body.name != below.name:
            corrected.append((below.name, body.name))
    return OwnAgencies(tuple(bodies), tuple(forms), tuple(corrected), read.warnings)


def _over(row: Row, below: Agency) -> Row:
    held = asdict(below).items()
    cells = {name: "|".join(value) if isinstance(value, tuple) else value or "" for name, value in held}
    if row["name"] and row["name"] != below.name:  # texts go on using the name that was corrected
        cells["aliases"] = "|".join((*below.aliases, below.name))
    return laid_over(row, cells | {"source": ""})


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
        origin=row.source,
    )
