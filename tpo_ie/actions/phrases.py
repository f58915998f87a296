"""Noun phrases around a trigger: its object, its patient, and the relative clauses that only tell more of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tpo_ie.actions.clauses import begins_with_verb
from tpo_ie.actions.cues import cues
from tpo_ie.actions.lists import joins
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Unit
from tpo_ie.actions.vocabulary import vocabulary

_PATIENT_REACH = 30  # units before a passive verb in which its subject lies
_LIGHT_REACH = 3  # units between `yang` and the light verb of a noun of action
_OWN_SUBJECT = 9  # units between `, dan` and a verb in which its own subject stands
_RELATIVE = 4  # units between `yang` and the trigger whose head it gives


def is_custody(unit: Unit) -> bool:
    """Say whether a unit names a prison or the like, a body that serves as a place (annotation guide, section 7)."""
    return unit.label in BODY_LABELS and any(word in vocabulary().custody for word in unit.text.split())


def relative_spans(units: Sequence[Unit], hit: Hit, end: int) -> Iterator[int]:
    """Yield the units behind a trigger that lie in a relative clause with a verb of its own.

    What stands there tells of the people, not of the act (`memulangkan 12 orang yang telantar di Sirih`),
    until a comma ends it. Behind a noun of action `yang digelar …` tells of the act.
    """
    k = hit.end
    while k < end:
        if units[k].is_relative and not _light(units, k, end):
            k += 1
            while k < end and not (units[k].is_comma or units[k].is_stop or units[k].is_quote_mark):
                yield k
                k += 1
        k += 1


def foreign_units(units: Sequence[Unit], hit: Hit, begin: int, end: int) -> set[int]:
    """Return the units of a clause whose places and times belong to something else than the trigger.

    That is what stands in relative clauses behind it, and what stands behind an earlier verb that it is
    joined to (`menangkap RK di Sirih, lalu membawanya …`).
    """
    words = vocabulary()
    found = {*relative_spans(units, hit, end), *_topics(units, hit.end, end)}
    found.update(_other_clause(units, hit, begin))
    joint = hit.at - _adverbs_before(units, hit.at) - 1
    if hit.voice in ("active", "passive") and joint > begin and joins(units[joint]):
        earlier = next(
            (
                k
                for k in range(begin, hit.at)
                if not units[k].label
                and (words.is_active(units[k].text) or words.is_passive(units[k].text))
                and units[k].text not in words.speech
            ),
            hit.at,
        )
        found.update(range(earlier, hit.at))
    return found


def _other_clause(units: Sequence[Unit], hit: Hit, begin: int) -> range:
    """Return what an earlier clause tells behind its verb (`… pulang pada 3 Mei, dan namanya ditangkal`)."""
    words = vocabulary()
    if hit.voice not in ("active", "passive", "result", "bare"):
        return range(0)
    for k in range(hit.at - 1, max(begin, hit.at - _OWN_SUBJECT), -1):
        unit = units[k]
        if not unit.label and (words.is_active(unit.text) or words.is_passive(unit.text)):
            return range(0)
        if unit.is_comma and units[k + 1].text in words.coordinators:
            verbs = (
                j
                for j in range(begin, k)
                if not units[j].label
                and (words.is_active(units[j].text) or words.is_passive(units[j].text))
                and units[j].text not in words.speech
            )
            return range(next(verbs, k), k)
    return range(0)


def _topics(units: Sequence[Unit], begin: int, end: int) -> Iterator[int]:
    """Yield the units that tell what is talked about, until a comma (`menyurati X mengenai nasib warga di Sirih`)."""
    k = begin
    while k < end:
        if not units[k].label and units[k].text in vocabulary().topics:
            while k < end and not units[k].is_comma:
                yield k
                k += 1
        k += 1


def _adverbs_before(units: Sequence[Unit], at: int) -> int:
    """Return how many cues (`akan`, `juga`) stand right before a verb."""
    k = at
    while k > 0 and not units[k - 1].label and not units[k - 1].is_mark and cues().status_of(units[k - 1].text):
        k -= 1
    return at - k


def _light(units: Sequence[Unit], at: int, end: int) -> bool:
    words = vocabulary()
    return any(not u.label and u.text in words.light_passive for u in units[at + 1 : min(end, at + 1 + _LIGHT_REACH)])


def object_end(units: Sequence[Unit], begin: int, end: int) -> int:
    """Return where the object behind a trigger ends.

    It goes on over quantities, apposition and phrases like `kasus`, `terhadap`, and ends at `yang`, at a
    place or time, at another verb, and at a comma that joins nothing.

    Args:
        units: Units of a sentence.
        begin: Index behind the trigger.
        end: Where the clause ends.
    """
    words = vocabulary()
    for k in range(begin, end):
        unit = units[k]
        if unit.is_relative or (unit.is_stop and unit.text != ":") or unit.label == "DATE":
            return k
        if unit.is_comma and not _comma_goes_on(units, k, end):
            return k
        if unit.label or unit.is_mark:
            continue
        if unit.text in words.object_ends or unit.text in words.boundaries or unit.text in words.purpose:
            return k
        if words.is_active(unit.text) or (k > begin and (begins_with_verb(units, k) or words.is_passive(unit.text))):
            return k
    return end


def _comma_goes_on(units: Sequence[Unit], at: int, end: int) -> bool:
    """Say whether a list or an apposition goes on behind a comma."""
    after = at + 1
    while after < end and not units[after].label and units[after].text in vocabulary().coordinators:
        after += 1
    if after >= end:
        return False
    unit = units[after]
    return unit.label in ("PER", "GROUP", "LOC", "ORG", "AGENCY", "CRIME") or unit.text in vocabulary().listing


def undergoing(units: Sequence[Unit], hit: Hit) -> int | None:
    """Return the index of the verb whose subject undergoes the act: a passive, or `menjalani` before a noun."""
    if hit.voice in ("passive", "result"):
        return hit.at
    if hit.voice in ("nominal", "free"):
        for k in range(hit.at - 1, max(-1, hit.at - 1 - _LIGHT_REACH), -1):
            if units[k].label or units[k].is_mark:
                return None
            if units[k].text in vocabulary().light_patient:
                return k
    return None


def patient_span(units: Sequence[Unit], begin: int, at: int) -> tuple[int, int]:
    """Return where the subject of a passive verb lies; behind `yang` only its head undergoes the act.

    Args:
        units: Units of a sentence.
        begin: Where the clause begins.
        at: Index of the verb.

    Returns:
        Index of its first unit and of the one behind its last.
    """
    for k in range(at - 1, max(begin, at - _RELATIVE) - 1, -1):
        if units[k].is_relative:
            return _head_before(units, begin, k), k
    return max(begin, at - _PATIENT_REACH), at


def _head_before(units: Sequence[Unit], begin: int, relative: int) -> int:
    """Return where the noun phrase right before `yang` begins."""
    words = vocabulary()
    k = relative - 1
    while k > begin:
        before = units[k - 1]
        if before.is_mark or before.text in words.prepositions or before.text in words.boundaries:
            break
        if not before.label and (words.is_active(before.text) or words.is_passive(before.text)):
            break
        k -= 1
    return k
