"""Rows of tables as mappings, from Parquet files or a database, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tpo_ie.tables.query import ask, open_results
from tpo_ie.tables.reading import batches, rows
from tpo_ie.tables.schema import schema

Row = dict[str, Any]
Rows = Callable[[str], Iterator[Row]]
"""Yields the rows of the table with a name."""


def folder_rows(folder: Path) -> Rows:
    """Return a reader of the Parquet tables of an output folder; see :func:`tpo_ie.tables.reading.batches`."""

    def read(name: str) -> Iterator[Row]:
        for batch in batches(folder, schema().table(name)):
            names = batch.schema.names
            for values in rows(batch):
                yield dict(zip(names, values, strict=True))

    return read


@contextmanager
def database_rows(path: Path) -> Iterator[Rows]:
    """Open a database and give a reader of its tables; see :func:`tpo_ie.tables.query.open_results`."""
    with open_results(path) as connection:

        def read(name: str) -> Iterator[Row]:
            # A cursor of its own: tables are read side by side.
            answer = ask(connection.cursor(), f'SELECT * FROM "{schema().table(name).name}"')  # noqa: S608
            for values in answer.rows:
                yield dict(zip(answer.columns, values, strict=True))

        yield read
