"""Whom or what an act is aimed at: the object or patient, the crime of the case, the aim of the clause."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.pointing import Memory
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit

_LABELS = frozenset({"GROUP", "PER", "CRIME"})
_LABELS_OF: dict[str, frozenset[str]] = {
    "task_force": frozenset({"AGENCY"}),
    "sanction": _LABELS | {"ORG", "LOC"},
    "community_program": _LABELS | {"LOC"},
}
_GAP = 5  # words between two members of one list of targets
_RELATIVE = 3  # units between `yang` and its verb
_CASE_REACH = 3
_AIM_REACH = 7


class TargetFinder:
    """Finds targets in the sentences of one article, which must come in their order.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.memory = Memory(scene)

    def find(self, sentence: Sentence, hit: Hit, begin: int, end: int, agent: Agent) -> list[str]:
        """Return the targets of a trigger.

        Args:
            sentence: Its sentence.
            hit: The trigger.
            begin: Where its clause begins.
            end: Where its clause ends.
            agent: Who acts.

        Returns:
            Entities in text order (annotation guide, section 6).
        """
        self.memory.read_to(sentence.index)
        units, category = sentence.units, hit.entry.rule.category
        labels = _LABELS_OF.get(category, _LABELS)
        found: list[Unit] = []
        if hit.voice in ("passive", "result") or (hit.voice == "bare" and not sentence.headline):
            found = self._patient(units, begin, hit.at, labels)
        if not found:
            found = self._object(units, hit.end, end, labels)
        if not found and category == "awareness":
            found = [unit for unit in units[begin : hit.at] if unit.label == "GROUP"][:1]  # `Kepada masyarakat, …`
        found += self._aim(units, begin, end, found)
        targets = list(dict.fromkeys(unit.entity for unit in found if unit.entity not in agent.entities))
        if not targets:
            targets = list(self.memory.pointed_at(sentence, hit, begin, end))
        self.memory.keep(sentence.index, targets)
        return targets

    def _is_target(self, unit: Unit, labels: frozenset[str]) -> bool:
        return unit.label in labels and not (unit.label == "PER" and self.scene.bodies.is_official(unit.entity))

    def _object(self, units: Sequence[Unit], begin: int, end: int, labels: frozenset[str]) -> list[Unit]:
        """Return the first target behind a trigger, the list that it opens, and the crime of the case."""
        found: list[Unit] = []
        gap = 0
        closed = False
        for k in range(begin, end):
            unit = units[k]
            if unit.is_mark:
                if unit.text == ".":
                    break
            elif self._is_target(unit, labels):
                of_list = not closed and bool(found) and unit.label == found[-1].label and gap <= _GAP
                of_case = unit.label == "CRIME" and self._has_case_word(units, k)
                if not found or of_list or of_case:
                    found.append(unit)
                gap = 0
            else:
                gap += 1
                closed = closed or (bool(found) and not unit.label and unit.text in self.words.target_closers)
        return found

    def _has_case_word(self, units: Sequence[Unit], at: int) -> bool:
        return any(unit.text in self.words.case_words for unit in units[max(0, at - _CASE_REACH) : at])

    def _patient(self, units: Sequence[Unit], begin: int, at: int, labels: frozenset[str]) -> list[Unit]:
        """Return the targets before a passive verb, people before groups; behind `yang` only its head counts."""
        first = begin
        for k in range(at - 1, max(begin, at - _RELATIVE) - 1, -1):
            if units[k].is_relative:
                first = max(begin, k - _GAP)
                break
        found = [unit for unit in units[first:at] if self._is_target(unit, labels)]
        return [unit for unit in found if unit.label == "PER"] or found

    def _aim(self, units: Sequence[Unit], begin: int, end: int, found: list[Unit]) -> list[Unit]:
        """Return the crime that the clause's aim names (`untuk mencegah TPPO`)."""
        if any(unit.label == "CRIME" for unit in found):
            return []
        for k in range(begin, end):
            if units[k].label or units[k].text not in self.words.aim_words:
                continue
            for unit in units[k + 1 : k + _AIM_REACH]:
                if unit.label == "CRIME":
                    return [unit]
                if unit.is_stop:
                    break
        return []
