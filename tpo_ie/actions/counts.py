"""Numbers of people or cases in a stretch of units: digits and number words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words
from tpo_ie.actions.units import Unit

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}|\d{1,6}")
_NOUN_REACH = 3  # units between a number and what it counts
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts.

    Args:
        number: At least 0.
        unit: The noun counted, lower case; `orang` when the text does not say.
    """

    number: int
    unit: str


class NumberWords(BaseModel):
    """The word lists of ``numbers.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ones: dict[str, int]
    teen: str
    powers: dict[str, int]
    thousand: str
    whole: dict[str, int]
    single: frozenset[str]
    none_at_all: str
    collective: dict[str, int]
    vague: frozenset[str]
    closers: frozenset[str]
    part_of: str
    among: str
    joining: frozenset[str]
    adverbs: frozenset[str]
    amount: frozenset[str]
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
    if k == at or (k < len(units) and units[k].text == words.none_at_all):
        return None
    return total + section + pending, k


def total_of(
    units: Sequence[Unit], begin: int, end: int, *, bare: bool = False, first_only: bool = False
) -> Count | None:
    """Return how many people or cases a noun phrase is of; what `dan` joins is added up.

    Args:
        units: Units of a sentence.
        begin: First index of the phrase.
        end: Index behind its last.
        bare: Take a number without noun when only adverbs stand behind it (`41 telah dipulangkan`).
        first_only: The number must stand at the beginning.

    Returns:
        The count; of `empat dari tujuh orang` the part; None when nobody is counted.
    """
    words = number_words()
    found: Count | None = None
    k = begin
    while k < end:
        unit = units[k]
        if not unit.label and unit.text in words.vague:
            k += 2
            continue
        if unit.is_stop or (found and not bare and not unit.label and unit.text in words.closers):
            return found
        read = number_at(units, k)
        if read is None:
            if first_only:
                return None
            k += 1
            continue
        counted = _counted(units, read[1], end, bare=bare)
        if counted is None:
            k = read[1]
            continue
        noun, after = counted
        if found is not None and _is_part(units, after):
            pass  # `sebelas orang, sembilan di antaranya korban, ditampung`
        elif found is not None and _joined(units, k):
            found = Count(found.number + read[0], found.unit)
        elif found is None or bare:
            found = Count(read[0], noun)  # `Dari 58 korban, 41 telah dipulangkan`: the last one is the subject
        else:
            return found
        k = after
    return found


def _is_part(units: Sequence[Unit], after: int) -> bool:
    """Say whether more than the verb stands behind `di antaranya`, which makes the number a mere part."""
    words = number_words()
    tail = [unit.text for unit in units[max(0, after - 1) : after + 2]]
    if words.among not in tail:
        return False
    behind = units[after - 1 + tail.index(words.among) + 1 :]
    return bool(behind) and (bool(behind[0].label) or behind[0].text not in words.adverbs)


def _joined(units: Sequence[Unit], at: int) -> bool:
    return at > 0 and not units[at - 1].label and units[at - 1].text in number_words().joining


def _counted(units: Sequence[Unit], after: int, end: int, *, bare: bool) -> tuple[str, int] | None:
    """Return what a number counts, and the index behind it; None for money, measures and times."""
    words = number_words()
    if after > 0 and units[after - 1].text in words.collective and units[after - 1].text.endswith("nya"):
        return words.people, after
    if after < end - 1 and units[after].text == words.part_of and (whole := number_at(units, after + 1)):
        return words.people, whole[1]
    if bare and all(not u.label and u.text in words.adverbs for u in units[after:end]):
        return words.people, end
    if after < end and not units[after].label and units[after].text in words.measures:
        return None
    for k in range(after, min(len(units), after + _NOUN_REACH)):
        unit = units[k]
        if unit.label in ("GROUP", "PER"):
            return unit.text, k + 1
        if unit.label:
            return None
        if unit.text in words.counted:
            return unit.text, k + 1
    return None


def amount_in(units: Sequence[Unit], begin: int, end: int) -> Count | None:
    """Return the number behind `sebanyak`, which counts the whole wherever it stands in the clause."""
    words = number_words()
    for k in range(begin, end - 1):
        if not units[k].label and units[k].text in words.amount and (read := number_at(units, k + 1)):
            if read[1] < len(units) and units[read[1]].text in words.measures:
                continue
            noun = _counted(units, read[1], end, bare=False)
            return Count(read[0], noun[0] if noun else words.people)
    return None
