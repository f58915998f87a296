"""Words that the model takes for the trigger of an action, from its head of that name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from tpo_ie.mentions.decoding import FloatArray, spans
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.mentions.words import Words
from tpo_ie.pipeline.draft import FoundTrigger

_COLUMN = {label: i for i, label in enumerate(SCHEMES["actions"].labels)}


class ModelTriggers:
    """What the model says of the triggers in one text.

    Args:
        words: The text's words.
        log_probs: (words, tags) log probabilities of the scheme ``actions``.

    Attributes:
        found: Triggers in text order, without overlaps.
    """

    def __init__(self, words: Words, log_probs: FloatArray) -> None:
        labels = SCHEMES["actions"].labels
        self.found: Sequence[FoundTrigger] = [
            FoundTrigger(words.starts[span.first], words.ends[span.last], span.label, span.score)
            for span in spans(log_probs, labels)
        ]
        self._starts = [trigger.start for trigger in self.found]
        self._words = words
        probabilities = np.exp(log_probs[:, 1:])
        self._shares = (probabilities[:, ::2] + probabilities[:, 1::2]).astype(np.float16)

    def inside(self, start: int, end: int) -> Sequence[FoundTrigger]:
        """Return the triggers that begin in a span of the text."""
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def share(self, start: int, end: int, category: str) -> float:
        """Return how likely a span of the text belongs to a trigger of a category, 0 to 1: that of its likeliest word."""
        first = max(0, bisect_right(self._words.starts, start) - 1)
        last = bisect_left(self._words.starts, end)
        shares = self._shares[first:last, _COLUMN[category]]
        return float(shares.max()) if len(shares) else 0.0
