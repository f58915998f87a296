"""How many people or cases a stretch of units is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tpo_ie.actions.numbers import number_at, number_words
from tpo_ie.actions.units import Unit
from tpo_ie.actions.vocabulary import vocabulary

_NOUN_REACH = 3  # units between a number and what it counts


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts.

    Args:
        number: At least 0.
        unit: The noun counted, lower case; `orang` when the text does not say.
    """

    number: int
    unit: str


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
    k = last = begin
    while k < end:
        unit = units[k]
        if not unit.label and unit.text in words.vague:
            k += 2
            continue
        if unit.is_stop or (found and not unit.label and unit.text in (words.breaking if bare else words.closers)):
            return found
        read = number_at(units, k)
        if read is None:
            if first_only:
                return None
            k += 1
            continue
        counted = _counted(units, read[1], end, bare=bare)
        if counted is None and found and _joined(units, k) and read[1] < end and units[read[1]].text in words.places:
            counted = found.unit, read[1]  # `sebelas orang asal Sirih dan empat asal Lingga`
        if counted is None or (k and not units[k - 1].label and units[k - 1].text in words.codes):
            k = read[1]
            continue
        noun, after = counted
        if found is not None and _is_part(units, after, end):
            pass  # `sebelas orang, sembilan di antaranya korban, ditampung`
        elif found is not None and _joined(units, k) and not (bare and _verb_between(units, last, k)):
            found = Count(found.number + read[0], found.unit)
        elif found is None or bare:
            found = Count(read[0], noun)  # `Dari 58 korban, 41 telah dipulangkan`: the last one is the subject
        else:
            return found
        last = k = after
    return found


def _verb_between(units: Sequence[Unit], begin: int, end: int) -> bool:
    """Say whether a verb of its own stands between two numbers (`7 paspor ditolak dan 3 keberangkatan …`)."""
    words = vocabulary()
    return any(not u.label and (words.is_passive(u.text) or words.is_active(u.text)) for u in units[begin:end])


def spread(units: Sequence[Unit], begin: int, end: int, found: Count) -> Count:
    """Add up the numbers of several places (`52 orang di Sirih dan 17 orang di Lingga`).

    Args:
        units: Units of a sentence.
        begin: Index of the preposition behind the first number and its noun.
        end: Where the clause ends.
        found: The first number.

    Returns:
        The sum; the first number alone when no other is told in the same way.
    """
    words = number_words()
    total = found.number
    opened = 0 < begin < end and not units[begin].label and number_at(units, begin - 1) is None
    by = units[begin].text if opened else ""
    for k in range(begin + 1, end if by in words.places else begin):
        if units[k].is_stop:
            break
        read = number_at(units, k) if units[k - 1].is_comma or units[k - 1].text in words.joining else None
        behind = [unit.text for unit in units[read[1] : read[1] + 3]] if read else []
        if read and words.among not in behind and (behind[:1] == [by] or behind[:2] == [found.unit, by]):
            total += read[0]
    return Count(total, found.unit)


def _is_part(units: Sequence[Unit], after: int, end: int) -> bool:
    """Say whether more than the verb stands behind `di antaranya`, which makes the number a mere part."""
    words = number_words()
    tail = [unit.text for unit in units[max(0, after - 1) : after + 2]]
    if words.among not in tail:
        return False
    behind = units[max(0, after - 1) + tail.index(words.among) + 1 : end]
    return bool(behind) and (bool(behind[0].label) or behind[0].text not in words.adverbs)


def _joined(units: Sequence[Unit], at: int) -> bool:
    return at > 0 and not units[at - 1].label and units[at - 1].text in number_words().joining


def _counted(units: Sequence[Unit], after: int, end: int, *, bare: bool) -> tuple[str, int] | None:
    """Return what a number counts, and the index behind it; None for money, measures and times."""
    words = number_words()
    if after > 0 and units[after - 1].text in words.collective and units[after - 1].text.endswith("nya"):
        return words.people, after
    if _is_headless(units, after):
        return words.people, after
    if after < end - 1 and units[after].text == words.part_of and (whole := number_at(units, after + 1)):
        return words.people, whole[1]
    if bare and all(not u.label and u.text in words.adverbs for u in units[after:end]):
        return words.people, end
    if after < end and not units[after].label and units[after].text in words.measures:
        return None
    if after > 0 and units[after - 1].text == words.one_person:
        named = (
            units[after].text if after < end and not units[after].label and units[after].text in words.counted else ""
        )
        return named or words.people, after  # `seorang juru masak`: whatever the noun, a human being
    for k in range(after, min(len(units), after + _NOUN_REACH)):
        unit = units[k]
        if unit.label in ("GROUP", "PER"):
            return unit.text, k + 1
        if unit.label:
            return None
        if unit.text in words.counted:
            return unit.text, k + 1
    return None


def _is_headless(units: Sequence[Unit], after: int) -> bool:
    """Say whether a number right behind `yang` stands for people told of before (`yang 29 sudah dipulangkan`)."""
    start = after - 1
    while (
        start > 0 and number_at(units, start - 1) is not None and number_at(units, start - 1) == number_at(units, start)
    ):
        start -= 1
    behind = units[after] if after < len(units) else None
    other = behind is not None and not behind.label and behind.text in number_words().measures
    ordinal = units[start].text in number_words().collective
    return start > 0 and units[start - 1].is_relative and not other and not ordinal


def sum_in(units: Sequence[Unit], begin: int, end: int) -> Count | None:
    """Return the number behind `totalnya`, which sums up what the clause has counted."""
    words = number_words()
    for k in range(begin, end - 1):
        if not units[k].label and units[k].text in words.summing and (read := number_at(units, k + 1)):
            return Count(read[0], words.people)
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
