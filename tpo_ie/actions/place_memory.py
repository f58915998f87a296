"""Places told of before, which `di sana`, `dari tempat itu`, `di dermaga` take up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tpo_ie.actions.place_words import is_house, place_words
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

_BACK = 2  # sentences over which a place is remembered
_FRONT = 3  # units from the head of a clause to `sana`
_BEHIND = 4  # units from a trigger to `sana`
_TO_NAME = 3  # units between a preposition and the name of a place


def recalled(scene: Scene, sentence: Sentence, hit: Hit, begin: int, end: int) -> list[str]:
    """Return the place that a clause takes up by a pronoun or a common noun.

    Args:
        scene: The article.
        sentence: The clause's sentence.
        hit: Its trigger.
        begin: Where the clause begins.
        end: Where it ends.

    Returns:
        One place named in this sentence or the last ones; none when nothing points back.
    """
    units, words = sentence.units, place_words()
    spans = (range(begin, min(begin + _FRONT, hit.at)), range(hit.end, min(end, hit.end + _BEHIND)))
    for k in (k for span in spans for k in span if k + 1 < end):
        if units[k].label or units[k].text not in words.pointing:
            continue
        if k < hit.at and not _opens(units, begin, k):
            continue  # `kepolisian di sana`: which police
        noun, after = units[k + 1], units[k + 2].text if k + 2 < len(units) else ""
        if noun.label:
            continue
        away = units[k].text == vocabulary().away
        if (noun.text in words.there and not away) or (noun.text in words.spots and after in vocabulary().determiners):
            return _last(scene, sentence, k)
        if noun.text in words.landings:
            return _landing(scene, sentence, k, words.landings[noun.text])
    return []


def _opens(units: Sequence[Unit], begin: int, at: int) -> bool:
    """Say whether a phrase of place opens its clause (`Di sana …`, `Sesampai di sana …`)."""
    before = units[at - 1] if at > begin else None
    return before is None or before.is_mark or before.text in place_words().upon_arrival


def _before(scene: Scene, sentence: Sentence, at: int, back: int) -> Iterator[Sequence[Unit]]:
    """Yield this sentence up to an index and those before it, latest first."""
    yield sentence.units[:at]
    for k in range(sentence.index - 1, max(-1, sentence.index - back - 1), -1):
        yield scene.sentences[k].units


def _last(scene: Scene, sentence: Sentence, at: int) -> list[str]:
    """Return the place named last behind a preposition; of `di Sirih, Bintan` the first."""
    words = vocabulary()
    for units in _before(scene, sentence, at, _BACK):
        for last in range(len(units) - 1, 0, -1):
            k = last
            if units[k].label != "LOC" and not is_house(units[k]):
                continue
            before = [unit for unit in units[max(0, k - _TO_NAME) : k] if not unit.label]
            if not any(unit.text in words.place_prepositions or unit.text in words.goals for unit in before):
                continue
            while k > 1 and units[k - 1].is_comma and units[k - 2].label == "LOC":
                k -= 2
            return [units[k].entity]
    return []


def _landing(scene: Scene, sentence: Sentence, at: int, names: tuple[str, ...]) -> list[str]:
    """Return the port or airport that the article named last (`di dermaga` after `Pelabuhan Sirih`)."""
    for units in _before(scene, sentence, at, sentence.index):
        for unit in reversed(units):
            if unit.label == "LOC" and unit.text.startswith(names):
                return [unit.entity]
    return []
