"""Which predicted entity is which gold entity: by shared mentions, then by name."""

from __future__ import annotations

import re
from collections import Counter

from tpo_ie.document import Document

_SPACE = re.compile(r"\s+")


def normal(name: str) -> str:
    """Return a name for comparison: case folded, white space single."""
    return _SPACE.sub(" ", name).strip().casefold()


def align_entities(gold: Document, predicted: Document) -> dict[str, str]:
    """Pair predicted with gold entities, one to one.

    Entities of one type that share most mentions (same span) pair first, then those of different types; of
    the rest, and of entities without mentions, those of one type and the same canonical name.

    Args:
        gold: The gold document.
        predicted: The prediction on the same text.

    Returns:
        Gold entity id by predicted entity id; entities without partner are left out.
    """
    gold_at = {(m.start, m.end): m.entity for m in gold.mentions}
    shared: Counter[tuple[str, str]] = Counter()
    for mention in predicted.mentions:
        partner = gold_at.get((mention.start, mention.end))
        if partner is not None:
            shared[mention.entity, partner] += 1
    pairs: dict[str, str] = {}
    taken: set[str] = set()

    def rank(item: tuple[tuple[str, str], int]) -> tuple[bool, int, tuple[str, str]]:
        (ours, theirs), count = item
        return predicted.entity(ours).type != gold.entity(theirs).type, -count, (ours, theirs)

    for (ours, theirs), _ in sorted(shared.items(), key=rank):
        if ours not in pairs and theirs not in taken:
            pairs[ours] = theirs
            taken.add(theirs)
    by_name = {(e.type, normal(e.name)): e.id for e in gold.entities if e.id not in taken}
    for entity in predicted.entities:
        if entity.id not in pairs:
            match = by_name.pop((entity.type, normal(entity.name)), None)
            if match is not None:
                pairs[entity.id] = match
    return pairs
