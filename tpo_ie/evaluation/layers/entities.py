"""Entities: which mentions are the same thing (links, MUC, B³, CEAF-e), names of agencies, roles of persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from math import comb

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair, normal
from tpo_ie.evaluation.assignment import best_total
from tpo_ie.evaluation.bodies import same_body
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers.base import LayerCounts, overlap, overlap_by


def score(pair: Pair) -> LayerCounts:
    """Score the chains of mentions, the canonical names of agencies, and roles where gold has any."""
    ours = Counter(m.entity for m in pair.predicted.mentions)
    theirs = Counter(m.entity for m in pair.gold.mentions)
    shared = pair.shared
    return {
        (): Counts(_links(shared.values()), _links(ours.values()), _links(theirs.values())),
        ("muc",): _muc(shared, ours, theirs),
        ("b3",): _b_cubed(shared, ours, theirs),
        ("ceaf_e",): _ceaf_e(shared, ours, theirs),
        ("agency_names",): _agency_names(pair, same_body),
        ("agency_names_exact",): _agency_names(pair, lambda first, second: normal(first) == normal(second)),
        **_roles(pair),
    }


Sizes = Counter[str]
"""Mentions by entity."""


def _links(sizes: Iterable[int]) -> int:
    """Pairs of mentions inside chains of these sizes; a pair found on both sides lies inside a shared part."""
    return sum(comb(size, 2) for size in sizes)


def _muc(shared: Counter[tuple[str, str]], ours: Sizes, theirs: Sizes) -> Counts:
    """A chain of n mentions needs n - 1 links; each part that the other side splits it into costs one."""
    return Counts(shared.total() - len(shared), ours.total() - len(ours), theirs.total() - len(theirs))


def _b_cubed(shared: Counter[tuple[str, str]], ours: Sizes, theirs: Sizes) -> Counts:
    return Counts(
        correct=sum(count**2 / ours[mine] for (mine, _), count in shared.items()),
        predicted=ours.total(),
        gold=theirs.total(),
        recalled=sum(count**2 / theirs[yours] for (_, yours), count in shared.items()),
    )


def _ceaf_e(shared: Counter[tuple[str, str]], ours: Sizes, theirs: Sizes) -> Counts:
    similarity = {(a, b): 2 * count / (ours[a] + theirs[b]) for (a, b), count in shared.items()}
    return Counts(best_total(similarity), len(ours), len(theirs))


def _agency_names(pair: Pair, same: Callable[[str, str], bool]) -> Counts:
    paired = [
        (pair.predicted.entity(ours), pair.gold.entity(theirs))
        for ours, theirs in pair.entities.items()
        if pair.gold.entity(theirs).type == "AGENCY"
    ]
    return Counts(sum(same(a.name, b.name) for a, b in paired), len(paired), len(paired))


def roles(document: Document) -> list[tuple[str, str]]:
    """Return the roles of persons as (entity id, role)."""
    found: list[tuple[str, str]] = []
    for entity in document.entities:
        stated = entity.attributes.get("role")
        found.extend((entity.id, str(role)) for role in (stated if isinstance(stated, list) else [stated]) if role)
    return found


def _roles(pair: Pair) -> LayerCounts:
    theirs = roles(pair.gold)
    if not theirs:
        return {}
    ours = [(pair.to_gold(entity_id), role) for entity_id, role in roles(pair.predicted)]
    counts: LayerCounts = {("roles", "micro"): overlap(theirs, ours)}
    for role, value in overlap_by(theirs, ours, lambda key: key[1]).items():
        counts["roles", "per_role", role] = value
    return counts
