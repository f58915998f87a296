"""Whom `ia`, `mereka`, `kedua tersangka` or a missing object mean: people and groups named before."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.numbers import number_at, number_words
from tpo_ie.actions.people import People
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

ACCUSING = frozenset({"arrest", "charge"})
_PROSECUTION = frozenset({"investigation", "arrest", "charge", "sentence", "deportation"})
_PROTECTION = frozenset(
    {"rescue", "repatriation", "rehabilitation", "legal_aid", "victim_identification", "departure_control"}
)
_THEM = frozenset({"mereka", "keduanya", "ketiganya", "keempatnya", "kelimanya", "keenamnya"})
_PAPERS = frozenset({"paspor", "permohonan", "data", "keterangan", "nama", "keberangkatan", "berkas"})
_PAIRS = frozenset({"pasangan", "dua-duanya", "berdua", "kedua-duanya", "sejoli"})
_OF_ONE = frozenset({"legal_aid", "rehabilitation", "repatriation"})
_TOPIC = 2  # sentences over which one victim is what is told of
_HERS = "nya"
_SUBJECT = 6  # units before a passive verb in which `ia` is its subject
_DEFINITE = 4  # words between a human being and `itu`
_RECENT = 3  # sentences over which `ia` finds its person
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
        if category == "departure_control" and not _about_people(sentence.units, hit, clause):
            return ()  # boats and papers are stopped as well
        if _means_one(sentence.units, hit, begin) and (one := people.one(index, begin, _RECENT)):
            return one
        alone = number is None and vocabulary().plural_pointers.isdisjoint(unit.text for unit in clause)
        single = alone and category in _OF_ONE and (_stated(clause) or 1) == 1
        if single and (one := people.topic(index, begin, _TOPIC)):
            return one
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


def _means_one(units: Sequence[Unit], hit: Hit, begin: int) -> bool:
    """Say whether a pronoun makes one person undergo the act (`Ia dipulangkan`, `menampungnya`)."""
    words = vocabulary()
    if hit.voice in ("active", "nominal"):
        return units[hit.end - 1].text.endswith(_HERS)
    first = max(begin, hit.at - _SUBJECT)
    subject = (k for k in range(first, hit.at) if not units[k].label and units[k].text in words.single_pointers)
    k = next(subject, None)
    return k is not None and not any(words.is_active(unit.text) for unit in units[k + 1 : hit.at])


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
    human = _is_human(clause)
    single = human or bool(texts & words.single_pointers) or _definite(clause)
    if number is None and not many and not single and not taken_up and not hit.entry.rule.elliptic:
        return ()
    accused = bool(texts & words.suspect_nouns) or any(
        text in number_words().collective for text in texts if text.endswith("nya")
    )
    found = people.persons(sentence.index, _PERSONS, number, many=many, accused=accused)
    return found[-1:] if human and number is None and not many else found


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


def _is_human(clause: Sequence[Unit]) -> bool:
    """Say whether the clause speaks of one human being told of before (`Pria 58 tahun itu …`)."""
    for k, unit in enumerate(clause):
        if unit.text not in number_words().human or (k and number_at(clause, k - 1)):
            continue
        if any(after.text in vocabulary().determiners for after in clause[k + 1 : k + 1 + _DEFINITE]):
            return True
    return False
