"""Groups of terms found in a text in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from tpo_ie.errors import ResourceError

_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"(\w+)(\*?)")
_WORDS = 4096  # most words are frequent ones: their terms are kept
_Term = tuple[str, tuple[str, ...]]  # group, and the pieces between the stars


class TermFinder:
    """Finds the terms of many groups.

    A pattern of hundreds of alternatives is tried at every letter of a text; here a word calls up only the terms that
    begin with it.

    Args:
        groups: Terms by group, lower case; each begins with a letter or digit; ``*`` stands for the rest of a word.

    Raises:
        ResourceError: A term begins otherwise.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[_Term]] = {}
        self._begun: dict[str, list[_Term]] = {}
        for group, terms in groups.items():
            for term in sorted(set(terms), key=lambda term: (-len(term), term)):  # the longer one counts
                first = _FIRST.match(term)
                if first is None:
                    raise ResourceError(f"relevance: the term {term!r} begins with neither letter nor digit")
                index = self._begun if first.group(2) else self._whole
                index.setdefault(first.group(1), []).append((group, tuple(term.split("*"))))
        self._lengths = sorted({len(beginning) for beginning in self._begun}, reverse=True)
        self._beginning_with = lru_cache(maxsize=_WORDS)(self._terms_of)

    def places(self, text: str) -> dict[str, list[int]]:
        """Return by group where its terms stand; those of one group do not overlap.

        Args:
            text: Lower case.
        """
        found: dict[str, list[int]] = {}
        ends: dict[str, int] = {}
        for word in _WORD.finditer(text):
            start = word.start()
            for group, pieces in self._beginning_with(word.group()):
                if start >= ends.get(group, 0) and (end := _end(text, start, pieces)):
                    found.setdefault(group, []).append(start)
                    ends[group] = end
        return found

    def _terms_of(self, word: str) -> tuple[_Term, ...]:
        begun = (self._begun.get(word[:length], ()) for length in self._lengths)
        return tuple(chain(self._whole.get(word, ()), *begun))


def _end(text: str, start: int, pieces: tuple[str, ...]) -> int:
    """Return where a term ends that begins at an offset; 0 when it does not stand there."""
    end = start
    for number, piece in enumerate(pieces):
        if number:  # a star: the rest of the word
            rest = _WORD.match(text, end)
            end = rest.end() if rest else end
        if not text.startswith(piece, end):
            return 0
        end += len(piece)
    return 0 if _WORD.match(text, end) else end
