"""Reports of one act joined: the same act told twice is one action (annotation guide, section 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tpo_ie.actions.repeats import (
    Act,
    adds_nothing,
    is_beside,
    is_part,
    same_number,
    same_people,
    shares,
    taken_up,
    within_relative,
)
from tpo_ie.actions.reports import Report

Names = Callable[[str], str]

_LOOKED_AT = 60  # acts among which a report looks for its own
_ONE_CHARGE = {"charge-suspect", "charge-article"}  # suspects named and articles applied (section 7)
# Categories whose frames tell of different acts.
_WIDE = frozenset(
    [
        "arrest",
        "investigation",
        "charge",
        "sentence",
        "coordination",
        "surveillance",
        "policy",
        "legal_aid",
        "sanction",
        "rehabilitation",
        "deportation",
    ]
)


_TOLD = 8  # reports of an act that a new one is compared with, besides the first


def merge(reports: Sequence[Report], names: Names) -> list[Act]:
    """Join reports of the same act.

    Args:
        reports: Reports in text order.
        names: Gives an entity's canonical name.

    Returns:
        Acts in the order of their first report, each a list of its reports.
    """
    acts: list[Act] = []
    for report in reports:
        recent = reversed(acts[-_LOOKED_AT:])
        home = next((act for act in recent if _same(_told(act), report, names)), None)
        if home is None:
            acts.append([report])
        else:
            home.append(report)
    return acts


def _told(act: Act) -> Act:
    """Return the first and the latest reports of an act."""
    return act if len(act) <= _TOLD else [act[0], *act[-_TOLD:]]


def _same(act: Act, report: Report, names: Names) -> bool:
    first, last = act[0], act[-1]
    if first.rule.category != report.rule.category:
        return False
    wide = first.rule.category in _WIDE
    one_rule = any(other.rule.id == report.rule.id for other in act)
    if (one_rule or not wide) and (adds_nothing(act, report) or is_part(act, report)):
        return True
    if last.sentence is report.sentence and (
        is_beside(last, report) or (one_rule and not report.agent.explicit and within_relative(report))
    ):
        return True
    if first.fact.negated != report.fact.negated:
        return False
    if not _compatible_agents(act, report, names) or not _compatible_counts(act, report):
        return False
    if (first.fact.status == "urged") != (report.fact.status == "urged") and not report.weak:
        return False
    one_charge = {first.rule.id, report.rule.id} == _ONE_CHARGE
    if report.sentence is last.sentence:
        return one_charge
    if first.sentence.headline and len(act) == 1:
        return True
    if one_charge and shares(act, report):
        return True
    if (one_rule or not wide) and (same_people(act, report) or same_number(act, report)):
        return True
    return first.rule.id == report.rule.id and taken_up(act, report)


def _compatible_agents(act: Act, report: Report, names: Names) -> bool:
    """Say whether the same body may act: one side names none, both name it, or one is a unit of the other."""
    ours = set(report.agent.entities)
    theirs = {entity for other in act for entity in other.agent.entities}
    if not ours or not theirs or ours & theirs:
        return True
    return any(names(a).endswith(names(b)) or names(b).endswith(names(a)) for a in ours for b in theirs)


def _compatible_counts(act: Act, report: Report) -> bool:
    ours = report.arguments.count
    theirs = {other.arguments.count for other in act} - {None}
    return ours is None or not theirs or ours in theirs
