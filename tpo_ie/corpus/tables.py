"""Sheets of figures on the terminal and as Markdown, for the commands on annotated data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

from tpo_ie.evaluation.reporting.values import Row, Sheet

__all__ = ["Row", "Sheet", "print_sheets", "to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])")


def print_sheets(sheets: Iterable[Sheet], stream: IO[str], *, remarks: Iterable[str] = ()) -> None:
    """Print sheets as tables, then remarks.

    Args:
        sheets: The sheets.
        stream: Where to.
        remarks: Lines below the tables.
    """
    from rich.console import Console
    from rich.text import Text

    from tpo_ie.evaluation.reporting.terminal import table

    console = Console(file=stream, highlight=False)
    for sheet in sheets:
        console.print(table(sheet))
        console.print()
    for line in remarks:
        console.print(Text(line, style="dim"))


def to_markdown(title: str, sheets: Iterable[Sheet], remarks: Iterable[str] = ()) -> str:
    """Return sheets as a Markdown page.

    Args:
        title: Its heading.
        sheets: The sheets.
        remarks: Lines below the tables.

    Returns:
        GitHub-flavoured Markdown; what comes from documents is escaped.
    """
    parts = [f"# {_plain(title)}", *(_table(sheet) for sheet in sheets)]
    lines = "\n".join(f"- {_plain(line)}" for line in remarks)
    return "\n\n".join([*parts, lines] if lines else parts) + "\n"


def _table(sheet: Sheet) -> str:
    marks = [":--", *["--:"] * (len(sheet.columns) - 1)]
    lines = [f"## {_plain(sheet.title)}", "", _line(sheet.columns), f"|{'|'.join(marks)}|"]
    return "\n".join([*lines, *(_line((row.name, *row.cells)) for row in sheet.rows)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
