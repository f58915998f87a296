"""Whether an article of the field is about trafficking, or about the protection of migrants without it."""

from __future__ import annotations

import math
import re
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml

_PACKAGE = "tpo_ie.relevance"
_FILE = "leaning.yaml"
_CHARACTERS = 2000.0  # length over which terms are counted
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
def _model() -> tuple[Leaning, dict[str, re.Pattern[str]]]:
    source = f"{_PACKAGE}/{_FILE}"
    try:
        model = Leaning.model_validate(parse_yaml(package_text(_PACKAGE, _FILE), source))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ResourceError(f"{source}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    return model, {name: _pattern(sign.terms) for name, sign in model.signs.items()}


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    body = "|".join(re.escape(term).replace(r"\*", r"\w*") for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)")


def leaning(text: str) -> float:
    """Return how far an article of the field leans to trafficking.

    Args:
        text: The article in lower case, without bylines and the like.

    Returns:
        The logarithm of the odds; below zero it is about the protection of migrants only.
    """
    model, patterns = _model()
    share = _CHARACTERS / max(len(text), _SHORTEST)
    total = model.bias
    for name, sign in model.signs.items():
        found = [match.start() for match in patterns[name].finditer(text)]
        total += sign.weight * math.log1p(len(found) * share)
        total += sign.lead * bool(found and found[0] < model.lead)
    return total
