"""With whom, on whom, where, how many, on what legal basis: the arguments of an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.clauses import bounds
from tpo_ie.actions.counts import count_in, number_words
from tpo_ie.actions.lists import joins, members_after
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.targets import TargetFinder
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit

# Acts on one person are counted as one; verdicts and the like are not counted by heads.
_SINGLE = frozenset({"arrest", "charge", "investigation", "rehabilitation", "repatriation"})
_PARTNER_REACH = 3  # words between `bersama` and the first partner


@dataclass(slots=True)
class Arguments:
    """Arguments of one act; entity ids in text order, times in ISO 8601."""

    partners: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    place: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    destination: str | None = None
    count: int | None = None
    count_unit: str | None = None


class ArgumentFinder:
    """Finds arguments in the sentences of one article.

    Args:
        scene: The article.
        times: Finds times.
    """

    def __init__(self, scene: Scene, times: TimeFinder) -> None:
        self.scene = scene
        self.words = scene.words
        self.times = times
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
        units = sentence.units
        begin, end = bounds(units, hit.at, hit.end)
        found = Arguments(
            partners=self._partners(units, begin, end, agent),
            targets=self.targets.find(sentence, hit, begin, end, agent),
            laws=list(dict.fromkeys(unit.entity for unit in units[begin:end] if unit.label == "LAW")),
            time=self.times.find(units, hit.at, begin, end),
        )
        self._places(units, begin, end, found)
        self._count(sentence, hit, begin, end, found)
        return found

    def _partners(self, units: Sequence[Unit], begin: int, end: int, agent: Agent) -> list[str]:
        """Return the bodies behind `bersama`, `menggandeng`, `dengan` and their like."""
        found: list[str] = []
        k = begin
        while k < end:
            reach = self._partner_reach(units, k)
            k += 1
            for first in range(k, min(end, k + reach)):
                if units[first].label in BODY_LABELS:
                    members = [m for m in members_after(units, first) if m < end]
                    found += [units[m].entity for m in members]
                    k = members[-1] + 1
                    break
                if units[first].is_mark:
                    break
        return [entity for entity in dict.fromkeys(found) if entity not in agent.entities]

    def _partner_reach(self, units: Sequence[Unit], at: int) -> int:
        """Return within how many units behind a word a partner may stand; 0 when the word opens none."""
        if units[at].label:
            return 0
        if units[at].text in self.words.with_whom:
            return _PARTNER_REACH
        return 1 if units[at].text == self.words.together else 0

    def _places(self, units: Sequence[Unit], begin: int, end: int, found: Arguments) -> None:
        """Fill place and destination from the places behind `di`, `ke`, `dari` and the lists that they open."""
        going = False
        for k in range(begin, end):
            unit = units[k]
            if unit.label == "LOC":
                before = units[k - 1] if k else None
                governor = before.text if before is not None and not before.label else ""
                if governor in self.words.place_prepositions or going:
                    found.place.append(unit.entity)
                    going = True
                if governor == self.words.toward:
                    found.destination = unit.entity
            elif not joins(unit):
                going = False
        found.place = list(dict.fromkeys(found.place))

    def _count(self, sentence: Sentence, hit: Hit, begin: int, end: int, found: Arguments) -> None:
        """Fill the count: in front of a passive verb, behind an active one, else the number of people aimed at."""
        stretches = [(hit.end, end)]
        if hit.voice in ("passive", "result"):
            stretches.insert(0, (begin, hit.at))
        elif hit.voice == "bare" and not sentence.headline:
            stretches.append((begin, hit.at))
        for first, last in stretches:
            if (read := count_in(sentence.units, first, last)) is not None:
                found.count, found.count_unit = read
                break
        else:
            self._count_targets(sentence.units[begin:end], hit, found)
        self.targets.memory.keep_count(found.targets, found.count)

    def _count_targets(self, clause: Sequence[Unit], hit: Hit, found: Arguments) -> None:
        """Count the people aimed at, or take up the number of those who were counted before."""
        people = [target for target in found.targets if self.scene.bodies.label_of(target) == "PER"]
        if len(people) > 1 or (people and hit.entry.rule.category in _SINGLE):
            found.count, found.count_unit = len(people), number_words().people
        elif any(not unit.label and unit.text in self.words.all_of_them for unit in clause):
            found.count = self.targets.memory.count_of(found.targets)
            found.count_unit = number_words().people if found.count else None
