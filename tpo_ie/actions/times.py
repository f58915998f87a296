"""When an act was or will be done, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tpo_ie.actions.units import Unit
from tpo_ie.entities.calendar import iso_time
from tpo_ie.entities.dates import date_anchor
from tpo_ie.pipeline.draft import Draft

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_NUMBER = r"(?:\d{1,2}|se|satu|dua|tiga|empat|lima|enam|tujuh|sepuluh)"
_WAY = r"(?:lalu|silam|depan|mendatang|ini)"
# `kemarin`, `pekan depan`, `dua hari lalu`: no mentions, but times all the same (annotation guide, section 7).
_DEICTIC = re.compile(
    rf"\b(?:kemarin|besok|lusa|semalam|tadi (?:pagi|siang|sore|malam)|(?:hari|malam|pagi|siang|sore) ini"
    rf"|{_NUMBER}[ -]?(?:hari|pekan|minggu|bulan|tahun) (?:lalu|silam|mendatang)"
    rf"|(?:(?:awal|pertengahan|akhir) )?(?:pekan|bulan|tahun) {_WAY}|minggu (?:lalu|depan))\b",
    re.IGNORECASE,
)
_CLOSING = frozenset({"sampai", "hingga", "s/d"})


class TimeFinder:
    """Finds times in the clauses of one article.

    Args:
        draft: The document; its dates are entities with ISO names.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.anchor: date | None = date_anchor(draft)

    def find(self, units: Sequence[Unit], at: int, begin: int, end: int) -> list[str]:
        """Return the time of a trigger.

        Args:
            units: Units of its sentence.
            at: Index of the trigger.
            begin: Where its clause begins.
            end: Where its clause ends.

        Returns:
            One ISO date, month, year or interval; nothing when the clause has none.
        """
        dated = [k for k in range(begin, end) if units[k].label == "DATE"]
        if not dated:
            return self._deictic(units, begin, end)
        behind = [k for k in dated if k > at]
        k = behind[0] if behind else dated[-1]
        value = self._iso(units[k])
        closed = self._closed(units, k, dated)
        if value and closed:
            return [f"{value.partition('/')[0]}/{closed.rpartition('/')[2]}"]
        return [value] if value else []

    def _closed(self, units: Sequence[Unit], k: int, dated: list[int]) -> str | None:
        """Return the date that closes a span opened by another (`sejak Januari 2020 sampai Agustus 2021`)."""
        later = next((j for j in dated if j > k), None)
        if later is None or later - k > 3 or not any(u.text in _CLOSING for u in units[k + 1 : later]):
            return None
        return self._iso(units[later])

    def _iso(self, unit: Unit) -> str | None:
        entity = self.draft.entities.get(unit.entity)
        if entity is not None and _ISO.fullmatch(entity.name):
            return entity.name
        return iso_time(unit.text, self.anchor)

    def _deictic(self, units: Sequence[Unit], begin: int, end: int) -> list[str]:
        if begin >= end or self.anchor is None:
            return []
        match = _DEICTIC.search(self.draft.text, units[begin].start, units[end - 1].end)
        value = iso_time(match.group(), self.anchor) if match else None
        return [value] if value else []

    def lies_ahead(self, time: list[str]) -> bool:
        """Say whether a time begins after the day of the article."""
        if self.anchor is None or not time:
            return False
        first = time[0].partition("/")[0]
        return first > self.anchor.isoformat()[: len(first)]
