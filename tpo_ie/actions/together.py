"""Which bodies `kedua instansi`, `lima lembaga` take up: those that act together, or a list of as many."""

from __future__ import annotations

from collections.abc import Iterable

from tpo_ie.actions.lists import lists_of_bodies
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import BODY_LABELS, Sentence

_PAIR = 2
_LISTS = 4  # sentences before the one at hand in which `ketiga instansi` finds its list
_NEAR = 2  # … in which a pair does, and sentences behind it in which any number does


class Together:
    """Remembers bodies that acted together.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._acted: list[tuple[int, tuple[str, ...]]] = []

    def note(self, index: int, parties: Iterable[str]) -> None:
        """Remember the bodies among the actors and partners of an act in a sentence."""
        found = dict.fromkeys(party for party in parties if self.scene.bodies.label_of(party) in BODY_LABELS)
        if len(found) > 1:
            self._acted.append((index, tuple(found)))

    def gathered(self, sentence: Sentence, offset: int, number: int) -> tuple[str, ...]:
        """Return that many bodies: who last acted together, a list, the first who acted together, those named last.

        Args:
            sentence: The sentence that takes them up.
            offset: Where.
            number: How many they are.
        """
        for at, acted in reversed(self._acted):
            if len(acted) == number and (number > _PAIR or sentence.index - at <= _LISTS):
                return acted
        for near in self._around(sentence, _NEAR if number == _PAIR else _LISTS):
            for members in lists_of_bodies(near.units):
                found = tuple(dict.fromkeys(near.units[k].entity for k in members))
                if len(found) == number:
                    return found
        theme = self._acted[0][1] if self._acted else ()
        return theme if len(theme) == number else self.scene.bodies_before(offset, number)

    def _around(self, sentence: Sentence, reach: int) -> list[Sentence]:
        """Return a sentence and those before and right behind it, nearest first."""
        sentences, at = self.scene.sentences, sentence.index
        return [*reversed(sentences[max(0, at - reach) : at + 1]), *sentences[at + 1 : at + 1 + _NEAR]]
