"""Tables in Markdown."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; ``|`` and line breaks in cells are made harmless.

    Args:
        header: Names of the columns.
        rows: The cells of each row.
    """
    lines = [_line(header), _line(["---"] * len(header)), *map(_line, rows)]
    return "\n".join(lines) + "\n"


def code(text: object) -> str:
    """Return a text as inline code; in a table backticks cannot hold ``|``."""
    if "|" in str(text):
        return f"<code>{html.escape(str(text)).replace('|', '&#124;')}</code>"
    return f"`{text}`" if str(text) else ""


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(" ".join(str(cell).replace("|", "\\|").split()) for cell in cells) + " |"
