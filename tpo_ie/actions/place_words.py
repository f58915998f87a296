"""Words by which places are found: houses, villages, arrivals."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words
from tpo_ie.actions.units import BODY_LABELS, Unit
from tpo_ie.actions.vocabulary import vocabulary


class PlaceWords(BaseModel):
    """The word lists of ``places.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    houses: frozenset[str]
    full: tuple[str, ...]
    arriving: frozenset[str]
    upon_arrival: frozenset[str]
    pointing: frozenset[str]
    there: frozenset[str]
    spots: frozenset[str]
    landings: dict[str, tuple[str, ...]]


@cache
def place_words() -> PlaceWords:
    """Return the package's words of places."""
    return load_words(PlaceWords, "places.yaml")


def is_house(unit: Unit) -> bool:
    """Say whether a body is a house as well: a hospital, a shelter, a school, a prison."""
    if unit.label not in BODY_LABELS:
        return False
    words, first = place_words(), unit.text.partition(" ")[0]
    whole = not any(name.startswith(f"{first} ") for name in words.full)
    return first in words.houses and (whole or unit.text.startswith(words.full))


def is_village(unit: Unit) -> bool:
    """Say whether a place is a village or a part of a town by its name."""
    return any(word in vocabulary().village_words for word in unit.text.split(" ", 2)[:2])
