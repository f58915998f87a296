"""Relations in two modes: head and tail alone (boundaries), and with the types that their entities got."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair, normal
from tpo_ie.evaluation.layers.base import LayerCounts, overlap, overlap_by


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between gold entities, or between what stands for them in a prediction.

    Args:
        type: Type of the relation.
        head: Entity id.
        tail: Entity id; of ``holds_position`` from an official, title and agency.
        ends: Types of head and tail.
    """

    type: str
    head: str
    tail: str | tuple[str, str]
    ends: tuple[str, str]

    @property
    def key(self) -> tuple[str, str, str | tuple[str, str]]:
        """The relation without the types of its ends."""
        return self.type, self.head, self.tail


def score(pair: Pair) -> LayerCounts:
    """Score relations in both modes, in all and per type."""
    theirs, ours = arcs(pair.gold, lambda entity_id: entity_id), arcs(pair.predicted, pair.to_gold)
    counts: LayerCounts = {
        ("micro",): overlap({arc.key for arc in theirs}, {arc.key for arc in ours}),
        ("strict", "micro"): overlap(theirs, ours),
    }
    loose = overlap_by({arc.key for arc in theirs}, {arc.key for arc in ours}, lambda key: key[0])
    counts.update({("per_type", type_): value for type_, value in loose.items()})
    typed = overlap_by(theirs, ours, lambda arc: arc.type)
    counts.update({("strict", "per_type", type_): value for type_, value in typed.items()})
    return counts


def arcs(document: Document, translate: Callable[[str], str]) -> set[Arc]:
    """Return the relations of a document, with those that follow from its officials.

    Args:
        document: The document.
        translate: From its entity ids to those of gold.
    """
    types = {entity.id: entity.type for entity in document.entities}
    found: set[Arc] = set()
    holders = {official.person for official in document.officials}
    for official in document.officials:
        person, agency = translate(official.person), translate(official.agency)
        ends = types[official.person], types[official.agency]
        found.add(Arc("holds_position", person, (normal(official.title), agency), ends))
        found.add(Arc("works_for", person, agency, ends))
    for relation in document.relations:
        if relation.type == "holds_position" and relation.head in holders:
            continue  # follows from the officials layer already
        head, tail = relation.head, relation.tail
        if relation.type == "cooperates_with":
            head, tail = sorted((head, tail), key=translate)
        found.add(Arc(relation.type, translate(head), translate(tail), (types[head], types[tail])))
    return found
