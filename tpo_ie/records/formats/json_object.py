"""JSON: one document object or flat record in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.fields import record_of
from tpo_ie.records.formats.text import whole_text
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read a JSON file.

    Args:
        source: The file.
        context: How to read.

    Yields:
        Its record.

    Raises:
        Fault: It cannot be read, is not JSON or holds no record.
    """
    text = whole_text(source, context)
    if not text.strip():
        raise Fault("empty")
    yield record_of(parse(text), context.options.fields, source.stem, source.place)


def parse(text: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        Fault: It is not JSON or nested too deeply; names line and column.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno if error.lineno > 1 else None
        raise Fault("not_json", line=line, column=error.colno, reason=error.msg) from None
    except RecursionError:
        raise Fault("depth") from None
    except ValueError as error:  # a number with more digits than Python converts
        raise Fault("not_json", column=1, reason=str(error)) from None
