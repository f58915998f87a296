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
from tpo_ie.actions.places import places_of
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.targets import TargetFinder
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.document.values import ActionStatus

_WHEN = frozenset({"ketika", "saat", "sewaktu", "kala"})
_LASTING = frozenset({"rehabilitation", "legal_aid", "community_program"})


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
        people.keep(sentence.index, targets, count.number if count else None)
        places = places_of(units, hit, begin, end)
        done, planned = status == "done", status == "planned"
        time = self.times.find(units, hit, begin, end, adds_up=_adds_up(hit, count), planned=planned)
        until = _at_which(units, end)
        if not places.found and until > end:
            places.found = places_of(units, hit, end, until).found
        if not time and until > end:
            time = self.times.find(units, hit, end, until, planned=planned)
        if not time and not sentence.headline:
            time = self.chronicle.time_of(
                sentence,
                begin,
                end,
                hit.entry.rule.category,
                done=done and not negated,
                counted=count.number if count else 0,
            )
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
