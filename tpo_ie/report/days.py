"""Days as numbers, which columns hold in little space."""

from __future__ import annotations

from datetime import date

from tpo_ie.tables.times import bounds, month_of

_EPOCH = date(1970, 1, 1).toordinal()
TIME, REPORT, UNKNOWN = 0, 1, 2
"""Where the day of an action comes from: its own time, the day of the report, nowhere."""


def day_number(day: date | None) -> int | None:
    """Return the number of days since 1 January 1970; None for no day."""
    return None if day is None else day.toordinal() - _EPOCH


def action_day(times: tuple[str, ...], report: date | None) -> tuple[int | None, int]:
    """Return the day to count an action under and where it comes from.

    Args:
        times: The action's times, ISO 8601; they count where they lie in one month.
        report: Day of the report, which counts elsewhere.
    """
    start, end = bounds(times)
    month, source = month_of(start, end, report)
    if month is None:
        return None, UNKNOWN
    return (day_number(start), TIME) if source == "time" else (day_number(report), REPORT)
