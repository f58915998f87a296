"""Tables in Arrow's terms: types, schema with its version, rows to record batches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tpo_ie.extras import require
from tpo_ie.tables.schema import Relation, schema

if TYPE_CHECKING:
    import pyarrow as pa

VERSION_KEY = b"tpo_ie.tables.version"
NAME_KEY = b"tpo_ie.tables.name"
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def arrow_schema(table: Relation) -> pa.Schema:
    """Return the schema of a table; name and version of the table are in its metadata.

    Args:
        table: The table.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = require("pyarrow")
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "strings": pa.list_(pa.string()),
        "integers": pa.list_(pa.int64()),
    }
    fields = [
        pa.field(column.name, types[column.type], metadata={b"meaning": column.meaning["en"].encode()})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={NAME_KEY: table.name.encode(), VERSION_KEY: schema().version.encode()})


def arrow_table(rows: list[dict[str, Any]], arrow: pa.Schema) -> pa.Table:
    """Return rows as an Arrow table.

    Args:
        rows: One dict per row with every column.
        arrow: The schema.

    Returns:
        The table; halves of surrogate pairs, which no file can hold, are U+FFFD in it.
    """
    pa = require("pyarrow")
    columns = []
    for field in arrow:
        values = [row[field.name] for row in rows]
        try:
            columns.append(pa.array(values, field.type))
        except UnicodeError:
            columns.append(pa.array([_whole(value) for value in values], field.type))
    return pa.table(columns, schema=arrow)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF_PAIR.sub("\ufffd", value)  # one for one: offsets stay right
    return [_whole(item) for item in value] if isinstance(value, list) else value
