"""JSON Lines: a document object or flat record in each line."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.fields import record_of
from tpo_ie.records.formats.json_object import parse
from tpo_ie.records.lines import Line, read_lines
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read JSON Lines, one line at a time.

    Args:
        source: The file.
        context: How to read; faults of a line are reported with its number.

    Yields:
        Records; one without an id is called ``FILE:LINE``.

    Raises:
        Fault: The file cannot be opened or has no lines.
    """
    found = False
    for line in read_lines(source, context):
        if not line.text.strip() and not line.fault:
            continue
        found = True
        place = f"{source.place}:{line.number}"
        try:
            yield _record(line, source, context, place)
        except Fault as fault:
            # Half a line behind a damage was reported with the damage.
            if not line.resumed and not line.cut:
                context.report(place, fault)
        if line.cut and line.fault:
            context.report(place, line.fault)
    if not found:
        raise Fault("empty")


def _record(line: Line, source: Source, context: Context, place: str) -> Record:
    """Read a line; one that the stream broke off in may be whole all the same."""
    if line.fault and not line.cut:
        raise line.fault
    return record_of(parse(line.text.rstrip()), context.options.fields, f"{source.name}:{line.number}", place)
