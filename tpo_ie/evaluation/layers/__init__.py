"""One module per layer: a gold document and its prediction in, counts out."""

from __future__ import annotations

from collections.abc import Callable

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers import actions, entities, mentions, officials, quotes, relations, relevance
from tpo_ie.evaluation.layers.base import LayerCounts

SCORERS: dict[str, Callable[[Pair], LayerCounts]] = {
    "mentions": mentions.score,
    "entities": entities.score,
    "officials": officials.score,
    "relations": relations.score,
    "quotes": quotes.score,
    "actions": actions.score,
    "relevance": relevance.score,
}

__all__ = ["SCORERS", "LayerCounts", "score_mentions"]


def score_mentions(gold: Document, predicted: Document) -> LayerCounts:
    """Score the mentions of one document.

    Args:
        gold: The gold document.
        predicted: The prediction on the same text.

    Returns:
        Counts by what follows ``mentions`` in the path of a score, e.g. ``("strict", "micro")``.
    """
    return mentions.score(Pair(gold, predicted))
