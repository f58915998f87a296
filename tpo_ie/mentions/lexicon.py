"""Words and phrases that the mention rules use, read from ``lexicon.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml

_FILE = "lexicon.yaml"
_LABELS = ("CRIME", "GROUP")
_SETS = ("ranks", "person_prefixes", "regional_bodies", "body_heads", "organisation_heads", "organisations")


@dataclass(frozen=True)
class Lexicon:
    """The content of ``lexicon.yaml``.

    Args:
        phrases: Pattern per label; finds the longest phrase at a word border, case aside.
        unless: For an acronym (lower case) the words that give it another meaning in an article.
        ranks: Military and police ranks, lower case.
        person_prefixes: Ranks and forms of address, lower case.
        regional_bodies: Names of bodies that a region completes, lower case.
        body_heads: First words of a second body, also where the whole could be one name, lower case.
        organisation_heads: First words of names of organisations that are no state bodies, lower case.
        organisations: Names of such organisations, lower case.
        never: By label, words that are never a mention alone, lower case.
    """

    phrases: dict[str, re.Pattern[str]]
    unless: dict[str, tuple[str, ...]]
    ranks: frozenset[str]
    person_prefixes: frozenset[str]
    regional_bodies: frozenset[str]
    body_heads: frozenset[str]
    organisation_heads: frozenset[str]
    organisations: frozenset[str]
    never: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; raises ResourceError when the file has another shape."""
    data = parse_yaml(package_text("tpo_ie.mentions", _FILE), _FILE)
    expected = {*_LABELS, *_SETS, "not_group_if", "never"}
    if not isinstance(data, dict) or set(data) != expected:
        raise ResourceError(f"{_FILE}: the keys {', '.join(sorted(expected))} are expected")
    ranks = frozenset(data["ranks"])
    return Lexicon(
        {label: _pattern(data[label]) for label in _LABELS},
        {word: tuple(phrases) for word, phrases in data["not_group_if"].items()},
        **{name: frozenset(data[name]) for name in _SETS}
        | {"person_prefixes": ranks | frozenset(data["person_prefixes"])},
        never={label: frozenset(words) for label, words in data["never"].items()},
    )


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?=nya\b|\b)(?!-\w)", re.IGNORECASE)
