"""One action for one act: reports of the same act are joined, evidence by evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.arguments import Arguments
from tpo_ie.actions.factuality import Factuality
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import MARK, Sentence
from tpo_ie.document import Action

Names = Callable[[str], str]

_NEAR = 3  # sentences over which the same words mean the same act
_BESIDE = 3  # units between two triggers of one act
_ONE_CHARGE = {"charge-suspect", "charge-article"}


@dataclass(slots=True)
class Report:
    """One sentence's report of an act."""

    sentence: Sentence
    hit: Hit
    agent: Agent
    fact: Factuality
    arguments: Arguments
    time: list[str] = field(default_factory=list)

    @property
    def weak(self) -> bool:
        """Say whether it may only take an act up again: a headline, a noun of action, a relative clause."""
        return self.sentence.headline or self.hit.entry.voice in ("nominal", "free") or self.relative

    @property
    def relative(self) -> bool:
        """Say whether it only tells which people are meant (`pemohon yang ditolak`)."""
        at = self.hit.at
        return self.hit.entry.voice == "passive" and at > 0 and self.sentence.units[at - 1].text == "yang"

    @property
    def informative(self) -> bool:
        """Say whether it has anything of its own: an agent, a number, a place, a law."""
        found = self.arguments
        return bool(self.agent.explicit or found.count or found.place or found.laws or found.partners)


@dataclass(slots=True)
class Act:
    """Reports of one act, the leading one first."""

    reports: list[Report]


def merge(reports: list[Report], names: Names) -> list[Act]:
    """Join reports of the same act.

    Args:
        reports: Reports in text order.
        names: Gives an entity's canonical name.

    Returns:
        Acts in the order of their first report.
    """
    acts: list[Act] = []
    for report in reports:
        home = next((act for act in reversed(acts) if _same(act, report, names)), None)
        if home is None:
            acts.append(Act([report]))
        else:
            home.reports.append(report)
    return acts


def _same(act: Act, report: Report, names: Names) -> bool:
    first, last = act.reports[0], act.reports[-1]
    rule, other = first.hit.entry.rule, report.hit.entry.rule
    if rule.category != other.category:
        return False
    if last.sentence is report.sentence and _beside(last, report):
        return True
    if first.fact.negated != report.fact.negated:
        return False
    if not _compatible_agents(act, report, names) or not _compatible_counts(act, report):
        return False
    if (first.fact.status == "urged") != (report.fact.status == "urged") and not report.weak:
        return False
    one_charge = {rule.id, other.id} == _ONE_CHARGE  # suspects named and articles applied (section 7)
    if report.sentence is last.sentence:
        return one_charge
    if first.sentence.headline and len(act.reports) == 1:
        return True
    if one_charge and _shares(act, report):
        return True
    if rule.id != other.id:
        return False
    if report.weak and first.fact.status == report.fact.status:
        if report.sentence.index - last.sentence.index <= _NEAR or not report.informative:
            return True
        return bool(report.arguments.partners) and set(report.arguments.partners) <= set(first.arguments.partners)
    if report.sentence.index - last.sentence.index > _NEAR or not _same_word(act, report):
        return False
    return _shares(act, report) or not (report.arguments.targets or report.arguments.count or report.time)


def _beside(last: Report, report: Report) -> bool:
    """Say whether two triggers stand so close that they tell of one act (`diusulkan masuk daftar tangkal`)."""
    between = last.sentence.units[last.hit.end : report.hit.at]
    if len(between) > _BESIDE or any(u.label == MARK for u in between):
        return False
    verbs = {"active", "passive", "bare"}
    joined = any(u.text in ("dan", "serta", "lalu", "atau", "kemudian") for u in between)
    return not (joined and report.hit.entry.voice in verbs)


def _compatible_agents(act: Act, report: Report, names: Names) -> bool:
    """Say whether the same body may act: one side names none, both name it, or one is a unit of the other."""
    ours = set(report.agent.entities)
    theirs = {entity for other in act.reports for entity in other.agent.entities}
    if not ours or not theirs or ours & theirs:
        return True
    return any(names(a).endswith(names(b)) or names(b).endswith(names(a)) for a in ours for b in theirs)


def _compatible_counts(act: Act, report: Report) -> bool:
    ours = report.arguments.count
    theirs = {other.arguments.count for other in act.reports} - {None}
    return ours is None or not theirs or ours in theirs


def _same_word(act: Act, report: Report) -> bool:
    return any(other.hit.entry.trigger is report.hit.entry.trigger for other in act.reports)


def _shares(act: Act, report: Report) -> bool:
    ours = report.arguments
    for other in act.reports:
        if ours.count is not None and ours.count == other.arguments.count and ours.count > 1:
            return True
        if set(ours.targets) & set(other.arguments.targets) and ours.count == other.arguments.count:
            return True
    return False


def to_action(act: Act) -> Action:
    """Return the action that an act's reports add up to; the leading report is the first outside the headline."""
    lead = next((r for r in act.reports if not r.sentence.headline), act.reports[0])
    ordered = [lead, *(r for r in act.reports if r is not lead)]
    rule = lead.hit.entry.rule
    units = lead.sentence.units
    agent = next((r.agent for r in ordered if r.agent.entities), lead.agent)

    def first(name: str) -> list[str]:
        return next((getattr(r.arguments, name) for r in ordered if getattr(r.arguments, name)), [])

    attributes: dict[str, object] = {"cues": list(lead.fact.cues)}
    counted = next((r.arguments for r in ordered if r.arguments.count is not None), None)
    if counted is not None:
        attributes["count_unit"] = counted.count_unit
    destination = next((r.arguments.destination for r in ordered if r.arguments.destination), None)
    if destination is not None:
        attributes["destination"] = destination
    partners = [e for e in first("partners") if e not in agent.entities]
    return Action(
        category=rule.category,
        trigger=(units[lead.hit.at].start, units[lead.hit.end - 1].end),
        actors=agent.entities,
        partners=tuple(partners),
        targets=tuple(e for e in first("targets") if e not in agent.entities),
        place=tuple(first("place")),
        time=tuple(next((r.time for r in ordered if r.time), [])),
        status=lead.fact.status,
        negated=lead.fact.negated,
        count=counted.count if counted else None,
        legal_basis=tuple(first("laws")),
        evidence=tuple(sorted({(r.sentence.start, r.sentence.end) for r in act.reports})),
        score=rule.score,
        rule=rule.id,
        attributes=attributes,
    )
