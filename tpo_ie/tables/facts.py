"""What the registries add to the entities of one article, looked up once for all its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from tpo_ie.document import Document, Entity
from tpo_ie.registry.agencies import Agency
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.tables.keys import person_key, row_key, shared_key
from tpo_ie.tables.times import report_date

_BODIES = frozenset({"AGENCY", "ORG"})
_OVER = frozenset({"mantan", "bekas", "calon"})


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as the tables know it.

    Args:
        key: Its key within the archive: article and id.
        entity: The entity.
        shared_key: Its key in all articles, where there is one.
        shared_name: The name that goes with that key.
        agency: What the registry knows of it, for agencies.
        region: Name of its region.
        province: Name of the province.
    """

    key: str
    entity: Entity
    shared_key: str | None
    shared_name: str
    agency: Agency | None = None
    region: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """The office or job of a person in one article.

    Args:
        title: The title; None for staff without one.
        body: The agency or organisation.
    """

    title: str | None
    body: Thing


@dataclass(frozen=True, slots=True)
class Facts:
    """One article and what is known about its entities.

    Args:
        document: The article.
        report_date: Day of the report.
        things: Entities by id.
        offices: The first present office of each person, by entity id.
        source: The registries, for more look-ups.
    """

    document: Document
    report_date: date | None
    things: dict[str, Thing]
    offices: dict[str, Office]
    source: FactSource

    def body_of(self, entity_id: str) -> Thing | None:
        """Return the body that an entity is or in which a person holds office or works; None for all else."""
        office = self.offices.get(entity_id)
        if office is not None:
            return office.body
        thing = self.things[entity_id]
        return thing if thing.entity.type in _BODIES else None


class FactSource:
    """Looks entities up in the registries.

    Args:
        knowledge: The registries; a user's own agencies and positions are in them.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.agencies = knowledge.agencies
        self.regions = knowledge.regions
        self.positions = knowledge.positions
        self._body = lru_cache(maxsize=2048)(self._body_uncached)

    def facts(self, document: Document) -> Facts:
        """Return what is known about an article's entities."""
        things = {entity.id: self._thing(document.id, entity) for entity in document.entities}
        offices = self._offices(document, things)
        for person, office in offices.items():
            old = things[person]
            key = person_key(old.entity.name, office.body.shared_key)
            if key:
                things[person] = replace(old, shared_key=key)
        return Facts(document, report_date(document), things, offices, self)

    def _thing(self, document_id: str, entity: Entity) -> Thing:
        key = row_key(document_id, entity.id)
        if entity.type == "AGENCY":
            agency, region, province = self._body(entity.registry_id)
            name = agency.name if agency else entity.name
            return Thing(key, entity, shared_key("AGENCY", name, entity.registry_id), name, agency, region, province)
        if entity.type == "LOC":
            return self._place(key, entity)
        nowhere_else = entity.type in ("PER", "DATE")
        return Thing(key, entity, None if nowhere_else else shared_key(entity.type, entity.name), entity.name)

    def _place(self, key: str, entity: Entity) -> Thing:
        region = self.regions.find(entity.name)
        given = entity.attributes.get("province")
        province = given if isinstance(given, str) and given else self.regions.province_of(entity.name)
        if region is None:
            return Thing(key, entity, shared_key("LOC", entity.name), entity.name, province=province)
        return Thing(key, entity, f"loc={region.id}", region.name, region=region.name, province=province)

    def _body_uncached(self, registry_id: str | None) -> tuple[Agency | None, str | None, str | None]:
        agency = self.agencies.get(registry_id) if registry_id else None
        if agency is None:
            return None, None, None
        # A unit serves the region of the body it belongs to.
        region = next((body.region for body in (agency, *self.agencies.parents(agency.id)) if body.region), None)
        return agency, region, self.regions.province_of(region) if region else None

    def _offices(self, document: Document, things: dict[str, Thing]) -> dict[str, Office]:
        """Return the office of each person: the first that is not over, else the first, else the employer."""
        found: dict[str, Office] = {}
        over: dict[str, Office] = {}
        for official in document.officials:
            office = Office(official.title, things[official.agency])
            past = bool(_OVER.intersection(self.positions.modifiers(official.title)))
            if things[official.person].entity.type == "PER":
                (over if past else found).setdefault(official.person, office)
        for person, office in over.items():
            found.setdefault(person, office)
        for relation in document.relations:
            ends = things[relation.head].entity.type, things[relation.tail].entity.type
            if relation.type == "works_for" and ends[0] == "PER" and ends[1] in _BODIES:
                found.setdefault(relation.head, Office(None, things[relation.tail]))
        return found


@cache
def built_in_facts() -> FactSource:
    """Return the facts of the registries that ship."""
    return FactSource(Knowledge())
