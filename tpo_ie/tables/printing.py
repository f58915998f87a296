"""Answers to questions: as a table for people, as CSV or JSON for programs."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from itertools import groupby, islice
from typing import IO, Any

from tpo_ie.rendering.characters import one_line
from tpo_ie.tables.cells import csv_cell, plain
from tpo_ie.tables.query import Answer

_BLOCK_ROWS = 200
_LONGEST_CELL = 400


def print_table(answer: Answer, stream: IO[str]) -> None:
    """Print a table for people, in blocks with a head of their own; long cells are shortened and say by how much."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    count = 0
    rows = iter(answer.rows)
    while True:
        block = list(islice(rows, _BLOCK_ROWS))
        if not block and count:
            break
        table = Table(box=None, pad_edge=False, header_style="bold")
        for number, name in enumerate(answer.columns):
            numeric = all(_is_number(row[number]) for row in block) and bool(block)
            table.add_column(Text(one_line(name)), justify="right" if numeric else "left", overflow="fold")
        for row in block:
            table.add_row(*(Text(_shown(value)) for value in row))
        console.print(table)
        count += len(block)
        if len(block) < _BLOCK_ROWS:
            break
    console.print(Text(f"({count} {'row' if count == 1 else 'rows'})", style="dim"))


def print_catalogue(answer: Answer, stream: IO[str]) -> None:
    """Print tables and views for people, the columns of each under its name.

    Args:
        answer: Rows of name, kind, column (None for what tells of the table itself), type and meaning, in order.
        stream: Where to write.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    for number, (name, rows) in enumerate(groupby(answer.rows, key=lambda row: row[0])):
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column()
        for _, kind, column, type_, meaning in rows:
            if column is None:
                console.print(Text.assemble("\n" * bool(number), (name, "bold"), f" ({kind}): {meaning}"))
            else:
                grid.add_row(f"  {column}", type_, Text(meaning))
        console.print(grid)


def print_csv(answer: Answer, stream: IO[str]) -> None:
    """Print CSV: a header, lists joined by `` | ``, ``'`` before text that a spreadsheet could compute."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(csv_cell, answer.columns))
    writer.writerows(map(csv_cell, row) for row in answer.rows)


def print_jsonl(answer: Answer, stream: IO[str]) -> None:
    """Print one JSON object a row."""
    for line in _objects(answer):
        stream.write(line + "\n")


def print_json(answer: Answer, stream: IO[str]) -> None:
    """Print one JSON array with an object for each row."""
    lines = _objects(answer)
    first = next(lines, None)
    if first is None:
        stream.write("[]\n")
        return
    stream.write("[\n" + first)
    for line in lines:
        stream.write(",\n" + line)
    stream.write("\n]\n")


PRINTERS: dict[str, Callable[[Answer, IO[str]], None]] = {
    "table": print_table,
    "csv": print_csv,
    "json": print_json,
    "jsonl": print_jsonl,
}
"""What prints each format."""


def _objects(answer: Answer) -> Iterator[str]:
    names: list[str] = []
    for name in answer.columns:  # two columns of one name would be one key
        new = name
        n = 2
        while new in names:
            new, n = f"{name}_{n}", n + 1
        names.append(new)
    for row in answer.rows:
        yield json.dumps(dict(zip(names, map(_json, row), strict=True)), ensure_ascii=False)


def _json(value: Any) -> Any:
    """Return a value as JSON has it: days as ISO 8601, NaN and infinity as text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (list, tuple)):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float, Decimal)) and not isinstance(value, bool))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple, dict)):
        value = json.dumps(_json(value), ensure_ascii=False)
    text = one_line(plain(value))
    hidden = len(text) - _LONGEST_CELL
    return text if hidden <= 0 else f"{text[:_LONGEST_CELL]} … (+{hidden})"
