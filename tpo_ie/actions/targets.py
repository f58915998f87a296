"""Whom or what an act is aimed at: the object or patient, the crime of the case, the aim of the clause."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.lists import joins
from tpo_ie.actions.numbers import number_at
from tpo_ie.actions.people import People
from tpo_ie.actions.phrases import object_end, patient_span, undergoing
from tpo_ie.actions.places import is_adverb
from tpo_ie.actions.pointing import pointed_at
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.target_words import crime_of, firm_named, target_words
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit

_GAP = 5  # words between two members of one list of targets
_OF_FIRMS = frozenset({"sanction", "investigation"})
_CAUGHT = frozenset({"arrest", "charge", "sentence", "investigation", "deportation"})
_BESIDE = "bersama"
_COMPANY = 9  # units behind `bersama` in which people are named
_NAMED = 4  # units between `yang` and `dipanggil`
_PAIR = 2
_COMMAS = 3  # units from a verb back to the comma before an apposed person
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
        self._undergone: tuple[int, list[Unit]] = (-1, [])  # sentence and people of the last act

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
            found = self._object(units, hit, end, labels) or self._subject_before(sentence, hit, begin)
        if not found and rule.category == "awareness":
            found = [unit for unit in units[begin : hit.at] if unit.label == "GROUP"][:1]  # `Kepada masyarakat, …`
        if not found and hit.voice in ("nominal", "free"):
            found = self._upon(units, begin, hit.at, labels)
        if rule.category in _CAUGHT and any(unit.label == "PER" for unit in found):
            found += self._caught_with(units, hit.end, end, found)
        people = [unit for unit in found if unit.label != "CRIME"]
        if not people:
            pointed = pointed_at(self.people, sentence, hit, begin, end)
            if not pointed and rule.category in _OF_FIRMS:
                pointed = firm_named(self.scene, sentence, begin, end)
        found += crime_of(units, hit.end, begin, end, found)
        targets = [unit.entity for unit in found]
        if not people:
            targets = [*pointed, *targets]
        self._undergone = (sentence.index, [unit for unit in found if unit.label in ("PER", "GROUP")])
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
            if unit.label == "CRIME" and found and units[k - 1].text in target_words().ways:
                continue  # `perdagangan orang bermodus pengantin pesanan`
            if self._is_target(unit, labels) and (k < near or unit.label in ("GROUP", "CRIME")):
                if not found or (not closed and unit.label == found[-1].label and gap <= _GAP):
                    found.append(unit)
                gap = 0
            else:
                gap += 1
                closed = closed or (bool(found) and not unit.label and unit.text in self.words.target_closers)
                closed = closed or (bool(found) and unit.label in ("LOC", "AGENCY"))
        if found and found[0].label == "LOC" and len(found) >= _PAIR:
            return found[:-1] if units[units.index(found[-1]) - 1].is_comma else found  # its region
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

    def _patient(self, units: Sequence[Unit], begin: int, at: int, labels: frozenset[str]) -> list[Unit]:
        """Return the targets before a passive verb, people before groups; behind `yang` only its head counts."""
        first, last = patient_span(units, begin, at)
        if last < at and any(unit.text in target_words().naming for unit in units[last:at]):
            last = at  # `tekong yang biasa dipanggil X ditangkap`
        close = next((k for k in range(first + 1, last) if units[k].is_relative), last)  # `sopir yang membawa korban`
        named = any(unit.text in target_words().naming for unit in units[close : close + _NAMED])
        close = last if named else close
        found = [k for k in range(first, close) if self._is_target(units[k], labels)]
        own = [k for k in found if any(unit.text in target_words().then for unit in units[first:k])]
        if not found and (apposed := self._apposed(units, last, labels)):
            return [apposed]
        people = [units[k] for k in own or found]  # `X diperiksa, lalu Y ditahan`: only Y
        return [unit for unit in people if unit.label == "PER"] or people

    def _apposed(self, units: Sequence[Unit], at: int, labels: frozenset[str]) -> Unit | None:
        """Return the person named in commas right before a passive verb (`lelaki yang mengantar, FD, dibekuk`)."""
        k = at
        while k > 0 and is_adverb(units[k - 1]):
            k -= 1
        if k < _COMMAS or not units[k - 1].is_comma or not units[k - _COMMAS].is_comma:
            return None
        person = units[k - 2]
        return person if person.label == "PER" and self._is_target(person, labels) else None

    def _subject_before(self, sentence: Sentence, hit: Hit, begin: int) -> list[Unit]:
        """Return the people of the act before, when a passive without subject joins it (`diperiksa, lalu ditahan`)."""
        index, people = self._undergone
        if hit.voice not in ("passive", "result") or index != sentence.index:
            return []
        k = hit.at
        while k > begin and is_adverb(sentence.units[k - 1]):
            k -= 1
        joined = k > 0 and (joins(sentence.units[k - 1]) or sentence.units[k - 1].text in self.words.boundaries)
        return people if joined and not sentence.units[k - 1].is_relative else []

    def _caught_with(self, units: Sequence[Unit], begin: int, end: int, found: Sequence[Unit]) -> list[Unit]:
        """Return the people named behind `bersama` (`menangkap MR bersama dua rekannya, SH dan JU`)."""
        at = next((k for k in range(begin, end) if not units[k].label and units[k].text == _BESIDE), None)
        behind = units[at + 1 : min(end, at + 1 + _COMPANY)] if at is not None else []
        stop = next(
            (k for k, unit in enumerate(behind) if unit.label in ("AGENCY", "ORG", "POSITION", "LOC")), len(behind)
        )
        known = {unit.entity for unit in found}
        return [unit for unit in behind[:stop] if self._is_target(unit, _PERSON) and unit.entity not in known]

    def _upon(self, units: Sequence[Unit], begin: int, at: int, labels: frozenset[str]) -> list[Unit]:
        """Return the people before a noun of action (`terhadap X dan Y dilakukan penahanan`)."""
        for k in range(begin, at):
            if not units[k].label and units[k].text in target_words().upon:
                close = object_end(units, k + 1, at)
                return [unit for unit in units[k + 1 : close] if self._is_target(unit, labels - {"CRIME"})]
        return []
