"""Rows of Arrow record batches, as Parquet files and saved data sets hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.fields import record_of
from tpo_ie.records.formats.delimited import check_columns, listed
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source

BATCH = 64
"""Rows that are turned into Python values at a time."""


def columns_to_read(names: list[str], source: Source, context: Context) -> list[str]:
    """Return the columns of a table that records need.

    Args:
        names: All its columns.
        source: Where it stands.
        context: How to read; warned of columns that the user named but that are not there.

    Raises:
        Fault: There is no column for the text.
    """
    fields = context.options.fields
    for name in check_columns(names, fields):
        context.warn(source.place, Fault("no_column", field=name, columns=listed(names)))
    wanted = {*fields.names, "meta", "attributes"}
    wanted |= {name.partition(".")[0] for name in wanted}
    return [name for name in names if name in wanted]


def records_of(batch: Any, first: int, source: Source, context: Context) -> Iterator[Record]:
    """Read the rows of a batch.

    Args:
        batch: A ``pyarrow.RecordBatch``.
        first: Number of its first row in the source.
        source: Where it stands.
        context: How to read; faults are reported with the number of the row.

    Yields:
        Records.
    """
    for start in range(0, len(batch), BATCH):
        piece = batch.slice(start, BATCH)
        for offset, row in enumerate(_values(piece)):
            number = first + start + offset
            place = f"{source.place}:{number}"
            try:
                if isinstance(row, Fault):
                    raise row
                yield record_of(row, context.options.fields, f"{source.name}:{number}", place)
            except Fault as fault:
                context.report(place, fault)


def _values(piece: Any) -> list[Any]:
    """Return rows as dicts; a Fault for one whose values Python cannot have, such as strings that are not UTF-8."""
    try:
        return list(piece.to_pylist())
    except (ValueError, OverflowError, OSError) as error:
        if len(piece) > 1:
            return [row for i in range(len(piece)) for row in _values(piece.slice(i, 1))]
        if isinstance(error, UnicodeDecodeError):
            return [Fault("undecodable", byte=error.start, encoding="UTF-8", reason=error.reason)]
        return [Fault("unreadable", reason=str(error))]
