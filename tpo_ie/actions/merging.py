"""Reports of one act joined: the same act told twice is one action (annotation guide, section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.bodies import Bodies
from tpo_ie.actions.repeats import (
    Act,
    adds_nothing,
    announced,
    at_one_place,
    at_one_time,
    counts_what_came_in,
    is_beside,
    is_part,
    is_portion,
    of_nobody,
    same_number,
    same_people,
    same_suspect,
    shares,
    taken_up,
    within_relative,
)
from tpo_ie.actions.reports import Report

_LOOKED_AT = 60  # acts among which a report looks for its own
_ONE_CHARGE = {"charge-suspect", "charge-article", "learned-charge"}  # suspects named and articles applied (section 7)
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
# Of these a bare noun at the head of a sentence means the one told before (`Rapat diikuti …`).
_EVENTS = frozenset({"coordination", "joint_operation", "surveillance", "training", "awareness"})
# A rescue or an arrest told of the people or the boat of such an act is this act.
_STOPPED = frozenset({"departure_control", "rescue"})
_EVENT = 12  # sentences over which one interception is told
_TOLD = 8  # reports of an act that a new one is compared with, besides the first


def merge(reports: Sequence[Report], bodies: Bodies) -> list[Act]:
    """Join reports of the same act.

    Args:
        reports: Reports in text order.
        bodies: The bodies of the article.

    Returns:
        Acts in the order of their first report, each a list of its reports.
    """
    acts: list[Act] = []
    for report in reports:
        recent = reversed(acts[-_LOOKED_AT:])
        home = next((act for act in recent if _same(_told(act), report, bodies)), None)
        if home is None:
            acts.append([report])
        else:
            home.append(report)
    return acts


def _told(act: Act) -> Act:
    """Return the first and the latest reports of an act."""
    return act if len(act) <= _TOLD else [act[0], *act[-_TOLD:]]


def _same(act: Act, report: Report, bodies: Bodies) -> bool:
    first, last = act[0], act[-1]
    if first.rule.category != report.rule.category:
        return _one_interception(act, report, bodies)
    if _one_interception(act, report, bodies):
        return True
    if report.definite_noun and first.rule.id == report.rule.id and _alike_agents(act, report, bodies):
        return True
    if report.resumed and first.rule.category in _EVENTS and not report.arguments.time:
        return True
    if first.rule.category == "complaint_channel" and counts_what_came_in(report):
        return True  # `Dalam sebulan masuk 40 aduan`: what the channel that was told of took in
    wide = first.rule.category in _WIDE
    one_rule = any(other.rule.id == report.rule.id for other in act)
    if (one_rule or not wide) and (adds_nothing(act, report) or is_part(act, report) or is_portion(act, report)):
        return True
    if last.sentence is report.sentence and (
        is_beside(last, report) or (one_rule and not report.agent.explicit and within_relative(report))
    ):
        return True
    if first.fact.negated != report.fact.negated:
        return False
    headline = first.sentence.headline and len(act) == 1
    if not _compatible_agents(act, report, bodies) and not (headline and _alike_agents(act, report, bodies)):
        return False
    if not _compatible_counts(act, report):
        return False
    if (first.fact.status == "urged") != (report.fact.status == "urged") and not report.weak:
        return False
    if first.rule.id == report.rule.id and announced(act, report):
        return True
    one_charge = first.rule.id != report.rule.id and {first.rule.id, report.rule.id} <= _ONE_CHARGE
    if report.sentence is last.sentence:
        return one_charge
    if headline:
        return True
    if one_charge and (
        shares(act, report) or (report.definite and report.arguments.count is None) or of_nobody(act, report)
    ):
        return True
    if one_rule and same_suspect(act, report):
        return True
    if (one_rule or not wide) and (same_people(act, report) or same_number(act, report)):
        return True
    return first.rule.id == report.rule.id and taken_up(act, report)


def _one_interception(act: Act, report: Report, bodies: Bodies) -> bool:
    """Say whether both tell how the same people were kept from leaving (`menggagalkan …`, `mengamankan 7 PMI`)."""
    first = act[0]
    categories = {first.rule.category, report.rule.category}
    if "departure_control" not in categories or not categories <= _STOPPED:
        return False
    if report.sentence.index - act[-1].sentence.index > _EVENT or first.fact.negated or report.fact.negated:
        return False
    if {first.fact.status, report.fact.status} != {"done"} or not _alike_agents(act, report, bodies):
        return False
    return _compatible_counts(act, report) and at_one_time(act, report) and at_one_place(act, report)


def _compatible_agents(act: Act, report: Report, bodies: Bodies) -> bool:
    """Say whether the same body may act: one side names none, both name it, or one is a unit of the other."""
    ours, theirs = _agents(act, report)
    if not ours or not theirs or ours & theirs:
        return True
    name = bodies.name_of
    return any(name(a).endswith(name(b)) or name(b).endswith(name(a)) for a in ours for b in theirs)


def _alike_agents(act: Act, report: Report, bodies: Bodies) -> bool:
    """Say whether bodies of one kind act (`TNI AL`, `Lanal X`), or one side names none."""
    ours, theirs = _agents(act, report)
    return (
        not ours or not theirs or any(bodies.is_kind(a, bodies.kinds.get(b, frozenset())) for a in ours for b in theirs)
    )


def _agents(act: Act, report: Report) -> tuple[set[str], set[str]]:
    return set(report.agent.entities), {entity for other in act for entity in other.agent.entities}


def _compatible_counts(act: Act, report: Report) -> bool:
    ours = report.arguments.count
    theirs = {other.arguments.count for other in act} - {None}
    return ours is None or not theirs or ours in theirs
