"""What tables and views there are: names, columns, types, meanings, and the version of it all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tpo_ie.resources import package_text, parse_yaml

TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "strings": "VARCHAR[]",
    "integers": "BIGINT[]",
}
"""Types of columns, with their names in SQL."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Args:
        name: Its name, which needs no quotes in SQL.
        type: One of :data:`TYPES`.
        meaning: What it holds, by language (``en``, ``id``).
    """

    name: str
    type: str
    meaning: dict[str, str]

    @property
    def sql_type(self) -> str:
        """The type's name in SQL."""
        return TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Relation:
    """A table, or a view over tables.

    Args:
        name: Its name.
        kind: ``table`` or ``view``.
        meaning: What a row is, by language.
        columns: The columns, in order.
        key: The column that is unique; None for views.
        sheet: Whether it has a sheet in the workbook.
    """

    name: str
    kind: str
    meaning: dict[str, str]
    columns: tuple[Column, ...]
    key: str | None = None
    sheet: bool = True

    @property
    def query(self) -> str:
        """The query of a view."""
        return package_text("tpo_ie.tables", f"views/{self.name}.sql")


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables and views.

    Args:
        version: Version of names and meanings; written into every file.
        tables: The tables, in the order in which a reader meets them.
        views: The views, each built from tables and views before it.
    """

    version: str
    tables: tuple[Relation, ...]
    views: tuple[Relation, ...]

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Tables, then views."""
        return self.tables + self.views

    def table(self, name: str) -> Relation:
        """Return the table with this name; raises KeyError when there is none."""
        return {table.name: table for table in self.tables}[name]


@cache
def schema() -> Schema:
    """Return the schema that ships with this version."""
    tables, views = (parse_yaml(package_text("tpo_ie.tables", name), name) for name in ("tables.yaml", "views.yaml"))
    return Schema(
        version=tables["version"],
        tables=tuple(_relation(name, "table", entry) for name, entry in tables["tables"].items()),
        views=tuple(_relation(name, "view", entry) for name, entry in views.items()),
    )


def _relation(name: str, kind: str, entry: dict[str, Any]) -> Relation:
    columns = tuple(Column(column, cell["type"], _meaning(cell)) for column, cell in entry["columns"].items())
    return Relation(name, kind, _meaning(entry), columns, entry.get("key"), entry.get("sheet", True))


def _meaning(entry: dict[str, Any]) -> dict[str, str]:
    return {"en": entry["en"], "id": entry["id"]}
