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
_SPOKEN = 12  # units between a verb of saying and the date of what is said
_REACH = 8  # sentences over which `hari itu` finds its day
_STAGE = 1  # sentences after the one that sets the day of an event
_NUMBERS = {"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "sepuluh": 10}
_SAME = re.compile(
    r"\b(?:(?:hari|malam|siang|sore|pagi|subuh|petang) (?:itu|yang sama)|ketika itu juga|saat itu juga)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:(?:ke)?esokan? (?:hari|pagi|siang|malam)(?:nya)?|esoknya)\b", re.IGNORECASE)
_LATER = re.compile(
    rf"\b({'|'.join(_NUMBERS)}|\d{{1,2}})[ ]?(hari|pekan|minggu) (?:kemudian|setelahnya|sesudahnya|berselang)\b",
    re.IGNORECASE,
)
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

    def time_of(self, sentence: Sentence, begin: int, end: int, category: str, *, done: bool = True) -> list[str]:
        """Return the time of an act whose clause states none.

        Args:
            sentence: Its sentence.
            begin: Where its clause begins.
            end: Where it ends.
            category: What kind of act it is.
            done: True when it was done.

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
        if category in _EVENTS and not any(unit.label == "DATE" for unit in around):
            return self._staged(sentence)
        return []

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
            if (stated := self._alone(sentence)) is not None:
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
        """Return the day that `hari itu juga`, `keesokan harinya`, `dua pekan kemudian` mean."""
        units = sentence.units
        if begin >= end:
            return None
        start, stop = units[begin].start, units[end - 1].end
        text = self.scene.draft.text
        if not (_SAME.search(text, start, stop) or _NEXT.search(text, start, stop) or _LATER.search(text, start, stop)):
            return None
        day = self._day_before(sentence, start)
        if day is None:
            return None
        if match := _LATER.search(text, start, stop):
            number = _NUMBERS.get(match.group(1).lower()) or int(match.group(1))
            return (day + timedelta(days=number * (1 if match.group(2).lower() == "hari" else 7))).isoformat()
        return (day + timedelta(days=1 if _NEXT.search(text, start, stop) else 0)).isoformat()

    def _day_before(self, sentence: Sentence, offset: int) -> date | None:
        """Return the last day named before an offset."""
        first = max(0, sentence.index - _REACH)
        for earlier in reversed(self.scene.sentences[first : sentence.index + 1]):
            for k in range(len(earlier.units) - 1, -1, -1):
                unit = earlier.units[k]
                if unit.label != "DATE" or unit.end > offset or self._is_of_speech(earlier.units, k):
                    continue
                if day := _day(self.times.iso(unit)):
                    return day
        return None

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


def _is_clock(unit: Unit) -> bool:
    return not unit.label and (unit.text in ("pukul", "wib", "wita", "wit") or unit.text[0].isdigit())


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None and len(value) == _DAY else None
