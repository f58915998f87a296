"""Sheets as Markdown."""

from __future__ import annotations

import re
from typing import Any

from tpo_ie.evaluation.reporting.sheets import remarks, sheets
from tpo_ie.evaluation.reporting.values import Row, Sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])")
_LEFT = ("definition", "predicted instead")
_SPACE = re.compile(r"\s+")


def to_markdown(result: dict[str, Any], *, details: bool = True) -> str:
    """Return a result as a Markdown page: every table of the terminal, definitions in a column of their own.

    Args:
        result: A result of ``evaluate`` or ``score_scheme``.
        details: Every score, label and confusion; else the chief scores only.

    Returns:
        GitHub-flavoured Markdown; what comes from documents is escaped.
    """
    parts = ["# Evaluation", *(_table(sheet) for sheet in sheets(result, details=details))]
    parts.append("\n".join(f"- {_plain(line)}" for line in remarks(result)))
    return "\n\n".join(parts) + "\n"


def _table(sheet: Sheet) -> str:
    defined = any(row.definition for row in sheet.rows)
    columns = (*sheet.columns, "definition") if defined else sheet.columns
    marks = [":--" if column in _LEFT or not n else "--:" for n, column in enumerate(columns)]
    lines = [f"## {_plain(sheet.title)}", "", _line(columns), "|" + "|".join(marks) + "|"]
    return "\n".join([*lines, *(_line(_cells(row, defined=defined)) for row in sheet.rows)])


def _cells(row: Row, *, defined: bool) -> tuple[str, ...]:
    cells = (row.name, *row.cells)
    return (*cells, row.definition) if defined else cells


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(_plain, cells)) + " |"


def _plain(text: str) -> str:
    """Return text so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())
