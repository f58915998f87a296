"""How a report can tell of an act that an earlier one has told."""

from __future__ import annotations

from tpo_ie.actions.reports import Report
from tpo_ie.actions.vocabulary import vocabulary

Act = list[Report]

_AGAIN = 6  # sentences over which a mere mention means the same act
_NEAR = 3  # sentences over which the same words mean the same act
_COUNTED = 4  # sentences over which the same number means the same act
_BESIDE = 3  # units between two triggers of one act
_PREDICATE = 7  # … when the first is a noun and the second its verb (`layanan bagi korban diberikan IOM`)
_RELATIVE = 4  # units between `yang` and a verb of its clause
_VERBS = frozenset({"active", "passive", "bare", "result"})


def adds_nothing(act: Act, report: Report) -> bool:
    """Say whether a later sentence without agent, number, time or place of its own only mentions an act again."""
    first, found = act[0], report.arguments
    if report.sentence is act[-1].sentence or found.time or found.place or found.laws or found.partners:
        return False
    if first.fact.negated != report.fact.negated or first.fact.status != report.fact.status:
        return False
    targets = {target for other in act for target in other.arguments.targets}
    if report.agent.explicit:  # `pihaknya melakukan pengukuhan Desa X`, told before with the same body
        again = set(report.agent.entities) <= {entity for other in act for entity in other.agent.entities}
        return again and report.weak and found.count is None and bool(found.targets) and set(found.targets) <= targets
    if report.sentence.index - act[-1].sentence.index > _AGAIN:
        return False
    theirs = {other.arguments.count for other in act} - {None}
    if found.count is not None and found.count not in theirs:
        return False
    return not found.targets or bool(targets & set(found.targets))


def is_part(act: Act, report: Report) -> bool:
    """Say whether a report breaks the number of an act down (`Rinciannya, 9 kasus ditangani Polres X`)."""
    ours, theirs = report.arguments.count, act[0].arguments.count
    if ours is None or theirs is None or ours >= theirs:
        return False
    if report.sentence.index - act[-1].sentence.index > 1:
        return False
    return any(not unit.label and unit.text in vocabulary().breaking_down for unit in report.sentence.units)


def is_portion(act: Act, report: Report) -> bool:
    """Say whether a relative clause only tells which of the people are meant (`empat WNA yang dideportasi …`)."""
    ours, theirs = report.arguments.count, act[0].arguments.count
    if ours is None or theirs is None or ours > theirs or not report.relative:
        return False
    return at_one_time(act, report) and report.fact.status == act[0].fact.status


def same_people(act: Act, report: Report) -> bool:
    """Say whether a later clause without agent tells where or when it was done to the same people."""
    found = report.arguments
    if report.agent.explicit or report.sentence.index - act[-1].sentence.index > _NEAR:
        return False
    if any(other.arguments.time and found.time and other.arguments.time != found.time for other in act):
        return False
    if report.fact.status != act[0].fact.status:
        return False
    if found.targets:
        return any(set(found.targets) & set(other.arguments.targets) for other in act)
    return report.definite and found.count is None


def same_suspect(act: Act, report: Report) -> bool:
    """Say whether the same is done again to the suspect who was told of (`Pelaku telah diamankan polisi`)."""
    near = report.sentence.index - act[-1].sentence.index <= _AGAIN
    return near and report.known_suspect and at_one_time(act, report) and report.fact.status == act[0].fact.status


def same_number(act: Act, report: Report) -> bool:
    """Say whether the same body does the same to as many people a few sentences later."""
    found = report.arguments
    if (found.count or 0) < 2 or (report.sentence.index - act[-1].sentence.index > _COUNTED and not report.weak):
        return False
    if any(other.arguments.time and found.time and other.arguments.time != found.time for other in act):
        return False
    return report.fact.status == act[0].fact.status and any(o.arguments.count == found.count for o in act)


def announced(act: Act, report: Report) -> bool:
    """Say whether an act so far only named (`Pengungkapan kasus ini dilakukan X`) is what a verb then tells in full."""
    if report.sentence.index - act[-1].sentence.index > _NEAR or any(
        not (other.definite_noun or other.sentence.headline) for other in act
    ):
        return False
    if any(other.arguments.count is not None for other in act) or not at_one_time(act, report):
        return False
    ours = set(report.agent.entities)
    return bool(ours) and all(ours >= set(other.agent.entities) for other in act) and report.fact.status == "done"


def at_one_time(act: Act, report: Report) -> bool:
    """Say whether no two different times are given."""
    times = {tuple(other.arguments.time) for other in (*act, report) if other.arguments.time}
    return len(times) <= 1


def at_one_place(act: Act, report: Report) -> bool:
    """Say whether no two places without one in common are given."""
    ours = set(report.arguments.place)
    theirs = {place for other in act for place in other.arguments.place}
    return not ours or not theirs or bool(ours & theirs)


def taken_up(act: Act, report: Report) -> bool:
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
    return shares(act, report) or not (report.arguments.targets or report.arguments.count or report.arguments.time)


def is_beside(last: Report, report: Report) -> bool:
    """Say whether two triggers stand so close that they tell of one act (`diusulkan masuk daftar tangkal`)."""
    words = vocabulary()
    between = last.sentence.units[last.hit.end : report.hit.at]
    predicate = last.hit.voice in ("nominal", "free") and report.hit.voice == "passive"
    if len(between) > (_PREDICATE if predicate else _BESIDE):
        return False
    if any(unit.is_mark or unit.text in words.boundaries for unit in between):
        return False
    return not (report.hit.voice in _VERBS and any(unit.text in words.coordinators for unit in between))


def within_relative(report: Report) -> bool:
    """Say whether a trigger stands in a relative clause (`memburu tiga orang yang masuk DPO`)."""
    units, at = report.sentence.units, report.hit.at
    return any(unit.is_relative for unit in units[max(0, at - _RELATIVE) : at])


def counts_what_came_in(report: Report) -> bool:
    """Say whether a clause without an agent counts complaints (`Dalam sebulan masuk 40 aduan`)."""
    word = report.sentence.units[report.hit.at].text
    return not report.agent.explicit and report.hit.voice == "result" and word in vocabulary().coming_in


def of_nobody(act: Act, report: Report) -> bool:
    """Say whether a report a few sentences later says nothing of whom it is about (`Polisi menyangkakan Pasal 2`)."""
    found = report.arguments
    near = report.sentence.index - act[-1].sentence.index <= _NEAR
    alike = report.fact.status == act[0].fact.status
    return near and alike and not found.targets and found.count is None and at_one_time(act, report)


def shares(act: Act, report: Report) -> bool:
    """Say whether a report has its number of people, or its targets, from an act."""
    ours = report.arguments
    for other in act:
        theirs = other.arguments
        if ours.count == theirs.count and (set(ours.targets) & set(theirs.targets) or (ours.count or 0) > 1):
            return True
    return False
