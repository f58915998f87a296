"""Whether an article of the field is about trafficking, or about the protection of migrants without it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from tpo_ie.overlay import UserRules
from tpo_ie.relevance.terms import TermFinder
from tpo_ie.resources import package_data

_PACKAGE = "tpo_ie.relevance"
_FILE = "leaning.yaml"
_CHARACTERS = 2000.0  # length over which terms are counted
_NO_SIGN = -0.5
_SIGN_OF_THEME = {"tppo": "named", "suspect": "exploitation", "migrant": "migrants"}
_SHORTEST = 900  # an article counts as at least that long


class Sign(BaseModel):
    """A group of terms.

    Args:
        weight: How much it speaks for trafficking; below zero for the protection of migrants.
        terms: Lower case; ``*`` stands for the rest of a word.
        lead: What a term in the headline or the first sentences adds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    weight: float
    terms: tuple[str, ...]
    lead: float = 0.0


class Leaning(BaseModel):
    """The model of ``leaning.yaml``.

    Args:
        bias: What speaks for trafficking before anything is read.
        lead: Number of characters that the lead has.
        signs: The signs by name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    lead: int
    signs: dict[str, Sign]


@cache
def built_in() -> Leaning:
    """Return the model of ``leaning.yaml``.

    Raises:
        ResourceError: The file is wrong.
    """
    return package_data(_PACKAGE, _FILE, Leaning)


class Leaner:
    """Weighs the signs of an article.

    Args:
        model: The signs and their weights.
        own: Further terms by sign, the user's.
    """

    def __init__(self, model: Leaning, own: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        self.model = model
        self._terms = TermFinder({name: (*sign.terms, *own.get(name, ())) for name, sign in model.signs.items()})

    def signs(self, text: str) -> dict[str, float]:
        """Return how strong each sign is in a text; ``NAME.lead`` is 1 when it stands in the lead.

        Args:
            text: The article in lower case, without bylines and the like.
        """
        share = _CHARACTERS / max(len(text), _SHORTEST)
        standing = self._terms.places(text)
        found: dict[str, float] = {}
        for name, sign in self.model.signs.items():
            if places := standing.get(name):
                found[name] = math.log1p(len(places) * share)
                if sign.lead and places[0] < self.model.lead:
                    found[f"{name}.lead"] = 1.0
        return found

    def leaning(self, text: str) -> float:
        """Return how far an article of the field leans to trafficking.

        Args:
            text: The article in lower case, without bylines and the like.

        Returns:
            The logarithm of the odds; below zero it is about the protection of migrants only, as it is when no sign
            of trafficking stands in it.
        """
        found = self.signs(text)
        total = self.model.bias
        for name, sign in self.model.signs.items():
            total += sign.weight * found.get(name, 0.0) + sign.lead * found.get(f"{name}.lead", 0.0)
        speaks = any(self.model.signs[name].weight > 0 for name in found if name in self.model.signs)
        return total if speaks else min(total, _NO_SIGN)


@cache
def built_in_leaner() -> Leaner:
    """Return what weighs by the built-in terms."""
    return Leaner(built_in())


def with_own_terms(own: UserRules) -> Leaner:
    """Return what weighs by the built-in terms and the user's, each theme of theirs in the sign that is like it."""
    if not own.relevance:
        return built_in_leaner()
    terms: dict[str, list[str]] = {}
    for rule in own.relevance:
        if (sign := _SIGN_OF_THEME.get(rule.theme)) is not None:
            terms.setdefault(sign, []).extend(rule.terms)
    return Leaner(built_in(), terms)
