"""CSV and TSV with a header: a record in each row."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.fields import record_of
from tpo_ie.records.formats.rows import Rows, cells_of
from tpo_ie.records.lines import Line, read_lines
from tpo_ie.records.options import FieldMap
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source

_DELIMITERS = ",;\t"


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read rows, one at a time.

    The delimiter of ``.csv`` is the one of comma, semicolon and tab that finds the text's column in the header.

    Args:
        source: The file.
        context: How to read; faults of a row are reported with the number of its first line.

    Yields:
        Records; one without an id is called ``FILE:LINE``.

    Raises:
        Fault: The file cannot be opened, has no rows, or no column for the text.
    """
    fields = context.options.fields
    lines = read_lines(source, context)
    header = next((line for line in lines if line.text.strip() or line.fault), None)
    if header is None:
        raise Fault("empty")
    delimiter = None if source.kind == ".csv" else "\t"
    if header.text.startswith("sep=") and len(header.text.strip()) == 5:  # Excel's way to name it
        delimiter, header = header.text[4], next(lines, header)
    if header.fault:
        raise header.fault
    delimiter = delimiter or _delimiter(header, fields)
    columns = columns_of(header, delimiter)
    for name in check_columns(columns, fields):
        context.warn(source.place, Fault("no_column", field=name, columns=listed(columns)))
    number = None
    for number, row in Rows(lines, delimiter, len(columns), context.options.max_bytes):
        place = f"{source.place}:{number}"
        try:
            if isinstance(row, Fault):
                raise row
            values = {name: cell for name, cell in zip(columns, row, strict=False) if cell}
            yield record_of(values, fields, f"{source.name}:{number}", place)
        except Fault as fault:
            context.report(place, fault)
    if number is None:
        raise Fault("empty")


def columns_of(header: Line, delimiter: str) -> list[str]:
    """Return the names in a header."""
    return [cell.strip() for cell in cells_of(header.text, delimiter)]


def check_columns(columns: list[str], fields: FieldMap) -> list[str]:
    """Check that a table has what is asked for.

    Args:
        columns: Its columns.
        fields: Names that are looked up.

    Returns:
        Columns that the user named but that are not there.

    Raises:
        Fault: There is no column for the text.
    """
    if not _has(columns, fields.text):
        raise Fault("no_column", field=fields.text, columns=listed(columns))
    return [name for name in fields.chosen if not _has(columns, name)]


def _has(columns: list[str], name: str) -> bool:
    return name in columns or name.partition(".")[0] in columns


def listed(columns: list[str]) -> str:
    """Return the names of columns for a message, not more than 20."""
    return ", ".join(columns[:20]) + (", …" if len(columns) > 20 else "")


def _delimiter(header: Line, fields: FieldMap) -> str:
    found = {delimiter: columns_of(header, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda delimiter: (fields.text in found[delimiter], len(found[delimiter])))
