"""Which predicted entity is which gold entity: by shared mentions, then by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property

from tpo_ie.document import Document, Entity
from tpo_ie.evaluation.bodies import canonical_name, normal

__all__ = ["Pair", "Shared", "align_entities", "normal"]

Shared = Counter[tuple[str, str]]
"""How many mentions (of equal span) a predicted and a gold entity share."""


class Pair:
    """A gold document and a prediction on the same text, aligned once for all layers.

    Args:
        gold: The gold document.
        predicted: The prediction.
    """

    def __init__(self, gold: Document, predicted: Document) -> None:
        self.gold = gold
        self.predicted = predicted

    @cached_property
    def shared(self) -> Shared:
        """Mentions of equal span, by predicted and gold entity."""
        gold_at = {(m.start, m.end): m.entity for m in self.gold.mentions}
        found: Shared = Counter()
        for mention in self.predicted.mentions:
            partner = gold_at.get((mention.start, mention.end))
            if partner is not None:
                found[mention.entity, partner] += 1
        return found

    @cached_property
    def entities(self) -> dict[str, str]:
        """Gold entity id by predicted entity id; see :func:`align_entities`."""
        gold_types = {e.id: e.type for e in self.gold.entities}
        our_types = {e.id: e.type for e in self.predicted.entities}
        ranked = sorted(
            (our_types[ours] != gold_types[theirs], -count, ours, theirs)
            for (ours, theirs), count in self.shared.items()
        )
        pairs: dict[str, str] = {}
        taken: set[str] = set()
        for _, _, ours, theirs in ranked:
            if ours not in pairs and theirs not in taken:
                pairs[ours] = theirs
                taken.add(theirs)
        by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entity in reversed(self.gold.entities):
            if entity.id not in taken:
                by_name[_name_key(entity)].append(entity.id)
        for entity in self.predicted.entities:
            if entity.id not in pairs:
                matches = by_name.get(_name_key(entity))
                if matches:
                    pairs[entity.id] = matches.pop()
        return pairs

    def to_gold(self, entity_id: str) -> str:
        """Return the gold entity that a predicted entity is; a name that no gold entity has when it is none."""
        return self.entities.get(entity_id, f"?{entity_id}")


def _name_key(entity: Entity) -> tuple[str, str]:
    return entity.type, canonical_name(entity.name) if entity.type == "AGENCY" else normal(entity.name)


def align_entities(gold: Document, predicted: Document) -> dict[str, str]:
    """Pair predicted with gold entities, one to one.

    Entities of one type that share most mentions (same span) pair first, then those of different types; of
    the rest, and of entities without mentions, those of one type and the same name; agencies by the same body
    (:mod:`tpo_ie.evaluation.bodies`), for an implied body is `DPR RI` in one gold document and written out in the next.

    Args:
        gold: The gold document.
        predicted: The prediction on the same text.

    Returns:
        Gold entity id by predicted entity id; entities without partner are left out.
    """
    return Pair(gold, predicted).entities
