"""Agreement beyond chance of two annotators who judged the same units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

Judgements = Counter[tuple[Hashable, Hashable]]
"""How often (what A said, what B said) of a unit."""


def cohen_kappa(judgements: Judgements) -> float | None:
    """Return Cohen's kappa.

    Chance agreement is that of two annotators who each keep to their own share of every category.
    Source: J. Cohen, "A coefficient of agreement for nominal scales", 1960.

    Args:
        judgements: Counts of pairs.

    Returns:
        Up to 1; 0 is chance. None where both said one and the same of all units, so that chance cannot be told.
    """
    total = judgements.total()
    ours, theirs = _margins(judgements)
    if not total:
        return None
    expected = sum(ours[name] * theirs[name] for name in ours) / total**2
    return None if expected == 1 else (_observed(judgements) - expected) / (1 - expected)


def krippendorff_alpha(judgements: Judgements) -> float | None:
    """Return Krippendorff's alpha for nominal data and two annotators without missing values.

    Chance agreement is that of drawing values from what both annotators gave together.
    Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011.

    Args:
        judgements: Counts of pairs.

    Returns:
        Up to 1; 0 is chance. None where both said one and the same of all units, so that chance cannot be told.
    """
    values = 2 * judgements.total()
    ours, theirs = _margins(judgements)
    if not values:
        return None
    expected = 1 - sum(count * (count - 1) for count in (ours + theirs).values()) / (values * (values - 1))
    return None if expected == 0 else 1 - (1 - _observed(judgements)) / expected


def one_against_rest(judgements: Judgements, category: Hashable) -> Judgements:
    """Return judgements as to one category: it or not it."""
    found: Judgements = Counter()
    for (ours, theirs), count in judgements.items():
        found[ours == category, theirs == category] += count
    return found


def _observed(judgements: Judgements) -> float:
    return sum(count for (ours, theirs), count in judgements.items() if ours == theirs) / judgements.total()


def _margins(judgements: Judgements) -> tuple[Counter[Hashable], Counter[Hashable]]:
    ours: Counter[Hashable] = Counter()
    theirs: Counter[Hashable] = Counter()
    for (one, other), count in judgements.items():
        ours[one] += count
        theirs[other] += count
    return ours, theirs
