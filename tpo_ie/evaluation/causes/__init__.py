"""Why results differ from gold: each mistake traced to the first stage that went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.causes import entities, mentions, officials, quotes, relations
from tpo_ie.evaluation.causes.base import Fault

FINDERS: dict[str, Callable[[Pair], Iterator[Fault]]] = {
    "mentions": mentions.find,
    "entities": entities.find,
    "officials": officials.find,
    "relations": relations.find,
    "quotes": quotes.find,
}

__all__ = ["FINDERS", "Fault", "count_causes"]


def count_causes(pairs: Iterator[Pair] | list[Pair]) -> dict[str, Counter[tuple[str, str]]]:
    """Count the mistakes of many articles by layer and cause.

    Args:
        pairs: Gold and predictions.

    Returns:
        By layer (relations by type: ``relations part_of``), how often each (side, cause) occurs; the side is
        ``missed`` or ``spurious``.
    """
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for pair in pairs:
        for layer, find in FINDERS.items():
            for fault in find(pair):
                name = f"{layer} {fault.label}" if layer == "relations" else layer
                counts.setdefault(name, Counter())[fault.side, fault.cause] += 1
    order = {layer: place for place, layer in enumerate(FINDERS)}
    return dict(sorted(counts.items(), key=lambda item: (order[item[0].split()[0]], item[0])))
