"""Whom `ia`, `mereka`, `kedua tersangka` or a missing object mean: people and groups named before."""

from __future__ import annotations

from tpo_ie.actions.counts import number_words
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence

_PROSECUTION = frozenset({"investigation", "arrest", "charge", "sentence", "deportation"})
_PROTECTION = frozenset(
    {"rescue", "repatriation", "rehabilitation", "legal_aid", "victim_identification", "departure_control"}
)
_MEMORY = 4  # sentences
_LOOKED_AT = 40

Named = tuple[int, tuple[str, ...]]  # sentence, entities


class Memory:
    """Remembers private people and groups as an article is read from its beginning.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._people: list[Named] = []
        self._groups: list[Named] = []
        self._read = 0
        self._counts: dict[str, int] = {}

    def keep_count(self, targets: list[str], count: int | None) -> None:
        """Remember how many people an act was aimed at."""
        if count is not None and len(targets) == 1:
            self._counts[targets[0]] = count

    def count_of(self, targets: list[str]) -> int | None:
        """Return how many people the targets were when they were counted last."""
        return self._counts.get(targets[0]) if len(targets) == 1 else None

    def read_to(self, index: int) -> None:
        """Remember the private people whom the sentences up to this one name."""
        bodies = self.scene.bodies
        for sentence in self.scene.sentences[self._read : index + 1]:
            named = [u.entity for u in sentence.units if u.label == "PER" and not bodies.is_official(u.entity)]
            if named:
                self._people.append((sentence.index, tuple(dict.fromkeys(named))))
        self._read = max(self._read, index + 1)

    def keep(self, index: int, targets: list[str]) -> None:
        """Remember the targets of an act."""
        label_of = self.scene.bodies.label_of
        for label, memory in (("PER", self._people), ("GROUP", self._groups)):
            if kept := tuple(target for target in targets if label_of(target) == label):
                memory.append((index, kept))

    def pointed_at(self, sentence: Sentence, hit: Hit, begin: int, end: int) -> tuple[str, ...]:
        """Return whom the pronouns of a clause, or its missing object, mean.

        Acts of prosecution point to people, of protection to groups.

        Args:
            sentence: The sentence.
            hit: The trigger.
            begin: Where its clause begins.
            end: Where it ends.

        Returns:
            Entities; none when nothing points back.
        """
        words, numbers = self.scene.words, number_words().collective
        clause = [unit.text for unit in sentence.units[begin:end] if not unit.label]
        number = next((numbers[word] for word in clause if word in numbers), None)
        open_object = hit.voice in ("nominal", "free") or sentence.units[hit.end - 1].text.endswith("nya")
        pointed = number is not None or open_object or any(word in words.pointers for word in clause)
        category = hit.entry.rule.category
        if category in _PROSECUTION and pointed:
            return self._last(self._people, sentence.index, number)
        if category in _PROTECTION and (pointed or any(word in words.people_words for word in clause)):
            groups = self._last(self._groups, sentence.index, None)
            return groups or self._last(self._people, sentence.index, number)
        return ()

    def _last(self, memory: list[Named], index: int, number: int | None) -> tuple[str, ...]:
        """Return what was named last within some sentences, of the right number where there is one."""
        for at, entities in reversed(memory[-_LOOKED_AT:]):
            if 0 <= index - at <= _MEMORY and (number is None or len(entities) == number):
                return entities
        return ()
