"""Checks of entities, officials and relations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tpo_ie.corpus.validation.checks import check, guide
from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.document import Document, Entity
from tpo_ie.evaluation.alignment import normal

_INITIALS = re.compile(r"(?:[A-Z]{1,3}\.?|(?:[A-Z]\.\s?)+)\Z")
_SYMMETRIC = "cooperates_with"


def entity_findings(document: Document) -> Iterator[Finding]:
    """Yield what the guide says against the entities of a valid document."""
    mentioned = {mention.entity for mention in document.mentions}
    used = _used(document)
    names: Counter[tuple[str, str]] = Counter()
    for i, entity in enumerate(document.entities):
        place = f"entities[{i}]"
        implied = bool(entity.attributes.get("implied"))
        if not entity.name.strip():
            yield check("entity-nameless").finding(place)
        if entity.id not in mentioned and not implied:
            yield check("entity-unmentioned").finding(place, text=entity.name)
        if entity.id in mentioned and implied:
            yield check("entity-not-implied").finding(place, text=entity.name)
        if entity.id not in mentioned and implied and entity.id not in used:
            yield check("entity-unused").finding(place, text=entity.name)
        key = entity.type, normal(entity.name)
        names[key] += 1
        if names[key] > 1 and entity.name.strip():
            yield check("entity-twice").finding(place, text=entity.name, label=entity.type)


def _used(document: Document) -> set[str]:
    """Return the entities that officials, relations, quotes and actions refer to."""
    used = {identifier for official in document.officials for identifier in (official.person, official.agency)}
    used |= {identifier for relation in document.relations for identifier in (relation.head, relation.tail)}
    used |= {quote.speaker for quote in document.quotes}
    for action in document.actions:
        used.update(action.actors, action.partners, action.targets, action.place, action.legal_basis)
    return used


def official_findings(document: Document) -> Iterator[Finding]:
    """Yield what the guide says against the officials of a valid document."""
    titles = {normal(mention.text) for mention in document.mentions if mention.label == "POSITION"}
    forms: dict[str, list[str]] = {}
    for mention in document.mentions:
        forms.setdefault(mention.entity, []).append(mention.text)
    seen = set()
    for i, official in enumerate(document.officials):
        place = f"officials[{i}]"
        person, agency = document.entity(official.person), document.entity(official.agency)
        if person.type != "PER":
            yield check("official-person").finding(place, official.evidence, person.name, person.type)
        elif all(_INITIALS.match(form) for form in forms.get(person.id, [person.name])):
            yield check("official-initials").finding(place, official.evidence, person.name)
        if agency.type != "AGENCY":
            yield check("official-agency").finding(place, official.evidence, agency.name, agency.type)
        if not _has_title(normal(official.title), titles):
            yield check("official-title").finding(place, official.evidence, official.title)
        key = official.person, normal(official.title), official.agency
        if key in seen:
            yield check("official-twice").finding(place, official.evidence, official.title)
        seen.add(key)


def _has_title(title: str, titles: set[str]) -> bool:
    return title in titles or any(title in other or other in title for other in titles if other)


def relation_findings(document: Document) -> Iterator[Finding]:
    """Yield what the guide says against the relations of a valid document."""
    seen = set()
    for i, relation in enumerate(document.relations):
        place = f"relations[{i}]"
        ends = document.entity(relation.head), document.entity(relation.tail)
        allowed = guide().relation_ends[relation.type]
        if any(end.type not in types for end, types in zip(ends, allowed, strict=True)):
            yield check("relation-ends").finding(place, relation.evidence, relation.type, _shown(*ends))
        if relation.head == relation.tail:
            yield check("relation-loop").finding(place, relation.evidence, relation.type)
        pair = (relation.head, relation.tail)
        key = (relation.type, tuple(sorted(pair)) if relation.type == _SYMMETRIC else pair)
        if key in seen:
            yield check("relation-twice").finding(place, relation.evidence, relation.type)
        seen.add(key)
        if relation.evidence is None or relation.evidence[0] == relation.evidence[1]:
            yield check("relation-evidence").finding(place, None, relation.type)


def _shown(head: Entity, tail: Entity) -> str:
    return f"{head.type} {head.name!r} and {tail.type} {tail.name!r}"
