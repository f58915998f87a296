"""Whether an article tells of trafficking or migrants in everyday words, without a name for either."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.relevance.leaning import Leaner, Leaning, Sign
from tpo_ie.resources import package_data

_PACKAGE = "tpo_ie.relevance"
_FILE = "telling.yaml"
TOO_FEW = -0.5
"""The most that an article with too few signs sums up to."""


class Telling(BaseModel):
    """The model of ``telling.yaml``.

    Args:
        bias: What speaks for the field before anything is read.
        signs_needed: How many different signs have to speak for it.
        sure: The least sum that makes an article one of the field.
        signs: The signs by name; those of other matters have weights below zero.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    signs_needed: int
    sure: float
    signs: dict[str, Sign]


@cache
def built_in_telling() -> Telling:
    """Return the model of ``telling.yaml``.

    Raises:
        ResourceError: The file is wrong.
    """
    return package_data(_PACKAGE, _FILE, Telling)


class Teller:
    """Weighs what an article tells.

    Args:
        model: The signs and their weights.
    """

    def __init__(self, model: Telling) -> None:
        self.model = model
        self._signs = Leaner(Leaning(bias=model.bias, lead=0, signs=model.signs))

    def told(self, text: str) -> float:
        """Return how far an article is of the field.

        Args:
            text: The article in lower case, without bylines and the like.

        Returns:
            A sum above zero when the article is of the field, however it says so; never above ``TOO_FEW`` when too
            few different signs stand in it.
        """
        return self.weigh(self._signs.signs(text))

    def weigh(self, found: Mapping[str, float]) -> float:
        """Return what :meth:`told` does, from the strength of each sign."""
        total = self.model.bias - self.model.sure + sum(self.model.signs[n].weight * v for n, v in found.items())
        speak = sum(self.model.signs[name].weight > 0 for name in found)
        return total if speak >= self.model.signs_needed else min(total, TOO_FEW)


@cache
def built_in_teller() -> Teller:
    """Return what weighs by the built-in signs."""
    return Teller(built_in_telling())
