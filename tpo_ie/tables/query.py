"""Questions in SQL to results, which they can neither change nor leave."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpo_ie.errors import InputError
from tpo_ie.extras import require
from tpo_ie.tables.database import NAME, NO_EXTENSIONS, reason_of, register_tables
from tpo_ie.tables.reading import has_tables

if TYPE_CHECKING:
    import duckdb

_ROWS = 1024
_READING = frozenset({"SELECT", "MULTI"})  # MULTI: PIVOT


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives.

    Args:
        columns: Names of the columns; two may be the same.
        rows: The rows, fetched as they are read.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def open_results(path: str | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open results for reading: no file but this can be read, nothing written, nothing loaded.

    Args:
        path: ``results.duckdb``, or an output folder, whose Parquet tables are read where they lie.

    Yields:
        A connection that knows the tables, the views and ``schema_info``.

    Raises:
        InputError: There is no such file or folder, or it holds no results.
        MissingExtraError: duckdb or, for a folder, pyarrow is not installed.
    """
    path = Path(path)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    with tempfile.TemporaryDirectory(prefix="tpo-ie-") as spill:
        config = {"temp_directory": spill, "python_enable_replacements": "false", **NO_EXTENSIONS}
        if path.is_dir() and not has_tables(path):
            if not (path / NAME).is_file():
                raise InputError(f"{path}: the folder holds neither Parquet tables (tables/NAME/*.parquet) nor {NAME}")
            path /= NAME
        with _connect(path, config) as connection:
            if path.is_dir():
                register_tables(connection, path)
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield connection


def _connect(path: Path, config: dict[str, str]) -> duckdb.DuckDBPyConnection:
    engine = require("duckdb")
    connection: duckdb.DuckDBPyConnection
    try:
        if path.is_dir():
            connection = engine.connect(":memory:", config=config)
        else:
            connection = engine.connect(str(path), read_only=True, config=config)
    except engine.Error as error:
        raise InputError(f"{path}: cannot be opened: {reason_of(error)}") from None
    return connection


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """Put a question to results.

    Args:
        connection: From :func:`open_results`.
        sql: One statement that reads: ``SELECT``, ``FROM``, ``WITH``, ``DESCRIBE``, ``SUMMARIZE`` or ``PIVOT``.

    Returns:
        The answer; its rows must be read before the next question.

    Raises:
        InputError: The statement is wrong, fails, or does more than read; one line says why.
    """
    duckdb = require("duckdb")
    try:
        statements = connection.extract_statements(sql)
        # DuckDB 1 takes PIVOT apart into statements without a text of their own.
        taken_apart = len(statements) > 1 and not any(statement.query for statement in statements)
        if len(statements) != 1 and not taken_apart:
            raise InputError(f"SQL: one statement is expected, not {len(statements)}")
        kind = statements[-1].type.name
        if kind not in _READING:
            raise InputError(f"SQL: {kind} is refused: results can only be read (SELECT …)")
        for statement in statements:
            connection.execute(statement)
    except duckdb.Error as error:
        raise InputError(f"SQL: {reason_of(error)}") from None
    columns = tuple(column[0] for column in connection.description or ())
    return Answer(columns, _rows(connection, duckdb))


def _rows(connection: duckdb.DuckDBPyConnection, duckdb: Any) -> Iterator[tuple[Any, ...]]:
    try:
        while rows := connection.fetchmany(_ROWS):
            yield from rows
    except duckdb.Error as error:
        raise InputError(f"SQL: {reason_of(error)}") from None
