"""Calendar expressions of Indonesian news as ISO 8601 dates, months, years and intervals (guide, sections 6 and 7)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari pebruari feb",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu ags agt",
            "september sep sept",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
_NUMBERS = {
    "satu": 1, "se": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "setengah": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1,
    "kedua": 2, "ketiga": 3, "keempat": 4,
}  # fmt: skip
# Months that a part of the year has.
_PARTS = {"semester": 6, "kuartal": 3, "triwulan": 3, "tw": 3, "caturwulan": 4}

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = "|".join(_WEEKDAYS)
_PAST = r"(?:yang )?(?:lalu|silam|kemarin)"
_NEXT = r"(?:yang akan datang|mendatang|depan|nanti)"
_CLEAN = (
    (re.compile(r"[’'`]"), ""),
    (re.compile(r"\s*(?:--|[-–—])\s*"), "-"),
    (re.compile(r"\bs(?:\.d\.?|/d)(?=\s)|\bs\.?d\.(?=\s)|\bsampai dengan\b|\bhingga\b|\bsampai\b"), "-"),
    (re.compile(r"\s*-\s*"), "-"),
    (re.compile(r"\b(?<!tadi )(?:dini hari|pagi|siang|sore|petang|malam)\b(?! (?:ini|tadi))"), " "),
    (re.compile(r"\b(?:sepanjang|selama|pada|sejak|mulai|periode|tanggal|tgl|hari(?! ini| yang| lalu)|per|dalam)\b\.?"), " "),
    (re.compile(r"\b(?:wib|wita|wit)\b"), " "),
    (re.compile(r"[,.;]"), " "),
    (re.compile(r"\s+"), " "),
)
_NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})(?:-(\d{1,2}))?/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")
_BRACKET = re.compile(r"\(([^()]*)\)")
_WRITTEN = re.compile(
    rf"(?:(?:{_DAY})(?:-(?:{_DAY}))? )?(?:(\d{{1,2}})(?:-(\d{{1,2}}))?[ (]+)?({_MONTH})\b\)?(?: (?:tahun )?(\d{{4}}))?"
)
_WEEK = re.compile(r"\bminggu(?= (?:ini|lalu|depan|kemarin|terakhir|mendatang|yang))")
_YEAR_PAIR = re.compile(r"(?:tahun )?(?:ajaran )?((?:19|20)\d\d)/((?:19|20)\d\d)")
_YEAR = re.compile(r"(?:tahun |anggaran |ajaran |tahun anggaran |tahun ajaran )?((?:19|20)\d\d)")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_BARE_DAY = re.compile(r"(\d{1,2})")
_STAGE = re.compile(r"(?:awal|pertengahan|akhir|penghujung|ujung|medio|bulan|tahun|sekitar|kisaran) ")
_YEAR_PART = re.compile(
    rf"({'|'.join(_PARTS)})(?: ke)?[ -]?(i{{1,3}}|iv|\d|pertama|kedua|ketiga|keempat)(?: \([^)]*\))?(?: (?:tahun )?(\d{{4}}))?"
)
_WEEKDAY = re.compile(rf"({_DAY})(?: (?:pekan|minggu) (ini|lalu|depan)| ({_PAST}|{_NEXT}|ini))?")
_AGO = re.compile(rf"(\d+|[a-z]+?)[ -]?(hari|pekan|minggu|bulan|tahun) ({_PAST}|terakhir|belakangan|{_NEXT}|ke depan)")
_UNIT = re.compile(rf"(?:(awal|pertengahan|akhir) )?(pekan|minggu|bulan|tahun) (ini|{_PAST}|{_NEXT})")
_MONTH_OF = re.compile(rf"({_MONTH}) tahun (ini|{_PAST}|{_NEXT})|({_MONTH}) (?:{_PAST})")
_FIXED = {
    "hari ini": 0, "malam ini": 0, "pagi ini": 0, "siang ini": 0, "sore ini": 0, "malam tadi": -1, "pagi tadi": 0,
    "tadi": 0, "tadi pagi": 0, "tadi siang": 0, "tadi sore": 0, "semalam": -1, "tadi malam": -1, "kemarin": -1, "kemarin lusa": -2, "besok": 1, "esok": 1, "lusa": 2,
    "hari itu": 0,
}  # fmt: skip
_WHOLE_YEAR = 12
_LOOKING_BACK = 90  # days by which a coming date must be nearer than a past one


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, month or year; what is unknown is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        if self.year is None or (self.day is not None and self.month is None):
            return None
        if self.month is None:
            return f"{self.year:04d}"
        if not 1 <= self.month <= _WHOLE_YEAR:
            return None
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        if not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


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
    if not text or len(text) > 120:
        return None
    if _ISO.fullmatch(phrase.strip()):
        return phrase.strip()
    for read in _READERS:
        found = read(text, anchor)
        if found is not None:
            return found
    stage = _STAGE.match(text)
    return iso_time(text[stage.end() :], anchor) if stage else None


def weekday_of(phrase: str) -> int | None:
    """Return the weekday that a phrase begins with, Monday 0 to Sunday 6; None when it begins with none."""
    words = _cleaned(phrase).split(" ", 1)
    return _WEEKDAYS.get(words[0])


def _cleaned(phrase: str) -> str:
    text = _WEEK.sub("pekan", phrase).casefold()  # `Minggu` is Sunday, `minggu` a week
    for pattern, replacement in _CLEAN:
        text = pattern.sub(replacement, text)
    return text.strip()


# -- dates with numbers ------------------------------------------------------------------------


def _numeric(text: str, anchor: date | None) -> str | None:
    match = _NUMERIC.search(text)
    if not match:
        return None
    first, last, month, year = match.groups()
    known = int(year) + (2000 if len(year) == 2 else 0) if year else None
    end = _dated(_Point(known, int(month), int(last or first)), anchor)
    if last is None:
        return end.iso()
    return _interval(replace(end, day=int(first)), end)


def _written(text: str, anchor: date | None) -> str | None:
    plain = _BRACKET.sub(" ", text) if not _MONTH_IN_BRACKET.search(text) else text
    match = _WRITTEN.fullmatch(re.sub(r"\s+", " ", plain).strip())
    if not match:
        return None
    first, last, month, year = match.groups()
    point = _Point(int(year) if year else None, _MONTHS[month], int(last or first) if first else None)
    end = _dated(point, anchor)
    return _interval(replace(end, day=int(first)), end) if last else end.iso()


_MONTH_IN_BRACKET = re.compile(rf"\d \((?:{_MONTH})\)")


def _year(text: str, anchor: date | None) -> str | None:
    pair = _YEAR_PAIR.fullmatch(text)
    if pair:
        return f"{pair.group(1)}/{pair.group(2)}" if pair.group(1) < pair.group(2) else None
    match = _YEAR.fullmatch(text)
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


def _point(text: str) -> _Point | None:
    text = text.strip()
    while stage := _STAGE.match(text):
        text = text[stage.end() :]
    written = _WRITTEN.fullmatch(text)
    if written and not written.group(2):
        day, _, month, year = written.groups()
        return _Point(int(year) if year else None, _MONTHS[month], int(day) if day else None)
    year_only = _YEAR.fullmatch(text)
    if year_only:
        return _Point(int(year_only.group(1)))
    bare = _BARE_DAY.fullmatch(text)
    return _Point(day=int(bare.group(1))) if bare else None


def _dated(point: _Point, anchor: date | None) -> _Point:
    """Give a point without a year the year that puts it nearest to the anchor; news looks back more than ahead."""
    if point.year is not None or point.month is None or anchor is None or not 1 <= point.month <= _WHOLE_YEAR:
        return point

    def distance(year: int) -> int:
        last = monthrange(year, point.month or 1)[1]
        ahead = (date(year, point.month or 1, min(point.day or 15, last)) - anchor).days
        return ahead + _LOOKING_BACK if ahead > 0 else -ahead

    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    return replace(point, year=min(years, key=distance))


def _interval(start: _Point, end: _Point) -> str | None:
    first, last = start.iso(), end.iso()
    return f"{first}/{last}" if first and last and first[: len(last)] <= last else None


def _year_part(text: str, anchor: date | None) -> str | None:
    match = _YEAR_PART.fullmatch(text)
    if not match:
        return None
    months = _PARTS[match.group(1)]
    number = _number(match.group(2))
    year = int(match.group(3)) if match.group(3) else anchor.year if anchor else None
    if year is None or number is None or not 1 <= number * months <= _WHOLE_YEAR:
        return None
    return _interval(_Point(year, (number - 1) * months + 1), _Point(year, number * months))


# -- phrases that need the anchor --------------------------------------------------------------


def _fixed(text: str, anchor: date | None) -> str | None:
    if anchor is None or text not in _FIXED:
        return None
    return (anchor + timedelta(days=_FIXED[text])).isoformat()


def _weekday(text: str, anchor: date | None) -> str | None:
    plain = _BRACKET.sub(" ", text).strip()
    match = _WEEKDAY.fullmatch(plain)
    if not match or anchor is None:
        return None
    name, week, way = match.groups()
    monday = anchor - timedelta(days=anchor.weekday())
    if week:
        return (monday + timedelta(days=_WEEKDAYS[name] + 7 * _step(week))).isoformat()
    if way and _step(way) > 0:
        return (anchor + timedelta(days=(_WEEKDAYS[name] - anchor.weekday() - 1) % 7 + 1)).isoformat()
    back = (anchor.weekday() - _WEEKDAYS[name]) % 7
    if way and _step(way) < 0 and back == 0:
        back = 7  # `Senin lalu`, said on a Monday
    return (anchor - timedelta(days=back)).isoformat()


def _ago(text: str, anchor: date | None) -> str | None:
    match = _AGO.fullmatch(text)
    if not match or anchor is None:
        return None
    number, unit, way = _number(match.group(1)), match.group(2), match.group(3)
    if number is None or number > 400:
        return None
    step = _step(way) * number
    point = _moved(anchor, unit, step)
    if way in ("terakhir", "belakangan", "ke depan"):
        now = _moved(anchor, unit, 0)
        first, last = sorted((point, now))
        return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    return point


def _unit(text: str, anchor: date | None) -> str | None:
    match = _UNIT.fullmatch(text)
    if not match or anchor is None:
        return None
    stage, unit, way = match.groups()
    if stage == "akhir" and unit in ("pekan", "minggu"):
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5 + 7 * _step(way))
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    return _moved(anchor, unit, _step(way))


def _month_of(text: str, anchor: date | None) -> str | None:
    match = _MONTH_OF.fullmatch(text)
    if not match or anchor is None:
        return None
    month, way, past = match.groups()
    if month:
        return _Point(anchor.year + _step(way), _MONTHS[month]).iso()
    return _Point(anchor.year - (_MONTHS[past] > anchor.month), _MONTHS[past]).iso()


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
    return -1 if re.fullmatch(_PAST, way) or way in ("terakhir", "belakangan") else 1


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word)


_READERS: tuple[Callable[[str, date | None], str | None], ...] = (
    _numeric,
    _fixed,
    _written,
    _year,
    _year_part,
    _range,
    _weekday,
    _ago,
    _unit,
    _month_of,
)
