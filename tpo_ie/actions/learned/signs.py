"""What a model sees of a word: itself, its neighbours, the mentions and bodies around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tpo_ie.actions.morphology import without_clitic
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit

_PREFIXES = ("memper", "diper", "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per", "pe", "di",
             "ber", "ter", "ke", "se")  # fmt: skip
_SUFFIXES = ("kan", "an", "i")
_ROOT = 4  # letters that must be left
_STEM = 6  # letters kept
_SHORTEST = 4  # letters of a verb or of a noun made of one
_FORMS = ("me", "di", "ber", "ter", "pe", "ke")  # how verbs and nouns made of them begin, `per-` among `pe-`
_DERIVED = re.compile(rf"(?:{'|'.join(_FORMS)})\w{{4,}}\Z")

_NEXT = 3  # words on either side whose distance counts
_AROUND = 9  # words on either side that count at all
_BESIDE = 7  # of these, those that count together with the word
_LEFT_BODIES = 15  # units before the word in which a body may act
_RIGHT_BODIES = 11


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the beginning of a word's root: enough to bring its forms together, no more than that."""
    word = without_clitic(word)
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _ROOT:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _ROOT:
            word = word[: -len(suffix)]
            break
    return word[:_STEM]


class SentenceSigns:
    """The signs of the words of one sentence.

    Args:
        scene: The article.
        sentence: The sentence.
    """

    def __init__(self, scene: Scene, sentence: Sentence) -> None:
        self.scene = scene
        self.sentence = sentence
        self._shapes = [_shape(unit) for unit in sentence.units]
        self._kinds = [self._kind(unit) for unit in sentence.units]

    def _kind(self, unit: Unit) -> str:
        if unit.label not in BODY_LABELS:
            return ""
        return min(self.scene.bodies.kinds.get(unit.entity) or ("other",))

    def candidates(self) -> Iterator[int]:
        """Yield the indices of the words that may tell of an act: verbs and nouns made of them, by their form."""
        for at, unit in enumerate(self.sentence.units):
            if not unit.label and len(unit.text) >= _SHORTEST and unit.text.isalpha() and is_derived(unit.text):
                yield at

    def of(self, at: int) -> set[str]:
        """Return the signs of the word at an index."""
        units, shapes, size = self.sentence.units, self._shapes, len(self.sentence.units)
        word = without_clitic(units[at].text)
        root = shapes[at]
        form = next(filter(word.startswith, _FORMS), "")
        found = {f"word {word}", f"root {root}", f"form {form}"}
        for step in range(1, _AROUND + 1):
            for side, k in (("<", at - step), (">", at + step)):
                if not 0 <= k < size:
                    continue
                shape = shapes[k]
                if step <= _NEXT:
                    found.add(f"{side}{step} {shape}")
                    found.add(f"{root} {side}{step} {shape}")
                else:
                    found.add(f"{side} {shape}")
                if step <= _BESIDE:
                    found.add(f"{root} {side} {shape}")
        for side, kinds in (
            ("<", self._kinds[max(0, at - _LEFT_BODIES) : at][::-1]),
            (">", self._kinds[at + 1 : at + 1 + _RIGHT_BODIES]),
        ):
            if kind := next(filter(None, kinds), ""):
                found |= {f"body {side} {kind}", f"{root} body {side} {kind}", f"{form} body {side} {kind}"}
        found.add("headline" if self.sentence.headline else "story")
        if self.scene.in_direct_quote(units[at].start):
            found.add("direct quote")
        if self.scene.draft.relevance is not None:
            found.add(f"about {self.scene.draft.relevance.label}")
        return found


def is_derived(word: str) -> bool:
    """Say whether a word looks like a verb or a noun made of one."""
    return bool(_DERIVED.match(word)) or word.endswith(_SUFFIXES)


def _shape(unit: Unit) -> str:
    if unit.is_mark:
        return unit.text
    return f"@{unit.label}" if unit.label else stem(unit.text)
