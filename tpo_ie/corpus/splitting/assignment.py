"""Groups shared out to splits so that every trait keeps its proportions."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

from tpo_ie.corpus.splitting.groups import Item, traits_of

Group = tuple[Item, ...]
_DOCUMENTS = ""  # the trait that every document has


def assign(
    groups: Sequence[Group], shares: Mapping[str, float], *, seed: int, fixed: Mapping[int, str] | None = None
) -> list[str]:
    """Choose a split for every group.

    The rarest trait that is left is shared out first, each time to the split that lacks most of it; of equal ones
    to the split that lacks most documents. Large groups come before small ones.
    Source: K. Sechidis, G. Tsoumakas, I. Vlahavas, "On the stratification of multi-label data", 2011; here for groups.

    Args:
        groups: Groups of documents.
        shares: Share of each split, 0 to 1; they add up to 1.
        seed: Decides between equals.
        fixed: Splits that groups (by number) have already.

    Returns:
        The name of a split for each group.
    """
    rng = random.Random(seed)  # noqa: S311
    traits = [traits_of(group) + Counter({_DOCUMENTS: len(group)}) for group in groups]
    total = sum(traits, Counter[str]())
    wanted = {split: {trait: total[trait] * share for trait in total} for split, share in shares.items()}
    chosen: dict[int, str] = {}

    def give(number: int, split: str) -> None:
        chosen[number] = split
        for trait, count in traits[number].items():
            wanted[split][trait] -= count

    for number, split in (fixed or {}).items():
        give(number, split)
    luck = {number: rng.random() for number in range(len(groups))}
    splits = [split for split, share in shares.items() if share > 0]
    while len(chosen) < len(groups):
        left = [number for number in range(len(groups)) if number not in chosen]
        remaining = sum((traits[number] for number in left), Counter[str]())
        rarest = min(remaining, key=lambda trait: (remaining[trait], trait))
        holders = [number for number in left if traits[number][rarest]]
        for number in sorted(holders, key=lambda n: (-len(groups[n]), luck[n])):
            give(number, max(splits, key=lambda split: (*_need(wanted[split], rarest), rng.random())))
    return [chosen[number] for number in range(len(groups))]


def _need(wanted: Mapping[str, float], trait: str) -> tuple[float, float]:
    return round(wanted[trait], 9), round(wanted[_DOCUMENTS], 9)
