"""With whom, on whom, where, how many, on what legal basis: the arguments of an act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.chronicle import Chronicle
from tpo_ie.actions.clauses import bounds
from tpo_ie.actions.counting import count_of
from tpo_ie.actions.counts import Count
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.partners import PartnerFinder
from tpo_ie.actions.place_memory import recalled
from tpo_ie.actions.places import Places, places_of
from tpo_ie.actions.pointing import ACCUSING
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.targets import TargetFinder
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.document.values import ActionStatus

_WHEN = frozenset({"ketika", "saat", "sewaktu", "kala"})
# Acts that are often told on in the sentence behind the one that says where.
_TOLD_ON = frozenset({"rescue", "departure_control"})
_DAY = len("2025-01-31")
_LASTING = frozenset({"rehabilitation", "community_program"})


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


@dataclass(frozen=True, slots=True)
class _Told:
    """Where and when the last act was done, and the sentence that tells it."""

    index: int = -2
    places: tuple[str, ...] = ()
    time: tuple[str, ...] = ()


def _adds_up(hit: Hit, count: Count | None) -> bool:
    """Say whether people or cases are counted over a time; housing twelve people is one lasting act."""
    return count is not None and count.number > 1 and hit.entry.rule.category not in _LASTING


def _at_which(units: Sequence[Unit], end: int) -> int:
    """Return where a clause ends that tells at what an act was done (`dicegat ketika kapal bersandar di Sirih`)."""
    if end + 1 >= len(units) or units[end].label or units[end].text not in _WHEN:
        return end
    return bounds(units, end + 1, end + 2)[1]


class ArgumentFinder:
    """Finds arguments in the sentences of one article, which must come in their order.

    Args:
        scene: The article.
        times: Finds times.
    """

    def __init__(self, scene: Scene, times: TimeFinder) -> None:
        self.times = times
        self.chronicle = Chronicle(scene, times)
        self.targets = TargetFinder(scene)
        self.partners = PartnerFinder(Parties(scene))
        self._told = _Told()

    def find(
        self, sentence: Sentence, hit: Hit, agent: Agent, *, negated: bool = False, status: ActionStatus = "done"
    ) -> Arguments:
        """Return the arguments of a trigger.

        Args:
            sentence: Its sentence.
            hit: The trigger.
            agent: Who acts.
            negated: True when the act was not done.
            status: Whether it was done, goes on, or is yet to come.

        Returns:
            What the clause states (annotation guide, section 6).
        """
        units = sentence.units
        begin, end = bounds(units, hit.at, hit.end)
        targets = self.targets.find(sentence, hit, begin, end, agent)
        people = self.targets.people
        count = count_of(sentence, hit, (begin, end), targets, people, negated=negated)
        accused = hit.entry.rule.category in ACCUSING
        people.keep(sentence.index, targets, count.number if count else None, accused=accused)
        where = [target for target in targets if people.scene.bodies.label_of(target) == "LOC"]
        targets = [target for target in targets if target not in where]
        until = _at_which(units, end)
        real = not sentence.headline and not negated
        told = self._told if real and status == "done" and sentence.index - self._told.index <= 1 else _Told()
        told_on = hit.entry.rule.category in _TOLD_ON
        places = self._places(sentence, hit, (begin, end, until), where)
        if not places.found and told_on:
            places.found = list(told.places)
        planned = status == "planned"
        time = self.times.find(units, hit, begin, end, adds_up=_adds_up(hit, count), planned=planned, negated=negated)
        if not time and until > end:
            time = self.times.find(units, hit, end, until, planned=planned)
        if not time and not sentence.headline:
            done, counted = status == "done" and not negated, count.number if count else 0
            time = self.chronicle.time_of(sentence, begin, end, hit.entry.rule.category, done=done, counted=counted)
        if not time and told_on and self._is_told_on(sentence, told):
            time = list(told.time)
        if real and status in ("done", "ongoing"):
            self._told = _Told(sentence.index, tuple(places.found) or told.places, tuple(time) or told.time)
        return Arguments(
            partners=self.partners.find(sentence, hit, begin, end, agent),
            targets=targets,
            place=places.found,
            laws=list(dict.fromkeys(unit.entity for unit in units[begin:end] if unit.label == "LAW")),
            time=time,
            destination=places.destination,
            count=count.number if count else None,
            count_unit=count.unit if count else None,
        )

    def _is_told_on(self, sentence: Sentence, told: _Told) -> bool:
        """Say whether the last act has a day and stands in the same paragraph."""
        if not told.time or len(told.time[0]) != _DAY:
            return False
        scene = self.targets.people.scene
        return "\n" not in scene.draft.text[scene.sentences[told.index].start : sentence.start]

    def _places(self, sentence: Sentence, hit: Hit, span: tuple[int, int, int], searched: Sequence[str]) -> Places:
        """Return the places that a clause states, or takes up from before.

        Args:
            sentence: Its sentence.
            hit: Its trigger.
            span: Where it begins and ends, and where the clause ends that tells at what it was done.
            searched: Places that the act is aimed at: it is done there (`menggeledah Pelabuhan Sirih`).
        """
        begin, end, until = span
        places = places_of(sentence.units, hit, begin, end)
        places.found = places.found or list(searched)
        if not places.found and not sentence.headline:
            places.found = recalled(self.targets.people.scene, sentence, hit, begin, end)
        if not places.found and until > end:
            places.found = places_of(sentence.units, hit, end, until).found
        return places
