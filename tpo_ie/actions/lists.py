"""Lists of names: `A, B, dan C` belong together, `A, B` without a `dan` do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tpo_ie.actions.units import BODY_LABELS, MARK, Unit
from tpo_ie.actions.vocabulary import vocabulary

_LONGEST = 60  # units


def joins(unit: Unit) -> bool:
    """Say whether a unit is a comma or a word like `dan`."""
    return unit.is_comma or (not unit.label and unit.text in vocabulary().coordinators)


def in_list(units: Sequence[Unit], at: int) -> bool:
    """Say whether the comma or `dan` at an index joins two mentions of one kind in a list that has a `dan`."""
    left = at
    while left >= 0 and joins(units[left]):
        left -= 1
    if left < 0 or not units[left].label:
        return False
    right = at
    joined = False
    while right < min(len(units), at + _LONGEST):
        start = right
        while right < len(units) and joins(units[right]):
            joined = joined or not units[right].label
            right += 1
        if right == start or right >= len(units) or not _alike(units[left], units[right]):
            return False
        if joined:
            return True
        right += 1
    return False


def member_before(units: Sequence[Unit], at: int) -> int | None:
    """Return the member of a list that stands before the one at an index; None when that is the first."""
    if at == 0 or not joins(units[at - 1]) or not in_list(units, at - 1):
        return None
    before = at - 1
    while before >= 0 and joins(units[before]):
        before -= 1
    return before


def members_after(units: Sequence[Unit], at: int) -> list[int]:
    """Return the bodies that `,` and `dan` join to the one at an index, that one first."""
    found = [at]
    k = at + 1
    while k < len(units) and joins(units[k]):
        while k < len(units) and joins(units[k]):
            k += 1
        if k >= len(units) or units[k].label not in BODY_LABELS:
            break
        found.append(k)
        k += 1
    return found


def lists_of_bodies(units: Sequence[Unit]) -> Iterator[list[int]]:
    """Yield the indexes of the bodies that stand together in a list, list by list."""
    k = 0
    while k < len(units):
        if units[k].label in BODY_LABELS:
            members = members_after(units, k)
            if len(members) > 1:
                yield members
            k = members[-1]
        k += 1


def partners_in(units: Sequence[Unit]) -> Iterator[int]:
    """Yield the offsets of the bodies that stand behind `bersama`, `menggandeng`, lists included."""
    words = vocabulary()
    beside = False
    for unit in units:
        if unit.label in BODY_LABELS:
            if beside:
                yield unit.start
        elif not unit.label and unit.text in words.with_whom:
            beside = True
        elif not joins(unit):
            beside = beside and not unit.label and unit.text in words.beside_partner


def _alike(first: Unit, second: Unit) -> bool:
    if first.label in BODY_LABELS:
        return second.label in BODY_LABELS
    return first.label == second.label and first.label != MARK
