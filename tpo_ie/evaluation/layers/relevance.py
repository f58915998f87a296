"""Relevance: the label of the article."""

from __future__ import annotations

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers.base import LayerCounts, overlap, overlap_by


def score(pair: Pair) -> LayerCounts:
    """Score the article's label, where gold has one."""
    if pair.gold.relevance is None:
        return {}
    theirs = [pair.gold.relevance.label]
    ours = [pair.predicted.relevance.label] if pair.predicted.relevance else []
    counts: LayerCounts = {(): Counts(overlap(theirs, ours).correct, 1, 1)}
    counts.update({("per_label", label): v for label, v in overlap_by(theirs, ours, lambda label: label).items()})
    return counts


def confusions(pair: Pair) -> list[tuple[str | None, str | None]]:
    """Return gold label beside predicted label, where gold has one."""
    if pair.gold.relevance is None:
        return []
    return [(pair.gold.relevance.label, pair.predicted.relevance.label if pair.predicted.relevance else None)]
