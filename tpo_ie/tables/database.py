"""``results.duckdb``: the tables with ready views, and a table that says what they mean."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tpo_ie.errors import InputError
from tpo_ie.extras import require
from tpo_ie.records.paths import move
from tpo_ie.tables.arrow import arrow_schema
from tpo_ie.tables.reading import batches, dataset
from tpo_ie.tables.schema import schema

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

NAME = "results.duckdb"
INFO_COLUMNS = ("schema_version", "name", "kind", "column_number", "column_name", "type", "meaning_en", "meaning_id")
NO_EXTENSIONS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_MOST_THREADS = 4
_PLACE = re.compile(r"\n+LINE \d+:.*", re.DOTALL)
_MEMORY = "512MB"


def build_duckdb(out_dir: str | Path) -> Path:
    """Build ``results.duckdb`` from the Parquet tables of an output folder.

    Args:
        out_dir: The output folder; tables without files are empty.

    Returns:
        The file, which holds the tables, the views and ``schema_info``; it replaces an earlier one when complete.

    Raises:
        InputError: A Parquet file is broken or of another version; names it.
        MissingExtraError: duckdb or pyarrow is not installed.
    """
    path = Path(out_dir) / NAME
    part = path.with_name(f"{NAME}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.unlink(missing_ok=True)
        with working_memory(path) as settings, require("duckdb").connect(str(part), config=settings) as connection:
            pa = require("pyarrow")
            for table in schema().tables:
                reader = pa.RecordBatchReader.from_batches(arrow_schema(table), batches(out_dir, table))
                connection.register("parquet_rows", reader)
                connection.execute(f'CREATE TABLE "{table.name}" AS FROM parquet_rows')
                connection.unregister("parquet_rows")
            connection.register("info_rows", schema_info())
            connection.execute("CREATE TABLE schema_info AS FROM info_rows")
            connection.unregister("info_rows")
            connection.begin()  # one write for the hundreds of statements that follow
            create_views(connection)
            _comment(connection)
            connection.commit()
        move(part, path)
    except require("duckdb").Error as error:
        raise InputError(f"{path}: cannot be built: {reason_of(error)}") from None
    finally:
        for name in (part.name, f"{part.name}.wal"):
            path.with_name(name).unlink(missing_ok=True)
    return path


def register_tables(connection: duckdb.DuckDBPyConnection, out_dir: str | Path) -> None:
    """Make the Parquet tables of an output folder and the views known to a connection, without copying them."""
    for table in schema().tables:
        connection.register(table.name, dataset(out_dir, table))
    connection.register("schema_info", schema_info())
    create_views(connection)


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the views over the tables that a connection knows."""
    for view in schema().views:
        connection.execute(f'CREATE VIEW "{view.name}" AS {view.query}')


def schema_info() -> pa.Table:
    """Return a row for each table and view (its column fields empty) and for each of their columns."""
    rows: list[tuple[str | int | None, ...]] = []
    for relation in schema().relations:
        owner = (schema().version, relation.name, relation.kind)
        rows.append((*owner, 0, None, None, relation.meaning["en"], relation.meaning["id"]))
        for number, column in enumerate(relation.columns, start=1):
            meaning = column.meaning
            rows.append((*owner, number, column.name, column.sql_type, meaning["en"], meaning["id"]))
    table: pa.Table = require("pyarrow").table(dict(zip(INFO_COLUMNS, zip(*rows, strict=True), strict=True)))
    return table


def reason_of(error: Exception) -> str:
    """Return an error of DuckDB in one line, without the copy of the query that follows it."""
    return " ".join(_PLACE.sub("", str(error)).split())


@contextmanager
def working_memory(path: Path) -> Iterator[dict[str, str]]:
    """Lend a folder beside a file for what does not fit into memory.

    Args:
        path: The file to be built.

    Yields:
        Settings of a DuckDB connection that keep its memory bounded and let it load nothing.
    """
    folder = path.with_name(f"{path.name}.spill")
    try:
        yield {
            "memory_limit": _MEMORY,
            "threads": str(min(os.cpu_count() or 1, _MOST_THREADS)),
            "temp_directory": str(folder),
            **NO_EXTENSIONS,
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _comment(connection: duckdb.DuckDBPyConnection) -> None:
    """Attach the meanings to tables, views and columns, where database tools show them."""
    for relation in schema().relations:
        connection.execute(f'COMMENT ON {relation.kind.upper()} "{relation.name}" IS {_text(relation.meaning["en"])}')
        for column in relation.columns:
            connection.execute(f'COMMENT ON COLUMN "{relation.name}"."{column.name}" IS {_text(column.meaning["en"])}')


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
