"""The stage that fills the relations layer."""

from __future__ import annotations

from collections.abc import Iterable

from tpo_ie.document import Relation
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relations.belonging import read_belonging
from tpo_ie.relations.cooperation import read_cooperation
from tpo_ie.relations.heads import read_heads
from tpo_ie.relations.membership import read_membership
from tpo_ie.relations.own_cues import OwnCues
from tpo_ie.relations.places import read_places
from tpo_ie.relations.reading import ENDPOINTS, Link, Reading
from tpo_ie.relations.staff import read_staff
from tpo_ie.resources import Rule, load_rules


class RelationStage:
    """Finds links between entities that the text states.

    Args:
        knowledge: The registries.
    """

    name = "relations"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.rules = load_rules("tpo_ie.relations", Rule)
        self.own = OwnCues(knowledge.rules)
        self.scores = {rule.id: rule.score for rule in self.rules.values()} | self.own.scores

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.relations``: typed endpoints, no self loops, each tie once, with its evidence."""
        reading = Reading(draft, self.knowledge)
        seen = {("works_for", official.person, official.agency) for official in draft.officials}
        for reader in (
            self.own.read,
            read_belonging,
            read_membership,
            read_staff,
            read_heads,
            read_cooperation,
            read_places,
        ):
            self._add(draft, reader(reading), seen)
            if reader is read_heads:
                reading.employ(relation for relation in draft.relations if relation.type == "works_for")

    def _add(self, draft: Draft, links: Iterable[Link], seen: set[tuple[str, str, str]]) -> None:
        for link in links:
            head, tail = draft.entities.get(link.head), draft.entities.get(link.tail)
            heads, tails = ENDPOINTS[link.type]
            if head is None or tail is None or head.id == tail.id or head.type not in heads or tail.type not in tails:
                continue
            keys = {(link.type, head.id, tail.id)}
            if link.type in ("cooperates_with", "located_in", "part_of"):
                keys.add((link.type, tail.id, head.id))  # symmetric, or contradicting the one already found
            if keys & seen:
                continue
            seen.add((link.type, head.id, tail.id))
            draft.relations.append(
                Relation(
                    type=link.type,
                    head=head.id,
                    tail=tail.id,
                    evidence=(link.start, link.end),
                    score=self.scores[link.rule],
                    rule=link.rule,
                )
            )
