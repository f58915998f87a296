"""Titles by themselves: their core without `Plt` or `mantan`, candidacies, ranks that are no titles."""

from __future__ import annotations

import re
from functools import cache

from tpo_ie.officials.gaps import is_courtesy, tokens, words


@cache
def _modifier() -> re.Pattern[str]:
    longest_first = sorted(words().modifiers, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, longest_first)) + ") ")


def title_core(title: str) -> str:
    """Return a title in small letters, without `Plt`, `mantan` and their like, spaces single."""
    text = " ".join(title.split()).casefold()
    while match := _modifier().match(text):
        text = text[match.end() :]
    return text


def written_title(title: str) -> str:
    """Return a title as written, spaces single, half of a pair of brackets left out."""
    text = " ".join(title.split())
    if text.count("(") != text.count(")"):
        text = " ".join(text.replace("(", " ").replace(")", " ").split())
    return text


def is_candidacy(title: str, before: str) -> bool:
    """Say whether a title is only sought: `calon bupati`, `bursa Kapolri` (guide, section 7).

    Args:
        title: The title.
        before: The text before it.
    """
    core, preceding = title_core(title), before.casefold().rstrip()
    return any(core.startswith(word + " ") or preceding.endswith(word) for word in words().candidate_words)


def is_rank(title: str) -> bool:
    """Say whether a title is a rank or an honorific alone, which is no office (guide, section 1)."""
    parts = [part.casefold() for part in tokens(title)]
    return bool(parts) and parts[0] != "kepala" and is_courtesy(title) and not set(parts) <= words().offices_too
