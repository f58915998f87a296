"""Sheets as tables of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tpo_ie.evaluation.reporting.sheets import remarks, sheets
from tpo_ie.evaluation.reporting.values import Sheet

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def print_result(result: dict[str, Any], console: Console, *, details: bool = False) -> None:
    """Print a result: scores, each above its definition, and what holds for all of them.

    Args:
        result: A result of ``evaluate`` or ``score_scheme``.
        console: Where to.
        details: Every score, label and confusion; else the chief scores only.
    """
    from rich.text import Text

    for sheet in sheets(result, details=details):
        console.print(table(sheet))
        console.print()
    for line in remarks(result):
        console.print(Text(line, style="dim"))
    if not details and "documents" in result:
        console.print(Text("--details prints every measure, label and confusion; --json writes them all.", style="dim"))


def table(sheet: Sheet) -> Table:
    """Return a sheet as a table; a definition stands under the name that it explains."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    title = Text(sheet.title, style="bold")
    made = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=0, show_edge=False)
    made.add_column(sheet.columns[0], overflow="fold")
    for column in sheet.columns[1:]:
        wide = column == "predicted instead"
        made.add_column(column, justify="left" if wide else "right", no_wrap=not wide, overflow="fold")
    for n, row in enumerate(sheet.rows):
        if n and row.section != sheet.rows[n - 1].section:
            made.add_section()
        name = Text(row.name)
        if row.definition:
            name.append(f"\n{row.definition}", style="dim")
        made.add_row(name, *map(Text, row.cells))
    return made
