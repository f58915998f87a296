"""Words of a name, and a table of phrases to look up in them, longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\S+")
_BRACKETS = re.compile(r"\([^()]*\)")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_SPELLINGS = {"perlindungan": "pelindungan", "propinsi": "provinsi", "kotamadya": "kota"}
EXACT_UP_TO = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name.

    Args:
        text: As written, with a comma that follows it.
        bare: Without surrounding punctuation.
        key: For comparison: lower case, one spelling.
    """

    text: str
    bare: str
    key: str


def words_of(text: str) -> list[Word]:
    """Return the words of a name; what stands in brackets is left out."""
    if "(" in text:
        text = _BRACKETS.sub(" ", text)
    found = []
    for match in _WORD.finditer(text):
        surface = match.group()
        bare = surface.strip(',;:()"“”.')
        if bare:
            key = bare.translate(_APOSTROPHES).casefold()
            found.append(Word(surface.lstrip("(").rstrip("();:"), bare, _SPELLINGS.get(key, key)))
    return found


def key_of(text: str) -> str:
    """Return a name's key: two surfaces with one key are the same name."""
    return " ".join(word.key for word in words_of(text))


class PhraseTable(Generic[T]):
    """Phrases with a value each; answers which phrase begins at a word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...] | None, T]]] = {}

    def add(self, phrase: str, value: T, *, exact: bool | None = None) -> None:
        """Add a phrase.

        Args:
            phrase: One or more words.
            value: What it stands for; several values of one phrase are all kept.
            exact: Only as written or in capitals; by default for short all-capital acronyms.
        """
        words = words_of(phrase)
        if not words:
            return
        if exact is None:
            exact = is_acronym(phrase)
        entry = (tuple(word.key for word in words), tuple(word.bare for word in words) if exact else None, value)
        rows = self._by_first.setdefault(words[0].key, [])
        rows.append(entry)
        if len(rows) > 1 and len(rows[-2][0]) < len(words):
            rows.sort(key=lambda row: -len(row[0]))

    def matches(self, words: list[Word], start: int) -> list[tuple[int, T]]:
        """Return (number of words, value) of the phrases that begin at a word, longest first."""
        found = []
        for keys, exact, value in self._by_first.get(words[start].key, ()):
            end = start + len(keys)
            if end > len(words) or any(words[start + i].key != keys[i] for i in range(1, len(keys))):
                continue
            if exact and not _as_written(words[start:end], exact):
                continue
            found.append((len(keys), value))
        return found

    def longest(self, words: list[Word], start: int) -> tuple[int, T] | None:
        """Return the longest phrase that begins at a word, or None."""
        found = self.matches(words, start)
        return found[0] if found else None

    def all_words(self) -> set[str]:
        """Return the keys of all words in all phrases."""
        return {key for rows in self._by_first.values() for keys, _, _ in rows for key in keys}


def is_acronym(phrase: str) -> bool:
    """Say whether a phrase is a short all-capital acronym, which means something else in small letters."""
    return len(phrase) <= EXACT_UP_TO and phrase.isupper()


def _as_written(words: list[Word], exact: tuple[str, ...]) -> bool:
    return all(word.bare in (form, form.upper()) for word, form in zip(words, exact, strict=True))
