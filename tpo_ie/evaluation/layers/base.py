"""What the scorers of all layers share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from tpo_ie.evaluation.counts import Counts, ScorePath

LayerCounts = dict[ScorePath, Counts]
"""Counts of one document by what follows the layer's name in the path of a score."""

Key = TypeVar("Key", bound=Hashable)


def overlap(gold: Collection[Hashable], predicted: Collection[Hashable]) -> Counts:
    """Count equal keys; a key that stands twice must be found twice."""
    theirs, ours = set(gold), set(predicted)
    if len(theirs) == len(gold) and len(ours) == len(predicted):
        return Counts(len(theirs & ours), len(ours), len(theirs))
    correct = (Counter(predicted) & Counter(gold)).total()
    return Counts(correct, len(predicted), len(gold))


def overlap_by(gold: Iterable[Key], predicted: Iterable[Key], group: Callable[[Key], str]) -> dict[str, Counts]:
    """Count equal keys, group by group.

    Args:
        gold: Keys of gold.
        predicted: Keys of the prediction.
        group: The group (label, type) of a key.

    Returns:
        Counts by group.
    """
    theirs, ours = grouped(gold, group), grouped(predicted, group)
    return {name: overlap(theirs.get(name, ()), ours.get(name, ())) for name in {**theirs, **ours}}


def grouped(keys: Iterable[Key], group: Callable[[Key], str]) -> Mapping[str, Sequence[Key]]:
    """Return keys by group, in their order."""
    found: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        found[group(key)].append(key)
    return found


def one_to_one(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Choose pairs, best first, so that nothing stands in two.

    Args:
        candidates: (worth, left number, right number); of equal worth those that stand first in both lists win.

    Returns:
        The pairs chosen, best first.
    """
    lefts: set[int] = set()
    rights: set[int] = set()
    chosen = []
    for worth, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            chosen.append((worth, i, j))
    return chosen
