"""How many people an article has told of last: what `mereka`, `semuanya` count when they undergo an act."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.numbers import number_at, number_words
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import Unit

_NOUN = 3  # units behind a number in which the people stand that it counts
_BACK = 2  # sentences over which a number is remembered


class Headcounts:
    """Numbers of people in the order of their naming, read sentence by sentence.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def last(self, index: int, begin: int) -> int | None:
        """Return the number of people told of last before a clause.

        Args:
            index: The clause's sentence.
            begin: Where the clause begins.

        Returns:
            A number above 1; None when the last sentences count nobody.
        """
        sentences = self.scene.sentences
        for at in range(index, max(-1, index - _BACK - 1), -1):
            units = sentences[at].units
            numbers = self._in(units[:begin] if at == index else units)
            if numbers:
                return max(numbers)
        return None

    def _in(self, units: Sequence[Unit]) -> list[int]:
        """Return the numbers of several people in a stretch of units; parts of a whole count less than it."""
        found: list[int] = []
        part = False
        k = 0
        while k < len(units):
            part = part or units[k].text in number_words().breaking
            read = number_at(units, k)
            if read is None:
                part = part and not units[k].is_stop
                k += 1
                continue
            if read[0] > 1 and not (part and found) and self._are_people(units, read[1]):
                found.append(read[0])
            k = read[1]
        return found

    def _are_people(self, units: Sequence[Unit], after: int) -> bool:
        """Say whether people stand behind a number."""
        words = self.scene.words
        collective = units[after - 1].text in number_words().collective and units[after - 1].text.endswith("nya")
        if collective:
            return True
        for unit in units[after : after + _NOUN]:
            if unit.label:
                return unit.label == "GROUP"
            if unit.is_mark or unit.text in number_words().measures:
                return False
            if unit.text in words.people_words:
                return True
        return False
