"""What is wrong in a prediction, mistake by mistake: one module per layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.mistakes import actions, entities, mentions, officials, quotes, relations, relevance
from tpo_ie.evaluation.mistakes.base import Mistake

FINDERS: dict[str, Callable[[Pair], Iterator[Mistake]]] = {
    "mentions": mentions.find,
    "entities": entities.find,
    "officials": officials.find,
    "relations": relations.find,
    "quotes": quotes.find,
    "actions": actions.find,
    "relevance": relevance.find,
}

__all__ = ["FINDERS", "Mistake", "find_mistakes"]


def find_mistakes(pair: Pair) -> list[Mistake]:
    """Return every mistake in a prediction, layer by layer, inside a layer in text order.

    Args:
        pair: Gold and prediction.
    """
    return [mistake for find in FINDERS.values() for mistake in sorted(find(pair), key=_place)]


def _place(mistake: Mistake) -> tuple[tuple[int, int], str]:
    return min((*mistake.gold_spans, *mistake.predicted_spans), default=(0, 0)), mistake.type
