"""Typing errors in names of bodies: mended by the words of known names, never in a region's name."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tpo_ie.registry.phrases import key_of, words_of
from tpo_ie.registry.regions import RegionRegistry

_LEAST_LETTERS = 5
_LONG_WORD = 8
_LEAST_LIKENESS = 0.92
_LEAST_WORDS = 3


class Speller:
    """Mends misspelt names.

    Args:
        names: The keys of all names; a word that stands in one is no typing error.
        national: Keys of names without a region: such a name may be mended as a whole.
        heads: Keys of the words of heads, units and national bodies.
        regions: The regions, whose names are left alone: one letter makes another place of a place.
    """

    def __init__(self, names: list[str], national: list[str], heads: set[str], regions: RegionRegistry) -> None:
        self._known = {word for name in names for word in name.split()} | heads
        self._national = [name for name in national if len(name.split()) >= _LEAST_WORDS]
        self._heads = sorted(head for head in heads if len(head) >= _LEAST_LETTERS)
        self._regions = regions

    def mended(self, text: str) -> str | None:
        """Return the name that was meant; None when nothing is close enough."""
        whole = process.extractOne(
            key_of(text), self._national, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_LIKENESS
        )
        return whole[0] if whole else self._with_heads_mended(text)

    def _with_heads_mended(self, text: str) -> str | None:
        words = words_of(text)
        pieces, changed = [], False
        for i, word in enumerate(words):
            head = None
            if len(word.key) >= _LEAST_LETTERS and word.key not in self._known and not self._regions.match(words, i):
                limit = 1 if len(word.key) < _LONG_WORD else 2
                head = self._closest(word.key, limit)
            pieces.append(head or word.text)
            changed |= head is not None
        return " ".join(pieces) if changed else None

    def _closest(self, word: str, limit: int) -> str | None:
        """The one head that is closest to a word; of two as close the one that begins with its first letter."""
        close = process.extract(word, self._heads, scorer=OSA.distance, score_cutoff=limit, limit=4)
        near = [(head, distance) for head, distance, _ in close if not _is_longer(word, head)]
        for found in (near, [(head, distance) for head, distance in near if head[0] == word[0]]):
            if found and (len(found) == 1 or found[0][1] < found[1][1]):
                return found[0][0]
        return None


def _is_longer(word: str, other: str) -> bool:
    """`Disnakerin` is no misspelt `Disnaker` but another body's acronym."""
    return word.startswith(other) or other.startswith(word)
