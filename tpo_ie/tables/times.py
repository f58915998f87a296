"""Days from what documents hold as text: publication, ISO 8601 times of actions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

from tpo_ie.document import Document

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


def day_of(text: object) -> date | None:
    """Return the day of an ISO 8601 date or date and time; None when the text is neither."""
    match = _DAY.fullmatch(text.strip()) if isinstance(text, str) else None
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def report_date(document: Document) -> date | None:
    """Return the day of a report: of publication, else the day in the text that relative dates count from."""
    return day_of(document.meta.published) or day_of(document.meta.attributes.get("date_anchor"))


def bounds(times: Iterable[str]) -> tuple[date | None, date | None]:
    """Return the first and last day of ISO 8601 days, months, years and intervals.

    Args:
        times: The values; one that is no real day (``2023-02-30``) does not count.

    Returns:
        Both days; None when no value counts.
    """
    days = [day for value in times for part in value.split("/") for day in _ends(part)]
    return (min(days), max(days)) if days else (None, None)


def month_of(start: date | None, end: date | None, report: date | None) -> tuple[date | None, str | None]:
    """Return the month to count an action under, as its first day, and where it comes from.

    Args:
        start: First day of the action.
        end: Last day.
        report: Day of the report; counts where the action has no day or runs over several months.

    Returns:
        The month and ``time`` or ``report``; two None without any day.
    """
    if start is not None and end is not None and (start.year, start.month) == (end.year, end.month):
        return start.replace(day=1), "time"
    return (report.replace(day=1), "report") if report is not None else (None, None)


def _ends(value: str) -> tuple[date, ...]:
    numbers = [int(part) for part in value.split("-")]
    try:
        if len(numbers) == 3:
            return (date(*numbers),)
        year, month = numbers if len(numbers) == 2 else (numbers[0], None)
        last = month or 12
        return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return ()
