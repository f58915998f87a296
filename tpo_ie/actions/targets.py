"""Whom or what an act is aimed at: the object or patient, those that pronouns point back to, the aim of the clause."""

from __future__ import annotations

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.counts import COLLECTIVE
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import MARK, Sentence, Unit

PROTECTION = frozenset(
    {"rescue", "repatriation", "rehabilitation", "legal_aid", "victim_identification", "departure_control"}
)
PROSECUTION = frozenset({"investigation", "arrest", "charge", "sentence", "deportation"})
_LABELS = frozenset({"GROUP", "PER", "CRIME"})
_MORE_LABELS: dict[str, frozenset[str]] = {
    "task_force": frozenset({"AGENCY"}),
    "sanction": frozenset({"ORG", "LOC"}),
    "community_program": frozenset({"LOC"}),
}
# What follows these tells more of a target that has been named.
_CLOSERS = frozenset({"yang", "terdiri", "yakni", "yaitu", "dari", "asal", "tujuan", "karena", "setelah", "di", "ke", "oleh", "bagi", "melalui", "lewat"})
_CASE_WORDS = frozenset({"perkara", "kasus", "dugaan", "tindak", "terkait", "tentang", "pencegahan", "bahaya", "mencegah", "sebagai", "pelaku", "soal", "tindakan"})
_POINTERS = frozenset({"ia", "dia", "mereka", "keduanya", "bersangkutan", "tersangka", "terdakwa", "pelaku", "orangnya", "namanya", "nama", "statusnya"})
_GAP = 5  # words between two members of one list of targets
_MEMORY = 4  # sentences over which pronouns point back
_AIM_REACH = 7


class TargetFinder:
    """Finds targets, and remembers them for the pronouns that follow.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._people: list[tuple[int, tuple[str, ...]]] = []  # (sentence, private people named or aimed at)
        self._groups: list[tuple[int, tuple[str, ...]]] = []
        self._noted = -1

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
        self._note_people(sentence.index)
        units, voice = sentence.units, hit.entry.voice
        category = hit.entry.rule.category
        labels = _LABELS | _MORE_LABELS.get(category, frozenset())
        if category == "task_force":
            labels = _MORE_LABELS["task_force"]
        found: list[Unit] = []
        if voice in ("passive", "result") or (voice == "bare" and not sentence.headline):
            found = self._patient(units, begin, hit.at, labels)
        if not found:
            found = self._object(units, hit.end, end, labels)
        if not found and category == "awareness":
            found = [u for u in units[begin : hit.at] if u.label == "GROUP"][:1]
        found += self._aim(units, begin, end, found)
        targets = list(dict.fromkeys(u.entity for u in found if u.entity not in agent.entities))
        if not targets and category != "task_force":
            targets = list(self._pointed(sentence, hit, begin, end))
        self._remember(sentence.index, targets)
        return targets

    # -- in the clause -------------------------------------------------------------------------

    def _is_target(self, unit: Unit, labels: frozenset[str]) -> bool:
        return unit.label in labels and not (unit.label == "PER" and self.scene.is_official(unit.entity))

    def _object(self, units: list[Unit], begin: int, end: int, labels: frozenset[str]) -> list[Unit]:
        """Return the first target behind a trigger, the list that it opens, and the crime of the case."""
        found: list[Unit] = []
        gap = 0
        closed = False
        for k in range(begin, end):
            unit = units[k]
            if self._is_target(unit, labels):
                if not found or (not closed and unit.label == found[-1].label and gap <= _GAP):
                    found.append(unit)
                elif unit.label == "CRIME" and any(u.text in _CASE_WORDS for u in units[max(0, k - 3) : k]):
                    found.append(unit)
                gap = 0
                continue
            if unit.label == MARK and unit.text == ".":
                break
            gap += unit.label != MARK
            if found and not unit.label and unit.text in _CLOSERS:
                closed = True
        return found

    def _patient(self, units: list[Unit], begin: int, at: int, labels: frozenset[str]) -> list[Unit]:
        """Return the targets before a passive verb; behind `yang` only its head counts."""
        first = begin
        for k in range(at - 1, max(begin, at - 3) - 1, -1):
            if not units[k].label and units[k].text == "yang":
                first = max(begin, k - _GAP)
                break
        found = [u for u in units[first:at] if self._is_target(u, labels)]
        people = [u for u in found if u.label == "PER"]
        return people or found

    def _aim(self, units: list[Unit], begin: int, end: int, found: list[Unit]) -> list[Unit]:
        """Return the crime that the clause's aim names (`untuk mencegah TPPO`)."""
        if any(unit.label == "CRIME" for unit in found):
            return []
        for k in range(begin, end):
            if not units[k].label and units[k].text in ("untuk", "guna", "mencegah", "pencegahan", "rangka"):
                for unit in units[k + 1 : k + _AIM_REACH]:
                    if unit.label == "CRIME":
                        return [unit]
                    if unit.label == MARK and unit.text in ".;":
                        break
        return []

    # -- pointing back -------------------------------------------------------------------------

    def _note_people(self, index: int) -> None:
        """Remember the private people whom the sentences up to this one name."""
        for sentence in self.scene.sentences[self._noted + 1 : index + 1]:
            people = [u.entity for u in sentence.units if u.label == "PER" and not self.scene.is_official(u.entity)]
            if people:
                self._people.append((sentence.index, tuple(dict.fromkeys(people))))
        self._noted = max(self._noted, index)

    def _remember(self, index: int, targets: list[str]) -> None:
        people = tuple(t for t in targets if self.scene.label_of(t) == "PER")
        groups = tuple(t for t in targets if self.scene.label_of(t) == "GROUP")
        if people:
            self._people.append((index, people))
        if groups:
            self._groups.append((index, groups))

    def _pointed(self, sentence: Sentence, hit: Hit, begin: int, end: int) -> tuple[str, ...]:
        """Return whom a pronoun or a missing object means, by the kind of act."""
        category = hit.entry.rule.category
        words = [u.text for u in sentence.units[begin:end] if not u.label]
        number = next((COLLECTIVE[word] for word in words if word in COLLECTIVE), None)
        pointed = number is not None or any(word in _POINTERS for word in words)
        if category in PROSECUTION and (pointed or hit.entry.voice in ("nominal", "free") or self._has_clitic(sentence, hit)):
            return self._last(self._people, sentence.index, number)
        if category in PROTECTION and (pointed or "orang" in words or hit.entry.voice in ("nominal", "free")):
            return self._last(self._groups, sentence.index, None) or self._last(self._people, sentence.index, number)
        return ()

    def _has_clitic(self, sentence: Sentence, hit: Hit) -> bool:
        return sentence.units[hit.end - 1].text.endswith("nya")

    def _last(
        self, memory: list[tuple[int, tuple[str, ...]]], index: int, number: int | None
    ) -> tuple[str, ...]:
        """Return what was named last within some sentences, of the right number where there is one."""
        recent = [entities for at, entities in reversed(memory) if 0 <= index - at <= _MEMORY]
        if number is not None:
            return next((entities for entities in recent if len(entities) == number), ())
        return recent[0] if recent else ()
