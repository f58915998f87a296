"""Verbs whose subject the clause leaves open: asked of somebody without a name, or said of anybody who may do so."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.clauses import begins_with_verb
from tpo_ie.actions.cues import cues
from tpo_ie.actions.units import Unit
from tpo_ie.actions.vocabulary import vocabulary

_REACH = 8  # units between a verb of asking and what is asked for
_ADVERBS = 3  # units between `yang` and its verb


def leaves_open(units: Sequence[Unit], asking: int, verb: int) -> bool:
    """Say whether a verb tells what somebody without a name is asked to do (`meminta camat mengingatkan warga`)."""
    words, between = vocabulary(), units[asking + 1 : verb]
    if not 0 < len(between) <= _REACH or any(unit.is_mark for unit in between):
        return False
    if joins_verb(units, asking, verb) or any(unit.text in words.boundaries for unit in between):
        return False
    return not any(begins_with_verb(units, k) for k in range(asking + 2, min(verb + 1, len(units))))


def joins_verb(units: Sequence[Unit], asking: int, verb: int) -> bool:
    """Say whether a `dan` joins a verb to that of asking (`meminta keterangan pemilik dan menegurnya`)."""
    words, before = vocabulary(), units[verb - 1]
    if before.label or before.text not in words.coordinators:
        return False
    return not any(words.is_active(unit.text) for unit in units[asking + 1 : verb - 1] if not unit.label)


def is_hypothetical(units: Sequence[Unit], head: int, relative: int) -> bool:
    """Say whether a relative clause is about anybody who may do so (`jajaran yang tidak mampu mengungkap`)."""
    heads = units[max(0, head - 1) : head + 1]
    if not any(not unit.label and unit.text in vocabulary().generic_heads for unit in heads):
        return False
    return any(
        not unit.label and (unit.text in cues().negation or cues().status_of(unit.text) == "possible")
        for unit in units[relative + 1 : relative + 1 + _ADVERBS]
    )
