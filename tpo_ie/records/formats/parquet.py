"""Parquet: a record in each row, read by row group."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from tpo_ie.extras import require
from tpo_ie.records.compression import chunks_of
from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.formats.arrow_rows import BATCH, columns_to_read, records_of
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read the rows of a Parquet file.

    Args:
        source: The file.
        context: How to read; faults are reported with the number of the row, from 1.

    Yields:
        Records; one without an id is called ``FILE:ROW``.

    Raises:
        Fault: The file cannot be read or has no rows, or no column for the text.
    """
    arrow, parquet = require("pyarrow"), require("pyarrow.parquet")
    with _seekable(source) as file:
        try:
            table = parquet.ParquetFile(file, pre_buffer=False)
            names = list(table.schema_arrow.names)
            sizes = [table.metadata.row_group(group).num_rows for group in range(table.num_row_groups)]
        except (arrow.ArrowException, OSError, ValueError) as error:
            raise Fault("not_parquet", reason=_first_line(error)) from None
        if not sum(sizes):
            raise Fault("empty")
        columns = columns_to_read(names, source, context)
        first = 1
        for group, size in enumerate(sizes):
            row = first
            try:
                for batch in table.iter_batches(BATCH, row_groups=[group], columns=columns, use_threads=False):
                    yield from records_of(batch, row, source, context)
                    row += len(batch)
            except (arrow.ArrowException, OSError, ValueError) as error:
                fault = Fault("rows_lost", first=row, last=first + size - 1, reason=_first_line(error))
                context.report(f"{source.place}:{row}", fault)
            first += size


@contextmanager
def _seekable(source: Source) -> Iterator[BinaryIO]:
    """Open a source for reading at any place; what is compressed or a stream goes to a temporary file first."""
    with source.open() as file:
        if source.path is not None and not source.compression and file.seekable():
            yield file
            return
        with tempfile.TemporaryFile() as copy:
            for chunk in chunks_of(file, source.compression):
                copy.write(chunk)
            copy.seek(0)
            yield copy


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
