"""Where an act is done and where it leads people: places behind prepositions, not those that tell of its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from tpo_ie.actions.cues import cues
from tpo_ie.actions.lists import joins
from tpo_ie.actions.phrases import foreign_units, is_custody
from tpo_ie.actions.place_words import is_house, is_village, place_words
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Unit
from tpo_ie.actions.vocabulary import vocabulary

_LISTING = frozenset({"yakni", "yaitu"})
_AT = frozenset({"di", "pada"})
_BY_ORIGIN = "passport_control"  # `menolak 14 permohonan dari Sirih`
_APPLICATIONS = frozenset({"permohonan", "pemohon", "paspor"})
_BRINGING = frozenset({"repatriation"})
_APPOSED = 2  # units from a body to the place behind its comma
_HOUSE = 4  # units between `di` and the body whose house it is
_REACH = 4  # words between a preposition and the name of a place, that one included


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
        elif k in skipped or (governor == words.away and not rule.departs and not _of_origin(units, hit, k)):
            continue
        beside = (governor in _AT and _beside_verb(units, k, hit)) or _of_origin(units, hit, k)
        if k < hit.at and not _opens_clause(units, begin, k) and not beside:
            continue
        result.found += [units[m].entity for m in _list_at(units, k, end)]
    if not result.found:
        result.found = _beside_body(units, hit, end, skipped)
    if not result.found:
        result.found = _heading(units, hit) or (_arrival(units, hit) if rule.category in _BRINGING else [])
    result.found = list(dict.fromkeys(result.found))
    return result


def _beside_body(units: Sequence[Unit], hit: Hit, end: int, skipped: Set[int]) -> list[str]:
    """Return the place that stands in apposition to a body's house (`di selter Dinsos Sirih, Kelurahan Melur`)."""
    for k in range(hit.end + 1, end - _APPOSED):
        apposed = units[k].label in BODY_LABELS and units[k + 1].is_comma and units[k + _APPOSED].label == "LOC"
        if apposed and k not in skipped:
            before = units[max(hit.end, k - _HOUSE) : k]
            if any(unit.text in _AT for unit in before) and not any(unit.is_mark for unit in before):
                return [units[k + _APPOSED].entity]
    return []


def _of_origin(units: Sequence[Unit], hit: Hit, place: int) -> bool:
    """Say whether a place is where refused applications come from (`menolak 14 permohonan paspor dari Sirih`)."""
    before = units[max(0, place - 2) : place]
    words = [unit.text for unit in before if not unit.label]
    return hit.entry.rule.category == _BY_ORIGIN and words[-1:] == ["dari"] and words[0] in _APPLICATIONS


def _heading(units: Sequence[Unit], hit: Hit) -> list[str]:
    """Return the place that stands with a colon before all else (`- Pelabuhan Sirih: patroli mingguan …`)."""
    k = next((k for k, unit in enumerate(units) if not unit.is_mark or unit.text == ":"), 0)
    if k + 1 < hit.at and units[k].label == "LOC" and units[k + 1].text == ":":
        return [units[k].entity]
    return []


def _arrival(units: Sequence[Unit], hit: Hit) -> list[str]:
    """Return where people arrive, in another clause of the sentence (`tiba di Sirih setelah dipulangkan …`)."""
    for k, unit in enumerate(units):
        if unit.label or unit.text not in place_words().arriving:
            continue
        for place, governor in _governed(units, k + 1, min(len(units), k + 1 + _REACH)):
            if governor in _AT:
                return [units[place].entity]
    return []


def _governed(units: Sequence[Unit], begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield places behind a preposition, one word between them allowed (`di kawasan Sirih`), with it."""
    words = vocabulary()
    for k in range(max(1, begin), end):
        house = is_house(units[k])
        if units[k].label != "LOC" and not is_custody(units[k]) and not house:
            continue
        listed = k > begin + 1 and units[k - 1].text in _LISTING  # `di tiga muara, yakni Sirih dan Lingga`
        nearest = k - 3 if listed and units[k - 2].is_comma else k - 1
        for back in range(nearest, max(-1, begin - 1, nearest - words.place_reach), -1):
            unit = units[back]
            if unit.label:
                break
            if unit.text in words.place_prepositions or unit.text in words.goals:
                if not house or unit.text in _AT:
                    yield k, unit.text
                break
            if unit.is_mark or not _is_noun(unit.text):
                break


def _is_noun(word: str) -> bool:
    """Say whether a word may stand between a preposition and the name of a place (`di jalur tikus Sirih`)."""
    words = vocabulary()
    if word in words.place_nouns:
        return True
    other = (
        words.prepositions
        | words.coordinators
        | words.boundaries
        | words.determiners
        | words.people_words
        | words.non_actors
    )
    return word not in other and not words.is_active(word) and not words.is_passive(word)


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
    if k >= begin and units[k].text in place_words().upon_arrival:
        k -= 1  # `Sesampai di Sirih, …`
    if k < begin or _is_fronted(units, begin, place):
        return True
    unit = units[k]
    return unit.is_mark or unit.label == "DATE" or unit.text in words.coordinators


def _is_fronted(units: Sequence[Unit], begin: int, place: int) -> bool:
    """Say whether a longer phrase of place opens the clause up to a comma (`Di bekas sekolah di Sirih, …`)."""
    if place + 1 >= len(units) or not units[place + 1].is_comma or units[begin].text not in _AT:
        return False
    words = vocabulary()
    between = units[begin + 1 : place]
    verbs = (u.is_relative or words.is_active(u.text) or words.is_passive(u.text) for u in between if not u.label)
    return not any(verbs) and not any(unit.is_mark for unit in between)


def _beside_verb(units: Sequence[Unit], place: int, hit: Hit) -> bool:
    """Say whether a subject's place stands right before the verb (`Tim di Bandara X menggagalkan …`)."""
    behind = _list_at(units, place, hit.at)[-1]
    plain = all(is_adverb(unit) for unit in units[behind + 1 : hit.at])
    return plain and hit.voice in ("active", "passive", "result")


def is_adverb(unit: Unit) -> bool:
    """Say whether a unit only tells whether something was done (`sudah`, `belum`, `akan`)."""
    words = cues()
    known = words.status_of(unit.text) or unit.text in words.negation or unit.text in words.negation_bridge
    return not unit.label and bool(known)


def _list_at(units: Sequence[Unit], at: int, end: int) -> list[int]:
    """Return a place with those that `dan` joins to it; behind a comma the village counts that a street lies in."""
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
        within = is_village(units[k]) and not is_village(units[at])
        joined = len(members) if coordinated or within else joined
        k += 1
    return members[:joined]
