"""Whom `ia`, `mereka`, `kedua tersangka` or a missing object mean: people and groups named before."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.numbers import number_at, number_words
from tpo_ie.actions.people import People
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

_PROSECUTION = frozenset({"investigation", "arrest", "charge", "sentence", "deportation"})
_PROTECTION = frozenset(
    {"rescue", "repatriation", "rehabilitation", "legal_aid", "victim_identification", "departure_control"}
)
_THEM = frozenset({"mereka", "keduanya", "ketiganya", "keempatnya", "kelimanya", "keenamnya"})
_PAPERS = frozenset({"paspor", "permohonan", "data", "keterangan", "nama", "keberangkatan", "berkas"})
_PAIRS = frozenset({"pasangan", "dua-duanya", "berdua", "kedua-duanya", "sejoli"})
_PERSONS = 4  # sentences over which people are remembered


def pointed_at(people: People, sentence: Sentence, hit: Hit, begin: int, end: int) -> tuple[str, ...]:
    """Return whom the pronouns of a clause, or its missing object, mean.

    Acts of prosecution point to people, of protection to groups.

    Args:
        people: Those named before.
        sentence: The sentence.
        hit: The trigger.
        begin: Where its clause begins.
        end: Where it ends.

    Returns:
        Entities; none when nothing points back.
    """
    clause = [unit for unit in sentence.units[begin:end] if not unit.label]
    category, index = hit.entry.rule.category, sentence.index
    number = _number(clause)
    if category in _PROTECTION or category == "deportation":
        if category == "deportation" and not _about_people(sentence.units, hit, clause):
            return ()
        groups = _group_before(sentence.units, begin) or people.group(index, number or _stated(clause))
        if category == "deportation":
            return _persons(people, sentence, hit, clause, number) or groups
        return groups or people.victims(index, _PERSONS)
    if category in _PROSECUTION:
        return _persons(people, sentence, hit, clause, number)
    theirs = (k for k in range(max(1, begin), end) if not sentence.units[k].label and sentence.units[k].text in _THEM)
    if any(k >= hit.end or sentence.units[k - 1].text in _PAPERS for k in theirs):
        return people.group(index, number)  # `menangguhkan permohonan paspor mereka`
    return ()


def _number(clause: Sequence[Unit]) -> int | None:
    """Return the number of a pronoun or of definite people (`keduanya`, `ketujuh tersangka`)."""
    numbers = number_words().collective
    for unit in clause:
        if unit.text in _PAIRS:
            return 2
        if unit.text in numbers:
            return numbers[unit.text]
        if unit.text.startswith("ke-") and (read := number_at([unit], 0)):
            return read[0]
    return None


def _stated(clause: Sequence[Unit]) -> int | None:
    """Return the number of people that a clause speaks of."""
    for k in range(len(clause) - 1):
        read = number_at(clause, k)
        if read is not None and read[1] < len(clause) and clause[read[1]].text in vocabulary().people_words:
            return read[0]
    return None


def _about_people(units: Sequence[Unit], hit: Hit, clause: Sequence[Unit]) -> bool:
    """Say whether a clause of protection leaves its people to what was said before."""
    words = vocabulary()
    if hit.voice in ("nominal", "free") or units[hit.end - 1].text.endswith("nya"):
        return True
    if any(u.text in words.pointers for u in clause) or _number(clause) is not None:
        return True
    passive = hit.voice in ("passive", "result")
    return passive and any(u.text in words.people_words or number_at([u], 0) for u in clause)


def _group_before(units: Sequence[Unit], begin: int) -> tuple[str, ...]:
    """Return the group that the sentence names last before the clause (`… PMI tiba, setelah dipulangkan`)."""
    for unit in reversed(units[:begin]):
        if unit.label == "GROUP":
            return (unit.entity,)
    return ()


def _persons(
    people: People, sentence: Sentence, hit: Hit, clause: Sequence[Unit], number: int | None
) -> tuple[str, ...]:
    words = vocabulary()
    texts = {unit.text for unit in clause}
    many = bool(texts & words.plural_pointers)
    taken_up = sentence.units[hit.end - 1].text.endswith("nya")
    single = bool(texts & words.single_pointers) or _definite(clause)
    if number is None and not many and not single and not taken_up and not hit.entry.rule.elliptic:
        return ()
    accused = bool(texts & words.suspect_nouns) or any(
        text in number_words().collective for text in texts if text.endswith("nya")
    )
    return people.persons(sentence.index, _PERSONS, number, many=many, accused=accused)


def _definite(clause: Sequence[Unit]) -> bool:
    """Say whether the clause speaks of a suspect already known (`Tersangka itu …`, `Terdakwa …`)."""
    words = vocabulary()
    for k, unit in enumerate(clause):
        if unit.text in words.suspect_nouns:
            after = clause[k + 1].text if k + 1 < len(clause) else ""
            before = clause[k - 1].text if k else ""
            if after in words.determiners or (k == 0 and before == ""):
                return True
    return False
