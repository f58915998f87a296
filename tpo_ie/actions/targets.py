"""Whom or what an act is aimed at: the object or patient, the crime of the case, the aim of the clause."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.counts import number_at
from tpo_ie.actions.people import People
from tpo_ie.actions.phrases import object_end, patient_span, undergoing
from tpo_ie.actions.pointing import pointed_at
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit

_GAP = 5  # words between two members of one list of targets
_CASE_REACH = 3
_AIM_REACH = 7
_PAIR = 2
_CALLED = 5  # units between `yang` and what people are called
_ENUMERATED = 80  # units in which people are enumerated
_PERSON = frozenset({"PER"})
# The object of these acts is people; that of others is a rule, a rally, a boat, and people stand farther off.
_AIMED_AT_PEOPLE = frozenset(
    {
        "arrest",
        "charge",
        "sentence",
        "investigation",
        "deportation",
        "rescue",
        "repatriation",
        "rehabilitation",
        "victim_identification",
        "legal_aid",
        "sanction",
        "training",
    }
)


class TargetFinder:
    """Finds targets in the sentences of one article, which must come in their order.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.people = People(scene)

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
        self.people.read_to(sentence.index)
        units, rule = sentence.units, hit.entry.rule
        labels = frozenset(rule.targets)
        found: list[Unit] = []
        verb = undergoing(units, hit)
        if verb is None and hit.voice == "bare" and not sentence.headline:
            verb = hit.at
        if verb is not None:
            found = self._patient(units, begin, verb, labels)
        if not found:
            found = self._object(units, hit, end, labels)
        if not found and rule.category == "awareness":
            found = [unit for unit in units[begin : hit.at] if unit.label == "GROUP"][:1]  # `Kepada masyarakat, …`
        people = [unit for unit in found if unit.label != "CRIME"]
        if not people:
            pointed = pointed_at(self.people, sentence, hit, begin, end)
        found += self._case(units, hit.end, end, found) or self._aim(units, begin, end, found)
        targets = [unit.entity for unit in found]
        if not people:
            targets = [*pointed, *targets]
        return list(dict.fromkeys(entity for entity in targets if entity not in agent.entities))

    def _is_target(self, unit: Unit, labels: frozenset[str]) -> bool:
        return unit.label in labels and not (unit.label == "PER" and self.scene.bodies.is_official(unit.entity))

    def _object(self, units: Sequence[Unit], hit: Hit, end: int, labels: frozenset[str]) -> list[Unit]:
        """Return the first target of the object and the list that it opens; people stand in the object itself."""
        near = object_end(units, hit.end, end)
        far = near if hit.entry.rule.category in _AIMED_AT_PEOPLE else end
        found: list[Unit] = []
        gap = 0
        closed = False
        for k in range(hit.end, far):
            unit = units[k]
            if self._is_target(unit, labels) and (k < near or unit.label in ("GROUP", "CRIME")):
                if not found or (not closed and unit.label == found[-1].label and gap <= _GAP):
                    found.append(unit)
                gap = 0
            else:
                gap += 1
                closed = closed or (bool(found) and not unit.label and unit.text in self.words.target_closers)
                closed = closed or (bool(found) and unit.label in ("LOC", "AGENCY"))
        if found and found[0].label == "LOC" and len(found) >= _PAIR:
            return self._listed(units, found)
        if len(found) < _PAIR and "PER" in labels:
            found = self._enumerated(units, hit.end, near) or found
        return found + self._called(units, near, found)

    def _enumerated(self, units: Sequence[Unit], begin: int, end: int) -> list[Unit]:
        """Return the people that a number announces (`menahan tiga orang: LSM, pemilik ruko; HW, penerjemah; …`)."""
        number = next((read[0] for k in range(begin, end) if (read := number_at(units, k)) and read[0] > 1), 0)
        last = min(len(units), begin + _ENUMERATED)
        opened = next((k for k in range(begin, last) if units[k].text in self.words.enumerating), None)
        if not number or opened is None:
            return []
        named = [unit for unit in units[opened:last] if self._is_target(unit, _PERSON)]
        return named[:number] if len(named) >= number else []

    def _called(self, units: Sequence[Unit], at: int, found: Sequence[Unit]) -> list[Unit]:
        """Return the group that a relative clause counts the target among (`WNI yang menjadi korban TPPO`)."""
        if not found or found[-1].label != "GROUP" or at >= len(units) or not units[at].is_relative:
            return []
        for k in range(at + 1, min(len(units), at + _CALLED)):
            if units[k].label:
                return [units[k]] if units[k].label == "GROUP" and units[k - 1].text in self.words.being else []
        return []

    def _listed(self, units: Sequence[Unit], found: list[Unit]) -> list[Unit]:
        """Return the places of a list without the region that follows its last one behind a comma."""
        last = units.index(found[-1])
        return found[:-1] if units[last - 1].is_comma else found

    def _patient(self, units: Sequence[Unit], begin: int, at: int, labels: frozenset[str]) -> list[Unit]:
        """Return the targets before a passive verb, people before groups; behind `yang` only its head counts."""
        first, last = patient_span(units, begin, at)
        last = next((k for k in range(first + 1, last) if units[k].is_relative), last)  # `sopir yang membawa korban`
        found = [unit for unit in units[first:last] if self._is_target(unit, labels)]
        return [unit for unit in found if unit.label == "PER"] or found

    def _case(self, units: Sequence[Unit], begin: int, end: int, found: Sequence[Unit]) -> list[Unit]:
        """Return the crime of the case that the clause speaks of (`dalam perkara TPPO`)."""
        if any(unit.label == "CRIME" for unit in found):
            return []
        for k in range(begin, end):
            near = units[max(0, k - _CASE_REACH) : k]
            if units[k].label == "CRIME" and any(unit.text in self.words.case_words for unit in near):
                return [units[k]]
        return []

    def _aim(self, units: Sequence[Unit], begin: int, end: int, found: Sequence[Unit]) -> list[Unit]:
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
