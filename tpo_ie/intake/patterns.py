"""What noise lines and datelines look like: the data of this stage, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from tpo_ie.errors import ResourceError
from tpo_ie.resources import checked, package_data, package_text, parse_yaml

_PACKAGE = "tpo_ie.intake"
Scope = Literal["line", "foot", "head", "tail"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    scope: Scope
    longest: int
    pattern: str


class _Outlets(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    outlets: tuple[str, ...]
    never_in_place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoisePattern:
    """What one kind of noise line looks like.

    Args:
        id: Name of the kind.
        scope: ``line`` anywhere, ``head`` above the story, ``foot`` below it, ``tail`` the end of a line.
        longest: Most characters the noise may have.
        regex: Its pattern; for ``tail`` searched, else matched at the first letter.
    """

    id: str
    scope: Scope
    longest: int
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DatelineWords:
    """Words that datelines are recognised by, folded to lower case.

    Args:
        outlets: Media without a web address in their name.
        never_in_place: Words that no place name holds.
    """

    outlets: frozenset[str]
    never_in_place: frozenset[str]


@cache
def noise_patterns() -> tuple[NoisePattern, ...]:
    """Return the noise patterns of ``noise.yaml``.

    Raises:
        ResourceError: An entry is wrong; names it and the reason.
    """
    return noise_patterns_from(package_text(_PACKAGE, "noise.yaml"), f"{_PACKAGE}/noise.yaml")


def noise_patterns_from(text: str, source: str) -> tuple[NoisePattern, ...]:
    """Read noise patterns from YAML; see :func:`noise_patterns`."""
    entries = checked(TypeAdapter(list[_Entry]), parse_yaml(text, source), source)
    try:
        return tuple(NoisePattern(e.id, e.scope, e.longest, re.compile(e.pattern, re.IGNORECASE)) for e in entries)
    except re.error as error:
        raise ResourceError(f"{source}: pattern {error.pattern!r}: {error}") from None


@cache
def dateline_words() -> DatelineWords:
    """Return the words of ``datelines.yaml``.

    Raises:
        ResourceError: A key is missing or unknown.
    """
    data = package_data(_PACKAGE, "datelines.yaml", _Outlets)
    return DatelineWords(
        outlets=frozenset(name.casefold() for name in data.outlets),
        never_in_place=frozenset(word.casefold() for word in data.never_in_place),
    )
