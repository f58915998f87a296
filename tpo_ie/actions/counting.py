"""How many people or cases an act is about."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.counts import Count, amount_in, spread, sum_in, total_of
from tpo_ie.actions.numbers import number_words
from tpo_ie.actions.people import People
from tpo_ie.actions.phrases import object_end, patient_span, undergoing
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

# Acts on one person are counted as one; others are not counted by heads.
_SINGLE = frozenset({"arrest", "charge", "sentence", "investigation", "rehabilitation", "repatriation", "deportation"})
_OF_BODIES = frozenset({"coordination", "cooperation", "data_exchange", "task_force"})  # done between bodies
_HELPING = frozenset({"rehabilitation", "legal_aid", "victim_identification"})
_COMPANY = 7  # units between a person and the number of the companions
_BEHIND_PASSIVE = 2  # words between a passive verb and a number that counts its subject


def count_of(
    sentence: Sentence, hit: Hit, span: tuple[int, int], targets: Sequence[str], people: People, *, negated: bool
) -> Count | None:
    """Return the count of an act.

    Args:
        sentence: The trigger's sentence.
        hit: The trigger.
        span: Where its clause begins and ends.
        targets: Whom it is aimed at.
        people: Those named before, with their numbers.
        negated: True when the act was not done: then nobody is counted who is not counted in words.

    Returns:
        The number and what it counts; None when the text counts nobody.
    """
    if not hit.entry.rule.counted:
        return None
    begin, end = span
    units = sentence.units
    if total := sum_in(units, begin, end):
        return total
    if (stated := _stated(sentence, hit, begin, end)) is not None:
        behind = hit.end if undergoing(units, hit) is not None else object_end(units, hit.end, end)
        return _with_companions(units[begin:end], spread(units, behind, end, stated))
    if amount := amount_in(units, hit.end, end):
        return amount
    helped = hit.entry.rule.attended or hit.entry.rule.category in _HELPING
    if helped and (present := _attending(units, hit.end, end)):
        return present
    if negated:
        return None
    return _implied(units[begin:end], hit, targets, people)


def _stated(sentence: Sentence, hit: Hit, begin: int, end: int) -> Count | None:
    """Return the number in the subject of a passive verb, or in the object of an active one."""
    units = sentence.units
    behind = hit.end, object_end(units, hit.end, end)
    if (verb := undergoing(units, hit)) is not None:
        first, last = patient_span(units, begin, verb)
        close = min(end, hit.end + _BEHIND_PASSIVE)
        inverted = total_of(units, hit.end, close, first_only=True)  # `dari empat kasus diamankan sembilan orang`
        return inverted or total_of(units, first, last, bare=True)
    if hit.voice == "bare" and not sentence.headline:
        return total_of(units, begin, hit.at, bare=True) or total_of(units, *behind)
    return total_of(units, *behind)


def _with_companions(clause: Sequence[Unit], count: Count) -> Count:
    """Add those named to the number of their companions (`RZ dan dua awaknya` are three)."""
    words = number_words()
    at = next((k for k, unit in enumerate(clause) if not unit.label and unit.text == count.unit), 0)
    if count.unit not in words.companions:
        return count
    before = clause[max(0, at - _COMPANY) : at]
    joined = any(not unit.label and unit.text in (*words.joining, "bersama") for unit in before)
    named = {unit.entity for unit in before if unit.label == "PER"} if joined else set()
    return Count(count.number + len(named), words.people if named else count.unit)


def _attending(units: Sequence[Unit], begin: int, end: int) -> Count | None:
    """Return the number of those who take part (`diikuti 80 siswa`, `kepada 31 warga`, `bagi 60 keluarga`)."""
    openers = vocabulary().attended | vocabulary().benefiting
    opened = (k + 1 for k in range(begin, end) if not units[k].label and units[k].text in openers)
    found = (total_of(units, k, object_end(units, k, end)) for k in opened)
    return next((count for count in found if count is not None), None)


def _implied(clause: Sequence[Unit], hit: Hit, targets: Sequence[str], people: People) -> Count | None:
    """Count the people aimed at, or take up the number of those who were counted before."""
    label_of = people.scene.bodies.label_of
    persons = [target for target in targets if label_of(target) == "PER"]
    if len(persons) > 1 or (persons and hit.entry.rule.category in _SINGLE):
        return Count(len(persons), number_words().people)
    counted = hit.entry.rule.category not in _OF_BODIES
    if counted and any(not unit.label and unit.text in vocabulary().all_of_them for unit in clause):
        number = people.count_of([target for target in targets if label_of(target) == "GROUP"])
        return Count(number, number_words().people) if number else None
    return None
