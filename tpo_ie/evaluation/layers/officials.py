"""Officials: person, title and agency."""

from __future__ import annotations

from tpo_ie.evaluation.alignment import Pair, normal
from tpo_ie.evaluation.layers.base import LayerCounts, overlap


def score(pair: Pair) -> LayerCounts:
    """Score officials: all three parts, and person with one other."""
    theirs = [(o.person, normal(o.title), o.agency) for o in pair.gold.officials]
    ours = [(pair.to_gold(o.person), normal(o.title), pair.to_gold(o.agency)) for o in pair.predicted.officials]
    return {
        (): overlap(theirs, ours),
        ("person_agency",): overlap([(p, a) for p, _, a in theirs], [(p, a) for p, _, a in ours]),
        ("person_title",): overlap([(p, t) for p, t, _ in theirs], [(p, t) for p, t, _ in ours]),
    }
