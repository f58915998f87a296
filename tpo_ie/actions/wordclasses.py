"""Classes of words as patterns, and groups of verbs, as ``classes.yaml`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_CLASS = re.compile(r"(?<!\(\?P)<(\w+)>")


def class_pattern(words: Iterable[str], classes: Mapping[str, Iterable[str]] | None = None) -> re.Pattern[str]:
    """Return a pattern that finds any word of a class.

    Args:
        words: The words; ``*`` stands for letters, ``re:`` before a pattern, in which ``<name>`` stands for the words
            of another class.
        classes: The other classes; None where patterns name none.

    Raises:
        KeyError: There is no class of a name.
    """
    return re.compile(rf"(?<![\w@-])(?:{_alternatives(words, classes)})(?![\w-])")


def _alternatives(words: Iterable[str], classes: Mapping[str, Iterable[str]] | None) -> str:
    """Return words as one pattern, longest first."""
    return "|".join(_pattern(word, classes) for word in sorted(map(str, words), key=len, reverse=True))


def _pattern(word: str, classes: Mapping[str, Iterable[str]] | None) -> str:
    if not word.startswith("re:"):
        return re.escape(word).replace(r"\*", r"\w*")
    if classes is None:
        return word[3:]
    return _CLASS.sub(lambda named: f"(?:{_alternatives(classes[named[1]], classes)})", word[3:])


def with_groups(raw: Any, classes: Mapping[str, list[str]]) -> Any:
    """Return a trigger in which the groups of verbs that its roots name (``<provide>``) are spelt out.

    Args:
        raw: The trigger as the file has it.
        classes: The groups by name.

    Raises:
        KeyError: There is no group of a name.
    """
    if not isinstance(raw, dict) or not any(_CLASS.fullmatch(str(root)) for root in raw.get("roots", ())):
        return raw
    roots: list[str] = []
    for root in raw["roots"]:
        named = _CLASS.fullmatch(str(root))
        roots += classes[named[1]] if named else [root]
    return {**raw, "roots": list(dict.fromkeys(roots))}
