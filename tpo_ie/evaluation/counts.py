"""Counts per document, summed to precision, recall and F1 with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RESAMPLES = 1000
SEED = 13


@dataclass(frozen=True, slots=True)
class Counts:
    """What one document adds to a score.

    Args:
        correct: Predictions that are right.
        predicted: Predictions.
        gold: What should have been predicted.
    """

    correct: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.correct + other.correct, self.predicted + other.predicted, self.gold + other.gold)


def prf(counts: Counts) -> tuple[float, float, float]:
    """Return precision, recall and F1; empty gold with an empty prediction scores 1."""
    if counts.predicted == counts.gold == 0:
        return 1.0, 1.0, 1.0
    p = counts.correct / counts.predicted if counts.predicted else 0.0
    r = counts.correct / counts.gold if counts.gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score(per_document: Sequence[Counts]) -> dict[str, Any]:
    """Sum counts over documents.

    Args:
        per_document: One entry per document.

    Returns:
        ``p``, ``r``, ``f1`` (0 to 1), ``support`` (gold items), ``predicted``, ``correct`` and ``ci95``: the
        2.5th and 97.5th percentile of F1 when documents are drawn again with replacement (Efron 1979).
    """
    total = sum(per_document, Counts())
    p, r, f1 = prf(total)
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(f1, 4),
        "support": total.gold,
        "predicted": total.predicted,
        "correct": total.correct,
        "ci95": _interval(per_document),
    }


def _interval(per_document: Sequence[Counts]) -> list[float]:
    table = np.array([(c.correct, c.predicted, c.gold) for c in per_document if c.predicted or c.gold], dtype=np.int64)
    if len(table) == 0:
        return [1.0, 1.0]
    draws = np.random.default_rng(SEED).multinomial(len(table), np.full(len(table), 1 / len(table)), size=RESAMPLES)
    correct, predicted, gold = (draws @ table).T
    f1 = np.divide(2 * correct, predicted + gold, out=np.ones(RESAMPLES), where=predicted + gold > 0)
    low, high = np.percentile(f1, [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]
