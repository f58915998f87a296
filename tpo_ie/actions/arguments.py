"""Whom an act is aimed at, with whom, where and on what legal basis."""

from __future__ import annotations

from dataclasses import dataclass, field

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.counts import count_in
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.targets import TargetFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, MARK, Sentence, Unit

_AHEAD = 30
_PLACE_PREPOSITIONS = frozenset({"di", "ke", "dari", "melalui", "lewat", "menuju", "pada", "via", "kawasan", "wilayah", "perairan"})
_SAYING = frozenset({"kata", "ujar", "ucap", "tutur", "jelas", "ungkap", "tegas", "tambah", "papar", "terang", "imbuh", "lanjut", "menurut"})


@dataclass(slots=True)
class Arguments:
    """Arguments of one act; entity ids, in text order."""

    partners: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    place: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    destination: str | None = None
    count: int | None = None
    count_unit: str | None = None


class ArgumentFinder:
    """Finds arguments in the sentences of one article.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.targets = TargetFinder(scene)

    def find(self, sentence: Sentence, hit: Hit, agent: Agent) -> Arguments:
        """Return the arguments of a trigger.

        Args:
            sentence: Its sentence.
            hit: The trigger.
            agent: Who acts.

        Returns:
            What the clause states (annotation guide, section 6).
        """
        found = Arguments()
        begin, end = self.clause(sentence.units, hit)
        self._partners(sentence, begin, end, agent, found)
        found.targets = self.targets.find(sentence, hit, begin, end, agent)
        self._places(sentence, hit, begin, end, found)
        found.laws = [u.entity for u in sentence.units[begin:end] if u.label == "LAW"]
        self._count(sentence, hit, begin, end, found)
        return found

    def clause(self, units: list[Unit], hit: Hit) -> tuple[int, int]:
        """Return where the clause of a trigger begins and ends, adverbials included."""
        begin = hit.at
        while begin > 0:
            unit = units[begin - 1]
            if unit.label == MARK and (unit.text in ";:" or unit.is_quote_mark):
                break
            if not unit.label and (unit.text in self.words.speech or self._opens_clause(units, begin - 1)):
                break
            begin -= 1
        end = hit.end
        while end < min(len(units), hit.end + _AHEAD):
            unit = units[end]
            if unit.label == MARK and (unit.text == ";" or unit.is_quote_mark):
                break
            if not unit.label and (unit.text in _SAYING or self._opens_clause(units, end)):
                break
            if not unit.label and end > hit.end and self._other_verb(units, end):
                break
            end += 1
        return begin, end

    def _opens_clause(self, units: list[Unit], at: int) -> bool:
        """Say whether a word begins another clause; `usai`, `saat`, `sejak` before a date belong to this one."""
        word = units[at].text
        if word not in self.words.boundaries or word == "yang":
            return False
        return not (at + 1 < len(units) and units[at + 1].label == "DATE")

    def _other_verb(self, units: list[Unit], at: int) -> bool:
        """Say whether a new verb begins a coordinated clause (`…, menyita dua ponsel, dan memeriksa saksi`)."""
        before = units[at - 1]
        joined = before.text in self.words.coordinators or (before.label == MARK and before.text == ",")
        return joined and (self.words.is_active(units[at].text) or self.words.is_passive(units[at].text))

    def _partners(self, sentence: Sentence, begin: int, end: int, agent: Agent, found: Arguments) -> None:
        units = sentence.units
        k = begin
        while k < end:
            unit = units[k]
            opens = not unit.label and (
                unit.text in self.words.with_whom or (unit.text == "dengan" and k + 1 < end and units[k + 1].label in BODY_LABELS)
            )
            k += 1
            if not opens:
                continue
            steps = 0
            while k < end and steps < 3:
                if units[k].label in BODY_LABELS:
                    found.partners.append(units[k].entity)
                elif units[k].label != MARK or units[k].text != ",":
                    if units[k].text not in self.words.coordinators:
                        steps += 1
                        if found.partners:
                            break
                k += 1
        found.partners = [e for e in dict.fromkeys(found.partners) if e not in agent.entities]

    def _places(self, sentence: Sentence, hit: Hit, begin: int, end: int, found: Arguments) -> None:
        units = sentence.units
        open_place = False
        for k in range(begin, end):
            unit = units[k]
            if unit.label == "LOC":
                before = units[k - 1] if k else None
                governed = before is not None and not before.label and before.text in _PLACE_PREPOSITIONS
                if governed or open_place:
                    found.place.append(unit.entity)
                    open_place = True
                    if governed and before is not None and before.text == "ke":
                        found.destination = unit.entity
            elif not (unit.label == MARK and unit.text == ",") and unit.text not in self.words.coordinators:
                open_place = False
        found.place = list(dict.fromkeys(found.place))

    def _count(self, sentence: Sentence, hit: Hit, begin: int, end: int, found: Arguments) -> None:
        units = sentence.units
        ranges = [(hit.end, end)]
        if hit.entry.voice in ("passive", "result"):
            ranges.insert(0, (begin, hit.at))
        elif hit.entry.voice == "bare" and not sentence.headline:
            ranges.append((begin, hit.at))
        for first, last in ranges:
            read = count_in(units, first, last)
            if read is not None:
                found.count, found.count_unit = read
                return
        people = [e for e in found.targets if self.scene.label_of(e) == "PER"]
        if people:
            found.count, found.count_unit = len(people), "orang"
