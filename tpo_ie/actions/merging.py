"""Reports of one act joined: the same act told twice is one action (annotation guide, section 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tpo_ie.actions.reports import Report
from tpo_ie.actions.vocabulary import vocabulary

Act = list[Report]
Names = Callable[[str], str]

_NEAR = 3  # sentences over which the same words mean the same act
_BESIDE = 3  # units between two triggers of one act
_PREDICATE = 7  # … when the first is a noun and the second its verb (`layanan bagi korban diberikan IOM`)
_LOOKED_AT = 60  # acts among which a report looks for its own
_ONE_CHARGE = {"charge-suspect", "charge-article"}  # suspects named and articles applied (section 7)
_VERBS = frozenset({"active", "passive", "bare"})


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
        home = next((act for act in recent if _same(act, report, names)), None)
        if home is None:
            acts.append([report])
        else:
            home.append(report)
    return acts


def _same(act: Act, report: Report, names: Names) -> bool:
    first, last = act[0], act[-1]
    if first.rule.category != report.rule.category:
        return False
    if last.sentence is report.sentence and _beside(last, report):
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
    if one_charge and _shares(act, report):
        return True
    return first.rule.id == report.rule.id and _taken_up(act, report)


def _taken_up(act: Act, report: Report) -> bool:
    """Say whether a report of the same frame, in a later sentence, takes an act up again."""
    first = act[0]
    near = report.sentence.index - act[-1].sentence.index <= _NEAR
    if report.weak and first.fact.status == report.fact.status:
        found = report.arguments
        if near or not report.informative:
            return True
        return bool(found.partners) and set(found.partners) <= set(first.arguments.partners)
    same_words = any(other.hit.entry.trigger is report.hit.entry.trigger for other in act)
    if not near or not same_words:
        return False
    return _shares(act, report) or not (report.arguments.targets or report.arguments.count or report.arguments.time)


def _beside(last: Report, report: Report) -> bool:
    """Say whether two triggers stand so close that they tell of one act (`diusulkan masuk daftar tangkal`)."""
    words = vocabulary()
    between = last.sentence.units[last.hit.end : report.hit.at]
    predicate = last.hit.voice in ("nominal", "free") and report.hit.voice == "passive"
    if len(between) > (_PREDICATE if predicate else _BESIDE):
        return False
    if any(unit.is_mark or unit.text in words.boundaries for unit in between):
        return False
    return not (report.hit.voice in _VERBS and any(unit.text in words.coordinators for unit in between))


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


def _shares(act: Act, report: Report) -> bool:
    """Say whether a report has its number of people, or its targets, from an act."""
    ours = report.arguments
    for other in act:
        theirs = other.arguments
        if ours.count == theirs.count and (set(ours.targets) & set(theirs.targets) or (ours.count or 0) > 1):
            return True
    return False
