"""The Parquet tables of an output folder, read a batch at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpo_ie.errors import InputError
from tpo_ie.extras import require
from tpo_ie.tables.arrow import VERSION_KEY, arrow_schema
from tpo_ie.tables.schema import Relation, schema
from tpo_ie.tables.shards import FOLDER

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.dataset as ds

BATCH_ROWS = 4096
_DIGITS = re.compile(r"(\d+)")


def shard_files(out_dir: str | Path, name: str) -> list[Path]:
    """Return the Parquet files of a table in the order of their numbers; empty when there are none."""
    return sorted((Path(out_dir) / FOLDER / name).glob("*.parquet"), key=_by_number)


def has_tables(out_dir: str | Path) -> bool:
    """Say whether a folder holds Parquet tables."""
    return any(shard_files(out_dir, table.name) for table in schema().tables)


def dataset(out_dir: str | Path, table: Relation) -> ds.Dataset:
    """Return a table as an Arrow dataset, which reads its files when it is scanned.

    Args:
        out_dir: The output folder; a table without files is empty.
        table: The table.

    Raises:
        InputError: A file is no Parquet file or of another version of the tables; names it.
        MissingExtraError: pyarrow is not installed.
    """
    dataset_ = require("pyarrow.dataset")
    arrow = arrow_schema(table)
    files = shard_files(out_dir, table.name)
    for file in files:
        _check(file, arrow)
    if not files:
        return dataset_.dataset(arrow.empty_table())
    return dataset_.dataset([str(file) for file in files], schema=arrow, format="parquet")


def batches(out_dir: str | Path, table: Relation) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table in batches of at most :data:`BATCH_ROWS`; memory does not grow with their number.

    Args:
        out_dir: The output folder.
        table: The table.

    Raises:
        InputError: A file is no Parquet file or of another version of the tables; names it.
        MissingExtraError: pyarrow is not installed.
    """
    parquet = require("pyarrow.parquet")
    arrow = arrow_schema(table)
    for path in shard_files(out_dir, table.name):
        _check(path, arrow)
        # Not a dataset: its scanner keeps what it has read of every file.
        try:
            with parquet.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
                for batch in file.iter_batches(BATCH_ROWS, use_threads=False):
                    yield batch.select(arrow.names).cast(arrow)
        except (OSError, require("pyarrow").ArrowException) as error:
            raise _broken(path, error) from None


def rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a batch as Python values."""
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _check(file: Path, arrow: pa.Schema) -> None:
    try:
        found = require("pyarrow.parquet").read_schema(file)
    except (OSError, require("pyarrow").ArrowException) as error:
        raise _broken(file, error) from None
    version = (found.metadata or {}).get(VERSION_KEY)
    if version is None or not found.equals(arrow):
        has = f"of version {version.decode()} of the tables" if version else "no table of tpo-ie"
        raise InputError(f"{file}: is {has}; this program reads version {schema().version}")


def _broken(file: Path, error: Exception) -> InputError:
    return InputError(f"{file}: not a whole Parquet file: {str(error).splitlines()[0]}")


def _by_number(path: Path) -> tuple[str | int, ...]:
    return tuple(int(part) if i % 2 else part for i, part in enumerate(_DIGITS.split(path.name)))
