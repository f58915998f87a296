"""Word lists that tell names from other words."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml

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
    try:
        return Lexicon.model_validate(parse_yaml(package_text("tpo_ie.privacy", "words.yaml"), _SOURCE))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ResourceError(f"{_SOURCE}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
