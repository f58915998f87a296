"""Where clauses begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.cues import cues
from tpo_ie.actions.numbers import number_at
from tpo_ie.actions.units import Unit
from tpo_ie.actions.vocabulary import vocabulary

_LASTING = "selama"
_BEHIND = 40  # units of a clause before its verb
_ABBREVIATION = 4  # letters that an abbreviation has at most
_AHEAD = 30  # … and after it


def bounds(units: Sequence[Unit], at: int, end: int) -> tuple[int, int]:
    """Return where the clause of a trigger begins and ends, its adverbials included.

    Args:
        units: Units of the sentence.
        at: Index of the trigger's first unit.
        end: Index behind its last one.

    Returns:
        Index of the first unit of the clause, and of the one behind its last.
    """
    words = vocabulary()
    begin = at
    while begin > max(0, at - _BEHIND):
        unit = units[begin - 1]
        if unit.is_quote_mark or (unit.is_mark and unit.text in ";:") or _ends_sentence(units, begin - 1):
            break
        if not unit.label and (unit.text in words.speech or _opens_clause(units, begin - 1)):
            break
        begin -= 1
    stop = end
    while stop < min(len(units), end + _AHEAD):
        unit = units[stop]
        if unit.is_quote_mark or (unit.is_mark and unit.text == ";") or _ends_sentence(units, stop):
            break
        if not unit.label and (unit.text in words.saying or _opens_clause(units, stop) or _opens_outcome(units, stop)):
            break
        if stop > end and (begins_with_verb(units, stop) or _main_clause(units, begin, stop)):
            break
        stop += 1
    return begin, stop


def _ends_sentence(units: Sequence[Unit], at: int) -> bool:
    """Say whether a mark ends a sentence within a quotation; behind `Drs`, `S.H` it does not."""
    if not units[at].is_mark or units[at].text not in ".!?" or at == 0:
        return False
    before = units[at - 1]
    return bool(before.label) or (len(before.text) > _ABBREVIATION and "." not in before.text)


def _opens_outcome(units: Sequence[Unit], at: int) -> bool:
    """Say whether `sampai`, `hingga` opens a clause; before a time or place it does not."""
    if units[at].text not in cues().until or at + 1 >= len(units):
        return False
    after = units[at + 1]
    return not (after.label in ("DATE", "LOC") or after.text in cues().until_times or after.text[0].isdigit())


def _main_clause(units: Sequence[Unit], begin: int, comma: int) -> bool:
    """Say whether behind a comma the main clause follows on a subordinate one (`Sejak …, Polres …`)."""
    words = vocabulary()
    if not units[comma].is_comma or comma + 1 >= len(units) or not units[comma + 1].is_party:
        return False
    opener = units[begin - 1] if begin else units[0]
    subordinate = not opener.label and opener.text in (words.boundaries | words.since) and not opener.is_relative
    if not subordinate or comma + 2 >= len(units):
        return False
    return any(words.is_active(unit.text) or words.is_passive(unit.text) for unit in units[comma + 2 : comma + 5])


def _opens_clause(units: Sequence[Unit], at: int) -> bool:
    """Say whether a word begins another clause; before a date (`sejak`, `usai`) it belongs to this one."""
    if units[at].text not in vocabulary().boundaries or units[at].is_relative or _is_duration(units, at):
        return False
    return not (at + 1 < len(units) and units[at + 1].label == "DATE")


def _is_duration(units: Sequence[Unit], at: int) -> bool:
    """Say whether a word only tells how long (`selama 20 hari`)."""
    return units[at].text == _LASTING and at + 1 < len(units) and number_at(units, at + 1) is not None


def begins_with_verb(units: Sequence[Unit], at: int) -> bool:
    """Say whether a coordinated clause begins with the verb at an index (`… serta menyita dua ponsel`)."""
    words = vocabulary()
    unit, before = units[at], units[at - 1]
    if at == 0 or unit.label or not (before.is_comma or before.text in words.coordinators):
        return False
    return words.is_active(unit.text) or words.is_passive(unit.text)


def opens_sentence(units: Sequence[Unit], at: int) -> bool:
    """Say whether a verb opens the sentence, behind no more than a dateline (`Menggandeng X, Polres Y …`)."""
    if at and not units[at - 1].is_mark:
        return False
    return all(unit.is_mark or unit.label in ("LOC", "DATE") for unit in units[:at])
