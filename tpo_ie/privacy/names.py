"""The forms in which a text may name a person: whole names, distinctive parts, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tpo_ie.privacy.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}")
PLACEHOLDER = re.compile(r"\[(?:Korban|Anak) \d+\]")
_LEAST_PART = 3


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without marks."""
    return tuple(match.group().casefold().replace("’", "'") for match in _WORD.finditer(name))


def is_initials(name: str) -> bool:
    """Say whether a name is made of capital letters that stand for names, `NA` or `M.R.` for one."""
    return bool(_INITIALS.fullmatch("".join(name.split())))


def is_placeholder(name: str) -> bool:
    """Say whether a name was put in by an earlier redaction."""
    return bool(PLACEHOLDER.fullmatch(name))


@dataclass(frozen=True, slots=True)
class Names:
    """How one person may be named.

    Args:
        whole: Names of several words, in small letters, the longest first.
        single: Names of one word that the text uses for the person.
        parts: Words of the whole names that are distinctive enough to point at the person alone.
        initials: Initials as printed.
    """

    whole: tuple[tuple[str, ...], ...] = ()
    single: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """All words of all names."""
        return self.single.union(*self.whole)


def names_of(forms: Iterable[str]) -> Names:
    """Sort the forms of a name.

    Args:
        forms: Canonical name and surface forms; placeholders are passed over.

    Returns:
        The names to look for.
    """
    whole: set[tuple[str, ...]] = set()
    single: set[str] = set()
    initials: set[str] = set()
    for form in forms:
        words = words_of(form)
        if not words or is_placeholder(form):
            continue
        if is_initials(form):
            initials.add(form)
        elif len(words) == 1:
            single.add(words[0])
        else:
            whole.add(words)
    known = lexicon()
    parts = {word for words in whole for word in words if len(word) >= _LEAST_PART and word not in known.common}
    return Names(
        whole=tuple(sorted(whole, key=lambda words: (-len(words), words))),
        single=frozenset(single),
        parts=frozenset(parts - single),
        initials=frozenset(initials),
    )
