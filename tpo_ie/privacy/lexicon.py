"""Word lists that tell names from other words."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.resources import package_data

_SOURCE = "tpo_ie/privacy/words.yaml"


class Lexicon(BaseModel):
    """The lists of ``words.yaml``; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    common: frozenset[str]
    ordinary: frozenset[str]
    abbreviations: frozenset[str]
    naming: frozenset[str]
    aliases: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """Return the word lists, read once.

    Raises:
        ResourceError: The file breaks its shape.
    """
    return package_data("tpo_ie.privacy", "words.yaml", Lexicon)
