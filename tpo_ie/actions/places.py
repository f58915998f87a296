"""Where an act is done and where it leads people: places behind prepositions, not those that tell of its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tpo_ie.actions.cues import cues
from tpo_ie.actions.lists import joins
from tpo_ie.actions.phrases import foreign_units, is_custody
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Unit
from tpo_ie.actions.vocabulary import vocabulary

_ADVERBS = 2  # words between the beginning of a clause and the preposition that opens it


@dataclass(slots=True)
class Places:
    """Places of one act, as entities in text order.

    Args:
        found: Where it is done; of a chain (`di Sirih, Bintan, Kepri`) the first.
        destination: Where people go, were to go or are brought.
    """

    found: list[str] = field(default_factory=list)
    destination: str | None = None


def places_of(units: Sequence[Unit], hit: Hit, begin: int, end: int) -> Places:
    """Return the places of a trigger.

    Args:
        units: Units of its sentence.
        hit: The trigger.
        begin: Where its clause begins.
        end: Where its clause ends.

    Returns:
        Places that the clause states, also those of its opening (`Di Sirih, polisi …`).
    """
    words, rule = vocabulary(), hit.entry.rule
    skipped = foreign_units(units, hit, begin, end)
    result = Places()
    for k, governor in _governed(units, begin, end):
        if k in skipped and k < hit.at:
            continue
        if governor == words.toward or governor in words.goals:
            if result.destination is None and units[k].label == "LOC":
                result.destination = units[k].entity
            if not rule.leads or k in skipped:
                continue
        elif k in skipped or (governor == words.away and not rule.departs):
            continue
        if k < hit.at and not _opens_clause(units, begin, k) and not _beside_verb(units, k, hit):
            continue
        result.found += [units[m].entity for m in _list_at(units, k, end)]
    result.found = list(dict.fromkeys(result.found))
    return result


def _governed(units: Sequence[Unit], begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield places behind a preposition, one word between them allowed (`di kawasan Sirih`), with it."""
    words = vocabulary()
    for k in range(max(1, begin), end):
        if units[k].label != "LOC" and not is_custody(units[k]):
            continue
        for back in range(k - 1, max(-1, begin - 1, k - 1 - words.place_reach), -1):
            if units[back].label:
                break
            if units[back].text in words.place_prepositions or units[back].text in words.goals:
                yield k, units[back].text
                break
            if units[back].text not in words.place_nouns:
                break


def _opens_clause(units: Sequence[Unit], begin: int, place: int) -> bool:
    """Say whether the phrase of a place opens its clause; elsewhere before a verb it belongs to a noun."""
    words = vocabulary()
    k = place - 1
    while (
        k >= begin
        and not units[k].label
        and (units[k].text in words.place_prepositions or units[k].text in words.place_nouns)
    ):
        k -= 1
    if k < begin:
        return True
    unit = units[k]
    return unit.is_mark or unit.label == "DATE" or unit.text in words.coordinators


def _beside_verb(units: Sequence[Unit], place: int, hit: Hit) -> bool:
    """Say whether a subject's place stands right before the verb (`Tim di Bandara X menggagalkan …`)."""
    between = units[place + 1 : hit.at]
    plain = all(not unit.label and _is_adverb(unit.text) for unit in between)
    return plain and hit.voice in ("active", "passive", "result")


def _is_adverb(word: str) -> bool:
    words = cues()
    return bool(words.status_of(word)) or word in words.negation or word in words.negation_bridge


def _list_at(units: Sequence[Unit], at: int, end: int) -> list[int]:
    """Return a place with those that `dan` joins to it; behind a mere comma the village it is in counts, no region."""
    members, joined = [at], 1
    k = at + 1
    while k < end and joins(units[k]):
        coordinated = False
        while k < end and joins(units[k]):
            coordinated = coordinated or not units[k].is_comma
            k += 1
        if k >= end or units[k].label != units[at].label:
            break
        members.append(k)
        within = units[k].text.partition(" ")[0] in vocabulary().village_words
        joined = len(members) if coordinated or within else joined
        k += 1
    return members[:joined]
