"""Acts as actions of the document."""

from __future__ import annotations

from typing import Any

from tpo_ie.actions.exploitation import exploitation
from tpo_ie.actions.repeats import Act
from tpo_ie.actions.reports import Report
from tpo_ie.document import Action

_NOUNS = frozenset({"nominal", "free"})
_RAIDS = frozenset({"surveillance-raid", "investigation-raid"})  # of several bodies they are joint operations


def _leading(act: Act) -> Report:
    """Return the report that tells most: outside the headline, and of a noun and its verb the verb."""
    first = next((report for report in act if not report.sentence.headline), act[0])
    if first.hit.voice not in _NOUNS:
        return first
    verbs = (other for other in act if other.sentence is first.sentence and other.hit.voice not in _NOUNS)
    return next((other for other in verbs if other.fact.negated), first)


def to_action(act: Act) -> Action:
    """Return the action that an act's reports add up to.

    Args:
        act: Its reports in text order; the first outside the headline leads, the others fill what it leaves open.

    Returns:
        The action with all sentences as evidence; ``attributes`` tells the cue words of its status, what tells who
        acts, what its count counts, where people were brought, and the forms of exploitation that it is about.
    """
    lead = _leading(act)
    ordered = [lead, *(report for report in act if report is not lead)]
    acting = next((report for report in ordered if report.agent.entities), lead)
    actors = acting.agent.entities

    def first(name: str) -> Any:
        values = (getattr(report.arguments, name) for report in ordered)
        return next((value for value in values if value), None)

    counted = next((report.arguments for report in ordered if report.arguments.count is not None), None)
    attributes: dict[str, Any] = {"cues": list(lead.fact.cues)}
    if actors:
        attributes["actor_from"] = acting.agent.source
    if counted is not None:
        attributes["count_unit"] = counted.count_unit
    if destination := first("destination"):
        attributes["destination"] = destination
    if forms := exploitation(act):
        attributes["exploitation"] = list(forms)
    partners = tuple(entity for entity in first("partners") or () if entity not in actors)
    together = lead.rule.id in _RAIDS and len({*actors, *partners}) > 1
    units = lead.sentence.units
    return Action(
        category="joint_operation" if together else lead.rule.category,
        trigger=(units[lead.hit.at].start, units[lead.hit.end - 1].end),
        actors=actors,
        partners=partners,
        targets=tuple(entity for entity in first("targets") or () if entity not in actors),
        place=tuple(first("place") or ()),
        time=tuple(first("time") or ()),
        status=lead.fact.status,
        negated=lead.fact.negated,
        count=counted.count if counted else None,
        legal_basis=tuple(first("laws") or ()),
        evidence=tuple(sorted({(report.sentence.start, report.sentence.end) for report in act})),
        score=lead.rule.score,
        rule=lead.rule.id,
        attributes=attributes,
    )
