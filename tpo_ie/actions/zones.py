"""Where the object of a trigger must lie for its conditions to hold."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.clauses import begins_with_verb
from tpo_ie.actions.cues import cues
from tpo_ie.actions.morphology import Voice
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

_OBJECT_REACH = 11  # units behind a trigger in which its object lies
_PATIENT_REACH = 16  # units before a passive verb in which its subject lies
_HEAD_REACH = 6
_RELATIVE = 3  # units between `yang` and its verb


def zone_of(sentence: Sentence, voice: Voice, at: int, end: int, *, undergoes: bool) -> str:
    """Return the text in which a trigger's object must lie.

    Args:
        sentence: The sentence.
        voice: The trigger's voice.
        at: Index of its first unit.
        end: Index behind its last unit.
        undergoes: True when what stands before the trigger undergoes the act.
    """
    units = sentence.units
    behind = _object_end(units, end)
    if undergoes:
        begin = _patient_begin(units, at)
        return f"{_apart(sentence, begin, at)}{sentence.text_of(begin, behind)}"
    if voice in ("nominal", "free"):
        return sentence.text_of(at - _HEAD_REACH, behind)
    return sentence.text_of(end, behind)


def _apart(sentence: Sentence, begin: int, at: int) -> str:
    """Return the head of a subject cut off from its verb by a relative clause (`Jaringan yang …, akhirnya …`)."""
    units = sentence.units
    k = at - 1
    while k > begin and not units[k].label and not units[k].is_mark:
        k -= 1
    relative = next((j for j in range(min(begin, _HEAD_REACH)) if units[j].is_relative), None)
    if relative is None or not units[k].is_comma or any(unit.is_mark for unit in units[:relative]):
        return ""
    return sentence.text_of(0, relative) + " "


def _object_end(units: Sequence[Unit], begin: int) -> int:
    """Return where the object ends; `mengimbau agar warga …` and `menutup sementara …` still lead to it."""
    words = vocabulary()
    last = min(len(units), begin + _OBJECT_REACH)
    for k in range(begin, last):
        unit = units[k]
        if unit.is_quote_mark or (unit.is_mark and unit.text in ";."):
            return k
        leads = k == begin and (unit.text in cues().that or unit.text == words.for_now)
        if not unit.label and not leads and (unit.text in words.boundaries or unit.text in words.purpose):
            return k
        if k > begin and begins_with_verb(units, k):
            return k
    return last


def _patient_begin(units: Sequence[Unit], at: int) -> int:
    first = max(0, at - _PATIENT_REACH)
    k = at - 1
    while k >= first:
        unit = units[k]
        if unit.is_quote_mark or unit.is_stop:
            return k + 1
        if unit.is_relative:
            if at - k <= _RELATIVE:
                first = max(first, k - _HEAD_REACH)  # only the head of the relative clause undergoes the act
        elif not unit.label and unit.text in vocabulary().boundaries:
            return k + 1
        k -= 1
    return first
