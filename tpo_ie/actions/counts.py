"""Numbers of people or cases beside a trigger: digits and number words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words
from tpo_ie.actions.units import Unit

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}|\d{1,6}")
_NOUN_REACH = 2  # units between a number and what it counts
_THOUSAND = 1000


class NumberWords(BaseModel):
    """The word lists of ``numbers.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ones: dict[str, int]
    teen: str
    powers: dict[str, int]
    thousand: str
    whole: dict[str, int]
    single: frozenset[str]
    collective: dict[str, int]
    vague: frozenset[str]
    closers: frozenset[str]
    amount: frozenset[str]
    people: str
    counted: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Return the package's number words."""
    return load_words(NumberWords, "numbers.yaml")


def number_at(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Read the number that begins at an index.

    Args:
        units: Units of a sentence.
        at: Where to read.

    Returns:
        The number and the index behind it; None when there is none or a vague one (`puluhan`).
    """
    words = number_words()
    unit = units[at]
    if unit.label:
        return None
    if unit.text in words.single:
        return 1, at + 1
    if unit.text in words.collective:
        return words.collective[unit.text], at + 1
    digits = unit.text.removeprefix("ke-")
    if _DIGITS.fullmatch(digits):
        number = int(digits.replace(".", ""))
        if at + 1 < len(units) and units[at + 1].text == words.thousand:
            return number * _THOUSAND, at + 2
        return number, at + 1
    return _spelt_number(units, at, words)


def _spelt_number(units: Sequence[Unit], at: int, words: NumberWords) -> tuple[int, int] | None:
    """Read `dua belas`, `seratus dua puluh tiga`, `empat ribu`."""
    total = section = pending = 0
    k = at
    while k < len(units) and not units[k].label:
        word = units[k].text
        if word in words.whole and not pending:
            section += words.whole[word]
        elif word in words.ones and not pending:
            pending = words.ones[word]
        elif word == words.teen and pending:
            section, pending = section + 10 + pending, 0
        elif word in words.powers and pending:
            section, pending = section + pending * words.powers[word], 0
        elif word == words.thousand and (section or pending):
            total, section, pending = total + (section + pending) * _THOUSAND, 0, 0
        else:
            break
        k += 1
    return (total + section + pending, k) if k > at else None


def count_in(units: Sequence[Unit], begin: int, end: int) -> tuple[int, str] | None:
    """Return the first number of people or cases in a stretch of units.

    Args:
        units: Units of a sentence.
        begin: First index.
        end: Index behind the last one.

    Returns:
        The number and what is counted; None when nobody is counted.
    """
    words = number_words()
    k = begin
    while k < end:
        if not units[k].label and units[k].text in words.vague:
            k += 2
            continue
        if units[k].is_stop or (not units[k].label and units[k].text in words.closers):
            return _summed(units, k, end)
        read = number_at(units, k)
        if read is None:
            k += 1
            continue
        number, after = read
        if units[k].text in words.collective and units[k].text.endswith("nya"):
            return number, words.people
        noun = _counted_noun(units, after)
        if noun is not None:
            return number, noun
        k = after
    return None


def _summed(units: Sequence[Unit], begin: int, end: int) -> tuple[int, str] | None:
    """Return the number behind `sebanyak`, which counts the whole wherever it stands in the clause."""
    for k in range(begin, end - 1):
        if not units[k].label and units[k].text in number_words().amount and (read := number_at(units, k + 1)):
            return read[0], _counted_noun(units, read[1]) or number_words().people
    return None


def _counted_noun(units: Sequence[Unit], after: int) -> str | None:
    for unit in units[after : after + _NOUN_REACH]:
        if unit.label in ("GROUP", "PER"):
            return unit.text
        if unit.label:
            return None
        if unit.text in number_words().counted:
            return unit.text
    return None
