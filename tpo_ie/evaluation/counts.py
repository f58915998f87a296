"""What one document adds to a score, and the precision, recall and F1 that follow from the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ScorePath = tuple[str, ...]
"""Where a score stands in the results, e.g. ``("mentions", "strict", "micro")``."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What one document adds to a score.

    Args:
        correct: Predictions that are right; a half for a half match.
        predicted: Predictions.
        gold: What should have been predicted.
        recalled: Numerator of recall where it is not that of precision (MUC, B³); None takes ``correct``.
    """

    correct: float = 0
    predicted: float = 0
    gold: float = 0
    recalled: float | None = None

    def __add__(self, other: Counts) -> Counts:
        recalled = None if self.recalled is other.recalled is None else self.row[2] + other.row[2]
        return Counts(self.correct + other.correct, self.predicted + other.predicted, self.gold + other.gold, recalled)

    @property
    def row(self) -> tuple[float, float, float, float]:
        """Numerator and denominator of precision, then of recall."""
        return self.correct, self.predicted, self.correct if self.recalled is None else self.recalled, self.gold


def prf(counts: Counts) -> tuple[float, float, float]:
    """Return precision, recall and F1; empty gold with an empty prediction scores 1."""
    correct, predicted, recalled, gold = counts.row
    if predicted == gold == 0:
        return 1.0, 1.0, 1.0
    p = correct / predicted if predicted else 0.0
    r = recalled / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score(per_document: Sequence[Counts]) -> dict[str, Any]:
    """Sum counts over documents.

    Args:
        per_document: One entry per document.

    Returns:
        ``p``, ``r``, ``f1`` (0 to 1), ``support`` (gold items), ``predicted``, ``correct`` and ``ci95``: the
        2.5th and 97.5th percentile of F1 when documents are drawn again with replacement (Efron 1979).
    """
    from tpo_ie.evaluation.scores import Plan, scores
    from tpo_ie.evaluation.tally import Tally

    path = ("score",)
    tally = Tally()
    for counts in per_document:
        tally.add({path: counts})
    return scores(tally, Plan((path,)))[path]
