"""How many people or cases an act is about."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.counts import Count, amount_in, spread, sum_in, total_of
from tpo_ie.actions.numbers import number_words
from tpo_ie.actions.people import People
from tpo_ie.actions.phrases import object_end, patient_span, undergoing
from tpo_ie.actions.places import is_adverb
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

# Acts on one person are counted as one; others are not counted by heads.
_SINGLE = frozenset({"arrest", "charge", "sentence", "investigation", "rehabilitation", "repatriation", "deportation"})
_LONE = _SINGLE | {"rescue", "sanction"}
_OF_BODIES = frozenset({"coordination", "cooperation", "data_exchange", "task_force"})  # done between bodies
_HELPING = frozenset({"rehabilitation", "legal_aid", "victim_identification"})
_PROTECTING = _HELPING | {"repatriation", "rescue"}
_NAMELESS = 6  # units between `yang` and a verb in which a number is the subject
_COMPANY = 7  # units between a person and the number of the companions
_OBJECT = 3  # units behind a verb in which `mereka` is its object
_HEAD = 4  # units between the head of a subject and its verb
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
    stated = _stated(sentence, hit, begin, end)
    if stated is not None and stated.unit in number_words().helpers and hit.entry.rule.category in _PROTECTING:
        return None  # `menempatkan dua psikolog`: those who help
    if stated is not None:
        behind = hit.end if undergoing(units, hit) is not None else object_end(units, hit.end, end)
        return _with_companions(units[begin:end], spread(units, behind, end, stated))
    if amount := amount_in(units, hit.end, end):
        return amount
    helped = hit.entry.rule.attended or hit.entry.rule.category in _HELPING
    if helped and (present := _attending(units, hit.end, end)):
        return present
    if several := _taken_up(sentence, hit, begin, end, people):
        return several
    if negated:
        return None
    if _is_lone(units, hit, begin):
        return Count(1, number_words().people)
    return _implied(units[begin:end], hit, targets, people)


def _taken_up(sentence: Sentence, hit: Hit, begin: int, end: int, people: People) -> Count | None:
    """Return the number of the people that `mereka`, `semuanya` take up as those who undergo the act."""
    units = sentence.units
    if (verb := undergoing(units, hit)) is not None:
        first, last = patient_span(units, begin, verb)
    else:
        first, last = hit.end, min(hit.end + 1, end)
    if not any(_is_taken_up(units, k, first) for k in range(first, last)):
        return None
    number = people.headcounts.last(sentence.index, first)
    return Count(number, number_words().people) if number else None


def _is_taken_up(units: Sequence[Unit], at: int, first: int) -> bool:
    """Say whether a pronoun is subject or object itself, neither a possessor (`paspor mereka`) nor head of `yang …`."""
    words = number_words()
    if units[at].label or units[at].text not in words.taken_up:
        return False
    if at + 1 < len(units) and units[at + 1].is_relative:
        return False
    before = units[at - 1] if at > first else None
    opens = before is None or before.is_mark or bool(before.label) or before.text in words.before_taken_up
    return opens


def _is_lone(units: Sequence[Unit], hit: Hit, begin: int) -> bool:
    """Say whether the subject of a passive verb is one human being without a number (`Pemilik ruko divonis`)."""
    if hit.voice not in ("passive", "result") or hit.entry.rule.category not in _LONE:
        return False
    words = number_words()
    k = hit.at - 1
    while k >= begin and (is_adverb(units[k]) or units[k].text in words.lone_marks):
        k -= 1
    head = next((j for j in range(k, max(begin - 1, k - _HEAD), -1) if units[j].text in words.lone), None)
    if head is None or units[head].label:
        return False
    before = head - 2 if head - 1 > begin and units[head - 1].text in words.joining else head - 1
    opens = before < begin or units[before].is_mark or units[before].text in words.lone_marks
    rest = units[head + 1 : k + 1]
    plain = all(not unit.label and not unit.is_mark and not unit.is_relative for unit in rest)
    return opens and plain and not any("-" in unit.text or unit.text in words.joining for unit in rest)


def _stated(sentence: Sentence, hit: Hit, begin: int, end: int) -> Count | None:
    """Return the number in the subject of a passive verb, or in the object of an active one."""
    units = sentence.units
    behind = hit.end, object_end(units, hit.end, end)
    if (verb := undergoing(units, hit)) is not None:
        if (headless := _headless(units, begin, verb)) is not None:
            return headless
        first, last = patient_span(units, begin, verb)
        close = min(end, hit.end + _BEHIND_PASSIVE)
        inverted = total_of(units, hit.end, close, first_only=True)  # `dari empat kasus diamankan sembilan orang`
        return inverted or total_of(units, first, last, bare=True)
    if hit.voice == "bare" and not sentence.headline:
        return total_of(units, begin, hit.at, bare=True) or total_of(units, *behind)
    return total_of(units, *behind)


def _headless(units: Sequence[Unit], begin: int, verb: int) -> Count | None:
    """Return the number that is a subject by itself behind `yang` (`Yang 29 dipulangkan`)."""
    for k in range(max(begin, verb - _NAMELESS), verb - 1):
        ordinal = units[k + 1].text in number_words().collective
        if units[k].is_relative and not ordinal and (k == begin or units[k - 1].is_mark):
            return total_of(units, k + 1, verb, bare=True, first_only=True)
    return None


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
    if len(persons) > 1 or (persons and hit.entry.rule.category in _LONE):
        return Count(len(persons), number_words().people)
    counted = hit.entry.rule.category not in _OF_BODIES
    if counted and any(not unit.label and unit.text in vocabulary().all_of_them for unit in clause):
        number = people.count_of([target for target in targets if label_of(target) == "GROUP"])
        return Count(number, number_words().people) if number else None
    return None
