"""Times that a clause does not state itself: date headings, fronted dates, `hari itu juga`, `keesokan harinya`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tpo_ie.actions.scene import Scene
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.entities.calendar import iso_time

_HEADING = 6  # units of a line that is only a date
_FRONT = 4  # units in which a fronted date stands before its comma
_DAY = len("2025-01-31")
_MONTH = len("2025-01")
_WHOLE = ("sepanjang", "selama", "kurun", "periode")
_RECENT = 60  # days since the end of a period that is looked back on
# Acts that reviews of a year sum up.
_SUMMED = frozenset({"passport_control", "departure_control", "deportation", "investigation", "rescue", "repatriation"})
_OPENED = 2  # units between `sepanjang` and its date
_LEAD = 4  # sentences that may tell what period an article reviews
_OPENING = 6  # units at the head of a sentence
_SPOKEN = 12  # units between a verb of saying and the date of what is said
_REACH = 12  # sentences over which `hari itu` finds its day
_STAGE = 1  # sentences after the one that sets the day of an event
_NUMBERS = {"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "sepuluh": 10}
_SAME = re.compile(
    r"\b(?:(?:hari|malam|siang|sore|pagi|subuh|petang) (?:itu|yang sama)|ketika itu juga|saat itu juga"
    r"|(?:malam|siang|sore|pagi|petang)(?: hari)?nya)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:(?:ke)?esokan? (?:hari|pagi|siang|malam)(?:nya)?|esoknya)\b", re.IGNORECASE)
_LATER = re.compile(
    rf"\b({'|'.join(_NUMBERS)}|\d{{1,2}})[ ]?(hari|pekan|minggu|bulan) "
    r"(kemudian|setelahnya|sesudahnya|setelah itu|berselang|sebelumnya|sebelum itu|lebih awal)\b",
    re.IGNORECASE,
)
_BACK = frozenset({"sebelumnya", "sebelum itu", "lebih awal"})
_DAYS = {"hari": 1, "pekan": 7, "minggu": 7, "bulan": 30}
_AROUND = 80  # units around a clause in which its sentence may name a day
# Of these the sentence before often gives the day.
_EVENTS = frozenset({"rescue", "departure_control", "joint_operation", "arrest", "passport_control"})


class Chronicle:
    """Follows the days that an article goes through.

    Args:
        scene: The article.
        times: Reads dates.
    """

    def __init__(self, scene: Scene, times: TimeFinder) -> None:
        self.scene = scene
        self.times = times
        self._headed = self._headings()
        self._period = self._reviewed()

    def time_of(
        self, sentence: Sentence, begin: int, end: int, category: str, *, done: bool = True, counted: int = 0
    ) -> list[str]:
        """Return the time of an act whose clause states none.

        Args:
            sentence: Its sentence.
            begin: Where its clause begins.
            end: Where it ends.
            category: What kind of act it is.
            done: True when it was done.
            counted: How many people or cases it counts; a review's period is given to such acts only.

        Returns:
            One ISO time; nothing when the article gives none.
        """
        units = sentence.units
        if fronted := self._fronted(units):
            return [fronted]
        if not done:
            return []
        if found := self._anaphoric(sentence, begin, end) or self._headed.get(sentence.index):
            return [found]
        around = units[max(0, begin - _AROUND) : end + _AROUND]
        apart = not any(unit.label == "DATE" for unit in around)
        if category in _EVENTS and apart and (staged := self._staged(sentence)):
            return staged
        if not self._period or not counted or category not in _SUMMED:
            return []
        return [] if any(unit.label == "DATE" for unit in units) else [self._period]

    def _reviewed(self) -> str | None:
        """Return the year or months that an article looks back on (`sepanjang 2024`), said in its first sentences."""
        for sentence in self.scene.sentences[:_LEAD]:
            units = sentence.units
            for k, unit in enumerate(units):
                if unit.label != "DATE" or not self._is_whole(units, k):
                    continue
                value = self.times.iso(unit)
                if value is not None and len(value) != _DAY and self._is_over(value):
                    return value
        return None

    def _is_over(self, value: str) -> bool:
        """Say whether a time has just come to its end on the day of the article."""
        last, today = value.rpartition("/")[2], self.times.anchor
        if today is None:
            return False
        recent = date.fromordinal(max(1, today.toordinal() - _RECENT)).isoformat()
        return recent[: len(last)] <= last <= today.isoformat()[: len(last)]

    def _is_whole(self, units: Sequence[Unit], at: int) -> bool:
        """Say whether a date is that of all that is told (`sepanjang 2024`, `selama Januari-Mei`)."""
        before = units[max(0, at - _OPENED) : at]
        return units[at].text.startswith(_WHOLE) or any(not u.label and u.text in _WHOLE for u in before)

    # -- headings --------------------------------------------------------------------------------

    def _headings(self) -> dict[int, str]:
        """Return the time of each sentence below a date that stands as a heading (`MARET`, `Oktober 2022. Istri …`)."""
        text = self.scene.draft.text
        found: dict[int, str] = {}
        current, inline = "", False
        for sentence in self.scene.sentences:
            head = text[max(0, sentence.start - 2) : sentence.start]
            if inline and "\n" in head:
                current = ""
            if (stated := self.times.past(self._alone(sentence))) is not None:
                line_end = text[sentence.end : sentence.end + 1] in ("\n", "")
                current, inline = stated, not line_end
            elif sentence.heading or text[sentence.start : sentence.end].isupper():
                current = ""
            elif current:
                found[sentence.index] = current
        return found

    def _alone(self, sentence: Sentence) -> str | None:
        """Return the time of a sentence that consists of a date only; None for other sentences."""
        units = [unit for unit in sentence.units if not unit.is_mark]
        dated = [unit for unit in units if unit.label == "DATE"]
        if not units or len(units) > _HEADING:
            return None
        if not dated and len(units) == 1:
            return iso_time(units[0].text, self.times.anchor)
        others = [unit for unit in units if unit.label != "DATE" and not _is_clock(unit)]
        return self.times.iso(dated[0]) if len(dated) == 1 and not others else None

    # -- in the sentence -------------------------------------------------------------------------

    def _fronted(self, units: Sequence[Unit]) -> str | None:
        """Return the date at the head of a sentence, before its comma or colon (`Tahun ini, …`, `12 Februari: …`)."""
        close = next((k for k, unit in enumerate(units[: _FRONT + 1]) if unit.is_comma or unit.text == ":"), None)
        if not close or any(unit.label and unit.label not in ("DATE", "MARK") for unit in units[:close]):
            return None
        dated = [unit for unit in units[:close] if unit.label == "DATE"]
        if dated:
            return self.times.iso(dated[-1])
        return next(iter(self.times.deictic(units, 0, close)), None)

    def _anaphoric(self, sentence: Sentence, begin: int, end: int) -> str | None:
        """Return the time that `hari itu juga`, `keesokan harinya`, `dua pekan kemudian`, `sebulan sebelumnya` mean."""
        units = sentence.units
        if begin >= end:
            return None
        opening = units[0].start, units[min(_OPENING, len(units)) - 1].end
        for start, stop in (opening, (units[begin].start, units[end - 1].end)):
            for pattern in (_LATER, _SAME, _NEXT):
                if match := pattern.search(self.scene.draft.text, start, stop):
                    return self._counted_from(self._time_before(sentence, match.start()), match)
        return None

    def _counted_from(self, value: str | None, match: re.Match[str]) -> str | None:
        """Return the time that a phrase means which counts from another one; whole days count from days only."""
        if value is None:
            return None
        loose = match.re is _LATER and match.group(2).lower() != "hari"
        day = _day(value if not loose or len(value) == _DAY else f"{value}-15")
        if day is None:
            return None
        if match.re is _LATER:
            found = _moved(day, *(part.lower() for part in match.groups()))
            return found and found[: max(len(value), _MONTH)]
        return (day + timedelta(days=1)).isoformat() if match.re is _NEXT else day.isoformat()

    def _time_before(self, sentence: Sentence, offset: int) -> str | None:
        """Return the last day or month named before an offset."""
        first = max(0, sentence.index - _REACH)
        for earlier in reversed(self.scene.sentences[first : sentence.index + 1]):
            for k in range(len(earlier.units) - 1, -1, -1):
                unit = earlier.units[k]
                if unit.label != "DATE" or unit.end > offset or self._is_of_speech(earlier.units, k):
                    continue
                value = self.times.iso(unit)
                if value is not None and len(value) in (_MONTH, _DAY):
                    return value
        return self._headed.get(sentence.index)

    def _is_of_speech(self, units: Sequence[Unit], at: int) -> bool:
        """Say whether a date tells when somebody said something (`kata X, Senin (19/8)`)."""
        words = self.scene.words
        before = units[max(0, at - _SPOKEN) : at]
        return any(not unit.label and (unit.text in words.saying or unit.text in words.speech) for unit in before)

    def _staged(self, sentence: Sentence) -> list[str]:
        """Return the day of the sentence right before in the same paragraph, when it names one only."""
        if sentence.index < _STAGE or "\n" in self.scene.draft.text[sentence.start - _STAGE : sentence.start]:
            return []
        dated = [unit for unit in self.scene.sentences[sentence.index - 1].units if unit.label == "DATE"]
        value = self.times.iso(dated[0]) if len(dated) == 1 else None
        return [value] if value else []


def _moved(day: date, number: str, unit: str, way: str) -> str | None:
    """Return the time some units from a day; weeks back and months are told to the month, days to the day."""
    count = _NUMBERS.get(number) or int(number)
    back = way in _BACK
    try:
        found = day + timedelta(days=count * _DAYS[unit] * (-1 if back else 1))
    except OverflowError:
        return None
    loose = unit == "bulan" or (back and unit != "hari")
    return found.isoformat()[: _MONTH if loose else _DAY]


def _is_clock(unit: Unit) -> bool:
    return not unit.label and (unit.text in ("pukul", "wib", "wita", "wit") or unit.text[0].isdigit())


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == _DAY else None
    except ValueError:
        return None
