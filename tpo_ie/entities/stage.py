"""The stage that gives every mention its entity."""

from __future__ import annotations

from tpo_ie.entities.acronyms import find_definitions
from tpo_ie.entities.bodies import BodyResolver
from tpo_ie.entities.clusters import Cluster
from tpo_ie.entities.dates import date_anchor, resolve_dates
from tpo_ie.entities.laws import LawResolver
from tpo_ie.entities.offices import OfficeResolver
from tpo_ie.entities.organisations import OrganisationResolver
from tpo_ie.entities.persons import PersonResolver
from tpo_ie.entities.places import PlaceResolver
from tpo_ie.entities.terms import TermResolver
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


class EntityStage:
    """Groups mentions of the same thing and gives each group its canonical name (guide, section 2).

    Args:
        knowledge: The registries.
    """

    name = "entities"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._bodies = BodyResolver(knowledge)
        self._organisations = OrganisationResolver(knowledge)
        self._persons = PersonResolver()
        self._places = PlaceResolver(knowledge)
        self._offices = OfficeResolver(knowledge)
        self._laws = LawResolver()
        self._terms = TermResolver(knowledge)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.entities`` and set ``entity`` on every mention."""
        definitions = find_definitions(draft)
        anchor = date_anchor(draft)
        clusters = [
            *self._bodies.resolve(draft, definitions, anchor),
            *self._organisations.resolve(draft, definitions),
            *self._places.resolve(draft, definitions),
        ]
        names = {id(mention): cluster.name for cluster in clusters for mention in cluster.mentions}
        clusters += [
            *self._offices.resolve(draft, names),
            *self._persons.resolve(draft),
            *resolve_dates(draft, anchor),
            *self._laws.resolve(draft),
            *self._terms.resolve(draft, definitions),
        ]
        for cluster in sorted(clusters, key=lambda cluster: cluster.first):
            _store(draft, cluster)


def _store(draft: Draft, cluster: Cluster) -> None:
    entity = draft.add_entity(cluster.label, cluster.name, registry_id=cluster.registry_id, **cluster.attributes)
    for mention in cluster.mentions:
        mention.entity = entity
