"""Numbers in a stretch of units: digits and number words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words
from tpo_ie.actions.units import Unit

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}|\d{1,6}")
_NIL_REACH = 4  # units between `satu` and `pun`
_THOUSAND = 1000
_NUMBER_WORDS = 5  # words behind the first that a collective number has at most


class NumberWords(BaseModel):
    """The word lists of ``numbers.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ones: dict[str, int]
    teen: str
    powers: dict[str, int]
    thousand: str
    whole: dict[str, int]
    single: frozenset[str]
    one_person: str
    companions: frozenset[str]
    places: frozenset[str]
    none_at_all: str
    codes: frozenset[str]
    helpers: frozenset[str]
    one_by_one: frozenset[str]
    breaking: frozenset[str]
    taken_up: frozenset[str]
    before_taken_up: frozenset[str]
    lone: frozenset[str]
    human: frozenset[str]
    lone_marks: frozenset[str]
    collective: dict[str, int]
    vague: frozenset[str]
    closers: frozenset[str]
    part_of: str
    among: str
    joining: frozenset[str]
    adverbs: frozenset[str]
    amount: frozenset[str]
    summing: frozenset[str]
    people: str
    counted: frozenset[str]
    measures: frozenset[str]


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
        The number and the index behind it; None when there is none, a vague one (`puluhan`) or `satu pun`.
    """
    words = number_words()
    unit = units[at]
    if unit.label:
        return None
    if unit.text in (*words.single, "satu") and _is_nil(units, at, words):
        return None  # `tak seorang pun`, `satu pegawai bandara pun`
    if unit.text in words.single:
        return 1, at + 1
    if at + 1 < len(units) and unit.text == "satu" and units[at + 1].text in words.one_by_one:
        return None  # `satu per satu`
    if unit.text in words.collective:
        return _compound(units, at, words) or (words.collective[unit.text], at + 1)
    digits = unit.text.removeprefix("ke-")
    if _DIGITS.fullmatch(digits):
        number = int(digits.replace(".", ""))
        if at + 1 < len(units) and units[at + 1].text == words.thousand:
            return number * _THOUSAND, at + 2
        return number, at + 1
    return _spelt_number(units, at, words)


def _compound(units: Sequence[Unit], at: int, words: NumberWords) -> tuple[int, int] | None:
    """Read a collective number of several words (`ketujuh belas`, `kedua puluh sembilan`); None for one word."""
    first = units[at]
    plain = Unit(first.start, first.end, first.text.removeprefix("ke"))
    behind = units[at + 1] if at + 1 < len(units) else None
    if plain.text not in words.ones or behind is None or behind.label or behind.text not in (words.teen, *words.powers):
        return None
    read = _spelt_number([plain, *units[at + 1 : at + 1 + _NUMBER_WORDS]], 0, words)
    return (read[0], at + read[1]) if read else None


def _is_nil(units: Sequence[Unit], at: int, words: NumberWords) -> bool:
    behind = units[at + 1 : at + 1 + _NIL_REACH]
    mark = next((k for k, unit in enumerate(behind) if unit.is_mark), len(behind))
    return any(not unit.label and unit.text == words.none_at_all for unit in behind[:mark])


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
    if k == at or (k < len(units) and units[k].text == words.none_at_all):
        return None
    return total + section + pending, k
