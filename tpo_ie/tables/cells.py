"""Cells of spreadsheets: text that is no formula, lists on one line."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

LIST_SEPARATOR = " | "
# What makes a spreadsheet compute a cell, also after spaces and in full-width form (OWASP, `CSV Injection`);
# apostrophes in front are looked through so that one can be added and taken away again.
_FORMULA = re.compile(r"['\s\ufeff\u200b]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet could take a text for a formula."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Return a text with ``'`` in front where a spreadsheet could take it for a formula.

    Taking one ``'`` away from every text that starts so and looks like a formula gives the original back.

    See Also:
        https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{text}" if looks_like_formula(text) else text


def flat(value: Any) -> Any:
    """Return a value with a list as one text; None, text, numbers and days stay."""
    return LIST_SEPARATOR.join(map(plain, value)) if isinstance(value, (list, tuple)) else value


def csv_cell(value: Any) -> str:
    """Return a cell of a CSV file: empty for None, text guarded, numbers and days in their own form.

    Args:
        value: Text, number, truth value, day, list of these, or None.
    """
    if value is None:
        return ""
    if isinstance(value, (bool, int, float, date)):
        return plain(value)
    flattened = flat(value)
    return guarded(flattened if isinstance(flattened, str) else str(flattened))


def plain(value: Any) -> str:
    """Return a value as text: whole numbers without a point, ``true`` and ``false``, days as ISO 8601."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)
