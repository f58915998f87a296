"""Classes of words as patterns, and groups of verbs, as ``classes.yaml`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_CLASS = re.compile(r"(?<!\?)<(\w+)>")


def class_pattern(words: Iterable[str], classes: Mapping[str, Iterable[str]] | None = None) -> re.Pattern[str]:
    """Return a pattern that finds any word of a class.

    Args:
        words: The words; ``*`` stands for letters, ``re:`` before a pattern, in which ``<name>`` stands for the words
            of another class.
        classes: The other classes.
    """
    return re.compile(rf"(?<![\w@-])(?:{_alternatives(words, classes or {})})(?![\w-])")


def _alternatives(words: Iterable[str], classes: Mapping[str, Iterable[str]]) -> str:
    """Return words as one pattern, longest first."""
    return "|".join(
        _CLASS.sub(lambda named: f"(?:{_alternatives(classes[named[1]], classes)})", word[3:])
        if word.startswith("re:")
        else re.escape(word).replace(r"\*", r"\w*")
        for word in sorted(map(str, words), key=len, reverse=True)
    )


def with_groups(raw: Any, classes: Mapping[str, list[str]]) -> Any:
    """Return a trigger in which the groups of verbs that its roots name (``<provide>``) are spelt out."""
    if not isinstance(raw, dict) or not any(_CLASS.fullmatch(str(root)) for root in raw.get("roots", ())):
        return raw
    roots: list[str] = []
    for root in raw["roots"]:
        named = _CLASS.fullmatch(root)
        roots += classes.get(named[1], [root]) if named else [root]
    return {**raw, "roots": list(dict.fromkeys(roots))}
