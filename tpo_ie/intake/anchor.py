"""The day that `Jumat`, `kemarin`, `pekan lalu` count from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from tpo_ie.resources import package_text, parse_yaml

_PACKAGE = "tpo_ie.intake"
_EARLY = 2500  # characters of the story that are searched
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_YEARS = range(1950, 2100)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
_DAYTIME = r"(?:\s+(?:dini\s+hari|pagi|siang|sore|petang|malam))?"


@cache
def _weekdays() -> dict[str, int]:
    calendar = parse_yaml(package_text(_PACKAGE, "calendar.yaml"), f"{_PACKAGE}/calendar.yaml")
    return {str(name): int(number) for name, number in calendar["weekdays"].items()}


@cache
def _months() -> dict[str, int]:
    calendar = parse_yaml(package_text(_PACKAGE, "calendar.yaml"), f"{_PACKAGE}/calendar.yaml")
    return {str(name): int(number) for name, number in calendar["months"].items()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the shapes of full dates, most telling first."""
    weekday, month = "|".join(_weekdays()), "|".join(sorted(_months(), key=len, reverse=True))
    day = rf"\b(?:{weekday}){_DAYTIME}\s*,?\s*\(?"
    return (
        re.compile(rf"{day}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}|\d{{2}})\b", re.IGNORECASE),
        re.compile(rf"{day}(\d{{1,2}})\s+({month})\s+(\d{{4}})\b", re.IGNORECASE),
        re.compile(rf"\b(\d{{1,2}})(?:/|\s+)({month}|\d{{1,2}})(?:/|\s+)(\d{{4}})\b", re.IGNORECASE),
    )


@cache
def _day_and_month() -> re.Pattern[str]:
    """`Senin (17/7)`: the weekday tells the year."""
    return re.compile(rf"\b({'|'.join(_weekdays())}){_DAYTIME}\s*,?\s*\((\d{{1,2}})/(\d{{1,2}})\)", re.IGNORECASE)


def published_day(published: str | None) -> date | None:
    """Read the publication date of the input.

    Args:
        published: ISO date or date-time, or a date as the press writes it; may be anything.

    Returns:
        The day; None when there is none or it cannot be read.
    """
    if not published:
        return None
    match = _ISO.match(published.strip())
    if match:
        return _day(match.group(3), match.group(2), match.group(1))
    return day_in((published,))


def day_in(texts: Iterable[str]) -> date | None:
    """Read the day of an article off its text.

    Reports give the day of the statement or the event with its weekday; the latest of these near
    the top is the day of the report, as a story goes back in time and seldom forward. A day without
    year counts when its weekday fits a year that the text names or the year after.

    Args:
        texts: The parts to search, best first (a clock line, the story).

    Returns:
        The day; None when no part tells one.
    """
    for text in texts:
        early = text[:_EARLY]
        weekday_numeric, weekday_written, bare = (
            [day for match in pattern.finditer(early) if (day := _day(*match.groups()))] for pattern in _patterns()
        )
        with_weekday = weekday_numeric + weekday_written
        years = {day.year for day in with_weekday} | {int(year.group()) for year in _YEAR.finditer(text)}
        with_weekday += _yearless(early, years)
        if with_weekday:
            return max(with_weekday)
        if bare:
            return bare[0]
    return None


def _yearless(early: str, named: set[int]) -> Iterator[date]:
    years = sorted(named | {max(named) + 1}, reverse=True) if named else []
    for match in _day_and_month().finditer(early):
        weekday = _weekdays()[match.group(1).casefold()]
        days = (_day(match.group(2), match.group(3), str(year)) for year in years)
        fitting = next((day for day in days if day and day.weekday() == weekday), None)
        if fitting:
            yield fitting


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _months().get(month.casefold(), 0)
    full_year = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        return date(full_year, number, int(day)) if full_year in _YEARS else None
    except ValueError:
        return None
