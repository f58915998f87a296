"""When an act was or will be done, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date, timedelta
from itertools import pairwise

from tpo_ie.actions.phrases import foreign_units
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Unit
from tpo_ie.entities.calendar import iso_time, weekday_of
from tpo_ie.entities.dates import date_anchor
from tpo_ie.pipeline.draft import Draft

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_NUMBER = r"(?:\d{1,2}|se|satu|dua|tiga|empat|lima|enam|tujuh|sepuluh)"
_WAY = r"(?:lalu|silam|depan|mendatang|ini)"
# `kemarin`, `pekan depan`, `dua hari lalu`: no mentions, but times all the same (annotation guide, section 7).
_DEICTIC = re.compile(
    rf"\b(?:kemarin|besok|lusa|semalam|tadi (?:pagi|siang|sore|malam)|(?:hari|malam|pagi|siang|sore) ini"
    rf"|{_NUMBER}[ -]?(?:hari|pekan|minggu|bulan|tahun) (?:lalu|silam|mendatang)"
    rf"|(?:(?:awal|pertengahan|akhir) )?(?:pekan|bulan|tahun) {_WAY}|minggu (?:lalu|depan)"
    r"|(?:semester|triwulan|kuartal) ini"
    rf"|(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember) {_WAY})\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:sampai|hingga)\s*\Z", re.IGNORECASE)
_SPAN = 3  # units between two dates of one span
_SINCE = 3  # units between `sejak` and its date
_OPENING = frozenset({"sejak", "semenjak"})
_TO_COME = frozenset({"nanti", "besok"})  # behind a weekday: the coming one
_WEEK = 7
_MONTH = len("2025-01")
_YEAR = len("2025")
_CLOSING = frozenset({"sampai", "hingga", "s/d"})


def _since(units: Sequence[Unit], at: int) -> bool:
    """Say whether a date opens a time that has not ended (`sejak Januari … 211 WNI`)."""
    return any(not unit.label and unit.text in _OPENING for unit in units[max(0, at - _SINCE) : at])


def _up_to(units: Sequence[Unit], at: int) -> bool:
    """Say whether a date closes a time that began with the year (`sampai Agustus 120 permohonan ditolak`)."""
    return at > 0 and not units[at - 1].label and units[at - 1].text in _CLOSING


def _years_on(month: str, step: int) -> str:
    return f"{int(month[:4]) + step:04d}{month[4:]}"


class TimeFinder:
    """Finds times in the clauses of one article.

    Args:
        draft: The document; its dates are entities with ISO names.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.anchor: date | None = date_anchor(draft)

    def find(
        self,
        units: Sequence[Unit],
        hit: Hit,
        begin: int,
        end: int,
        *,
        adds_up: bool = False,
        planned: bool = False,
        negated: bool = False,
    ) -> list[str]:
        """Return the time of a trigger.

        Args:
            units: Units of its sentence.
            hit: The trigger.
            begin: Where its clause begins.
            end: Where its clause ends.
            adds_up: True when several people or cases are counted, over a time.
            planned: True when the act is yet to come: `Rabu` is the coming one, `Juni` the coming June.
            negated: True when the act was not done.

        Returns:
            One ISO date, month, year or interval; nothing when the clause has none. Open `sejak Januari` of what
            adds up or goes on runs until the month of the article.
        """
        skipped = foreign_units(units, hit, begin, end)
        dated = [k for k in range(begin, end) if units[k].label == "DATE" and k not in skipped]
        if not dated:
            return self.deictic(units, begin, end, skipped) or self._trailing(units, hit, end, planned=planned)
        behind = [k for k in dated if k > hit.at]
        k = behind[0] if behind else dated[-1]
        first, last = self._span(units, k, dated)
        opened, closed = self.iso(units[first]), self.iso(units[last])
        if opened and closed and first != last:
            return [f"{opened.partition('/')[0]}/{closed.rpartition('/')[2]}"]
        value = self._turned(units, k, self.iso(units[k]), planned=planned)
        if value and (planned or (negated and k < hit.at)) and _since(units, k):
            return []  # `dijanjikan sejak Mei, belum dibuka`
        if value and adds_up and _since(units, k):
            value = self._until_now(value)
        if value and adds_up and len(value) == _MONTH and _up_to(units, k):
            value = f"{value[:_YEAR]}-01/{value}" if not value.endswith("-01") else value
        return [value] if value else []

    def _trailing(self, units: Sequence[Unit], hit: Hit, end: int, *, planned: bool) -> list[str]:
        """Return the date behind `pada` that ends a sentence, though a relative clause stands before it."""
        last = next((k for k in range(end - 1, hit.end, -1) if not units[k].is_mark), hit.end)
        if last >= len(units) or units[last].label != "DATE" or units[last - 1].text != "pada" or end < len(units) - 1:
            return []
        value = self._turned(units, last, self.iso(units[last]), planned=planned)
        return [value] if value else []

    def _turned(self, units: Sequence[Unit], k: int, value: str | None, *, planned: bool) -> str | None:
        """Return a weekday or month without year on the side of the article's day on which the act lies."""
        text = units[k].text
        if value is None or self.anchor is None or any(character.isdigit() for character in text) or "/" in value:
            return value
        if weekday_of(text) is not None:
            behind = units[k + 1].text if k + 1 < len(units) and not units[k + 1].label else ""
            return self._coming(value) if planned or behind in _TO_COME else value
        now = self.anchor.isoformat()[:_MONTH]
        if len(value) != _MONTH:
            return value
        if value > now and _since(units, k):
            return _years_on(value, -1)
        return _years_on(value, 1) if planned and value < now and not _since(units, k) else value

    def past(self, value: str | None) -> str | None:
        """Return a month as one that has begun: `Januari` above a review of the year, out in December."""
        if value is None or self.anchor is None or len(value) != _MONTH or value <= self.anchor.isoformat():
            return value
        return _years_on(value, -1)

    def _coming(self, value: str) -> str:
        """Return the same weekday in the week that comes, when a day of the last one is given."""
        try:
            day = date.fromisoformat(value)
            back = (self.anchor - day).days if self.anchor else 0
            return (day + timedelta(days=_WEEK)).isoformat() if 0 < back <= _WEEK else value
        except (ValueError, OverflowError):  # a date in words, or the last days that there are
            return value

    def _until_now(self, value: str) -> str:
        """Return a month or year as an interval that ends with the month of the article."""
        if self.anchor is None or "/" in value or len(value) > len("2025-01"):
            return value
        now = self.anchor.isoformat()[: len("2025-01")]
        opened = value if len(value) == len(now) else f"{value}-01"
        return f"{value}/{now}" if opened < now else value

    def _span(self, units: Sequence[Unit], k: int, dated: list[int]) -> tuple[int, int]:
        """Return the dates that open and close the span of a date (`sejak Mei sampai Juni`), or it alone."""
        for first, last in pairwise(dated):
            joined = last - first <= _SPAN and any(unit.text in _CLOSING for unit in units[first + 1 : last])
            if joined and k in (first, last):
                return first, last
        return k, k

    def iso(self, unit: Unit) -> str | None:
        """Return what a date mention means."""
        entity = self.draft.entities.get(unit.entity)
        if entity is not None and _ISO.fullmatch(entity.name):
            return entity.name
        return iso_time(unit.text, self.anchor)

    def deictic(self, units: Sequence[Unit], begin: int, end: int, skipped: Set[int] = frozenset()) -> list[str]:
        """Return the time of words that count from the day of the article (`kemarin`, `November lalu`)."""
        while end > begin and end - 1 in skipped:
            end -= 1
        if begin >= end or self.anchor is None:
            return []
        match = _DEICTIC.search(self.draft.text, units[begin].start, units[end - 1].end)
        if match and _UNTIL.search(self.draft.text, units[begin].start, match.start()):
            return []  # `sampai hari ini belum`: no day of the act
        value = iso_time(match.group(), self.anchor) if match else None
        return [value] if value else []

    def lies_ahead(self, time: list[str]) -> bool:
        """Say whether a time begins after the day of the article."""
        if self.anchor is None or not time:
            return False
        first = time[0].partition("/")[0]
        return first > self.anchor.isoformat()[: len(first)]
