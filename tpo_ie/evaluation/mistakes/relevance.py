"""Mistakes in the label of the article."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.mistakes.base import Mistake, Side


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield the label where gold has another."""
    gold, predicted = pair.gold.relevance, pair.predicted.relevance
    if gold is None or (predicted is not None and predicted.label == gold.label):
        return
    side = Side(predicted.label, predicted.label) if predicted else None
    yield Mistake("relevance", "wrong_label" if predicted else "missed", Side(gold.label, gold.label), side)
