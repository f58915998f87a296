"""Calendar expressions of Indonesian news as ISO 8601 dates, months, years and intervals (guide, sections 6 and 7)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tpo_ie.entities import calendar_terms as terms
from tpo_ie.entities.calendar_terms import Point

_LONGEST_PHRASE = 120
_DAY_LENGTH = len("2025-06-19")
_MOST_STEPS = 400
_IN_CALENDAR = re.compile(r"(?!0000)\d{4}(?:-\d\d){0,2}(?:/(?!0000)\d{4}(?:-\d\d){0,2})?")


def iso_time(phrase: str, anchor: date | None = None) -> str | None:
    """Return what a calendar expression means.

    Args:
        phrase: The expression: a date (`Jumat (28/7/2023)`), month, year, range (`Januari hingga Juni 2023`), part of a
            year (`semester I 2024`), weekday (`Rabu malam`) or deictic phrase (`pekan lalu`, `dua hari lalu`).
        anchor: The day it is said on; without it only what carries its own year can be resolved.

    Returns:
        ``2023-07-28``, ``2023-07``, ``2023`` or an interval ``2023-01/2023-06``; None when the phrase names no time.
    """
    text = _cleaned(phrase)
    if not text or len(text) > _LONGEST_PHRASE:
        return None
    if terms.ISO.fullmatch(phrase.strip()):
        return phrase.strip()
    for read in _READERS:
        try:
            found = read(text, anchor)
        except (OverflowError, ValueError):  # counted from the anchor, a day before the year 1 or after 9999
            return None
        if found is not None:
            return found if _IN_CALENDAR.fullmatch(found) else None
    stage = terms.STAGE.match(text)
    return iso_time(text[stage.end() :], anchor) if stage else None


def weekday_of(phrase: str) -> int | None:
    """Return the weekday that a phrase begins with, Monday 0 to Sunday 6; None when it begins with none."""
    words = _cleaned(phrase).split(" ", 1)
    return terms.WEEKDAYS.get(words[0])


def _cleaned(phrase: str) -> str:
    text = terms.WEEK.sub("pekan", phrase).casefold()  # `Minggu` is Sunday, `minggu` a week
    for pattern, replacement in terms.CLEAN:
        text = pattern.sub(replacement, text)
    return text.strip()


# -- dates with numbers ------------------------------------------------------------------------


def _numeric(text: str, anchor: date | None) -> str | None:
    match = terms.NUMERIC.search(text)
    if not match:
        return None
    first, last, month, year = match.groups()
    known = int(year) + (2000 if len(year) == 2 else 0) if year else None
    end = _dated(Point(known, int(month), int(last or first)), anchor)
    if last is None:
        return end.iso()
    return _interval(replace(end, day=int(first)), end)


def _span(text: str, anchor: date | None) -> str | None:
    """`Kamis (19/6/2025)-Minggu (13/7/2025)`, `Senin (14/7/2025)-27 Juli`: from one whole date to another."""
    left, dash, right = text.partition("-")
    if not dash or not terms.NUMERIC.search(text):
        return None
    start, end = (_numeric(side, anchor) or _written(side.strip(), anchor) for side in (left, right))
    if start is None or end is None or not len(start) == len(end) == _DAY_LENGTH or start > end:
        return None
    return f"{start}/{end}"


def _written(text: str, anchor: date | None) -> str | None:
    plain = terms.BRACKET.sub(" ", text) if not terms.MONTH_IN_BRACKET.search(text) else text
    match = terms.WRITTEN.fullmatch(re.sub(r"\s+", " ", plain).strip())
    if not match:
        return None
    first, last, month, year = match.groups()
    point = Point(int(year) if year else None, terms.MONTHS[month], int(last or first) if first else None)
    end = _dated(point, anchor)
    return _interval(replace(end, day=int(first)), end) if last else end.iso()


def _year(text: str, anchor: date | None) -> str | None:
    pair = terms.YEAR_PAIR.fullmatch(text)
    if pair:
        return f"{pair.group(1)}/{pair.group(2)}" if pair.group(1) < pair.group(2) else None
    match = terms.YEAR.fullmatch(text)
    return match.group(1) if match else None


def _range(text: str, anchor: date | None) -> str | None:
    """`Januari-Juni 2023`, `28 Mei 2025-23 Juni 2025`, `2021-2023`, `19-21 Juni`: the left inherits from the right."""
    left, dash, right = text.partition("-")
    if not dash or "-" in right:
        return None
    end = _point(right)
    start = _point(left)
    if end is None or start is None:
        return None
    if end.month is not None and start.month is None and start.day is not None:
        start = replace(start, month=end.month)
    end = _dated(end, anchor)
    if start.year is None and end.year is not None and start.month is not None:
        earlier = end.month is not None and start.month > end.month
        start = replace(start, year=end.year - earlier)
    return _interval(_dated(start, anchor), end)


def _point(text: str) -> Point | None:
    text = text.strip()
    while stage := terms.STAGE.match(text):
        text = text[stage.end() :]
    written = terms.WRITTEN.fullmatch(text)
    if written and not written.group(2):
        day, _, month, year = written.groups()
        return Point(int(year) if year else None, terms.MONTHS[month], int(day) if day else None)
    year_only = terms.YEAR.fullmatch(text)
    if year_only:
        return Point(int(year_only.group(1)))
    bare = terms.BARE_DAY.fullmatch(text)
    return Point(day=int(bare.group(1))) if bare else None


def _dated(point: Point, anchor: date | None) -> Point:
    """Give a point without a year the year that puts it nearest to the anchor; news looks back more than ahead."""
    if point.year is not None or point.month is None or anchor is None or not 1 <= point.month <= terms.WHOLE_YEAR:
        return point

    def distance(year: int) -> int:
        last = monthrange(year, point.month or 1)[1]
        ahead = (date(year, point.month or 1, min(point.day or 15, last)) - anchor).days
        return ahead + terms.LOOKING_BACK if ahead > 0 else -ahead

    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    return replace(point, year=min(years, key=distance))


def _interval(start: Point, end: Point) -> str | None:
    first, last = start.iso(), end.iso()
    return f"{first}/{last}" if first and last and first[: len(last)] <= last else None


def _year_part(text: str, anchor: date | None) -> str | None:
    match = terms.YEAR_PART.fullmatch(text)
    if not match:
        return None
    months = terms.PARTS[match.group(1)]
    number = _number(match.group(2))
    year = int(match.group(3)) if match.group(3) else anchor.year if anchor else None
    if year is None or number is None or not 1 <= number * months <= terms.WHOLE_YEAR:
        return None
    return _interval(Point(year, (number - 1) * months + 1), Point(year, number * months))


def _week_of(text: str, anchor: date | None) -> str | None:
    match = terms.WEEK_OF.fullmatch(text)
    if not match:
        return None
    number, month, year = _number(match.group(1)), terms.MONTHS[match.group(2)], match.group(3)
    point = _dated(Point(int(year) if year else None, month), anchor)
    if number is None or point.year is None:
        return None
    return _interval(replace(point, day=number * 7 - 6), replace(point, day=number * 7))


# -- phrases that need the anchor --------------------------------------------------------------


def _fixed(text: str, anchor: date | None) -> str | None:
    if anchor is None or text not in terms.FIXED:
        return None
    return (anchor + timedelta(days=terms.FIXED[text])).isoformat()


def _weekday(text: str, anchor: date | None) -> str | None:
    plain = terms.BRACKET.sub(" ", text).strip()
    match = terms.WEEKDAY.fullmatch(plain)
    if not match or anchor is None:
        return None
    name, week, way = match.groups()
    monday = anchor - timedelta(days=anchor.weekday())
    if week:
        return (monday + timedelta(days=terms.WEEKDAYS[name] + 7 * _step(week))).isoformat()
    if way and _step(way) > 0:
        return (anchor + timedelta(days=(terms.WEEKDAYS[name] - anchor.weekday() - 1) % 7 + 1)).isoformat()
    back = (anchor.weekday() - terms.WEEKDAYS[name]) % 7
    if way and _step(way) < 0 and back == 0:
        back = 7  # `Senin lalu`, said on a Monday
    return (anchor - timedelta(days=back)).isoformat()


def _part_now(text: str, anchor: date | None) -> str | None:
    match = terms.PART_NOW.fullmatch(text)
    if not match or anchor is None:
        return None
    months = terms.PARTS[match.group(1)]
    first = (anchor.month - 1) // months * months + 1
    return _interval(Point(anchor.year, first), Point(anchor.year, first + months - 1))


def _ago(text: str, anchor: date | None) -> str | None:
    match = terms.AGO.fullmatch(text)
    if not match or anchor is None:
        return None
    number, unit, way = _number(match.group(1)), match.group(2), match.group(3)
    if number is None or number > _MOST_STEPS:
        return None
    step = _step(way) * number
    point = _moved(anchor, unit, step)
    if way in ("terakhir", "belakangan", "ke depan"):
        now = _moved(anchor, unit, 0)
        first, last = sorted((point, now))
        return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    return point


def _unit(text: str, anchor: date | None) -> str | None:
    match = terms.UNIT.fullmatch(text)
    if not match or anchor is None:
        return None
    stage, unit, way = match.groups()
    if stage == "akhir" and unit in ("pekan", "minggu"):
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5 + 7 * _step(way))
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    return _moved(anchor, unit, _step(way))


def _month_of(text: str, anchor: date | None) -> str | None:
    match = terms.MONTH_OF.fullmatch(text)
    if not match or anchor is None:
        return None
    month, way, past = match.groups()
    if month:
        return Point(anchor.year + _step(way), terms.MONTHS[month]).iso()
    return Point(anchor.year - (terms.MONTHS[past] > anchor.month), terms.MONTHS[past]).iso()


def _moved(anchor: date, unit: str, step: int) -> str:
    """Return the day, week (as an interval), month or year that lies some steps from the anchor's."""
    if unit == "hari":
        return (anchor + timedelta(days=step)).isoformat()
    if unit in ("pekan", "minggu"):
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "tahun":
        return f"{anchor.year + step:04d}"
    months = anchor.year * 12 + anchor.month - 1 + step
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _step(way: str) -> int:
    if way == "ini":
        return 0
    return -1 if re.fullmatch(terms.PAST, way) or way in ("terakhir", "belakangan") else 1


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else terms.NUMBERS.get(word)


_READERS: tuple[Callable[[str, date | None], str | None], ...] = (
    _span,
    _numeric,
    _fixed,
    _written,
    _year,
    _year_part,
    _week_of,
    _part_now,
    _range,
    _weekday,
    _ago,
    _unit,
    _month_of,
)
