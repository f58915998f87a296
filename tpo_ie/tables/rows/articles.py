"""Rows of documents, mentions and entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tpo_ie.tables.facts import Facts
from tpo_ie.tables.keys import row_key
from tpo_ie.tables.rows.values import json_text, text_of
from tpo_ie.tables.times import day_of


def document_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield the row of the article."""
    document = facts.document
    meta, relevance, producer = document.meta, document.relevance, document.producer
    yield {
        "document_id": document.id,
        "title": meta.title,
        "source": meta.source,
        "published": day_of(meta.published),
        "published_text": meta.published,
        "report_date": facts.report_date,
        "url": meta.url,
        "dateline_place": meta.dateline_place,
        "relevance": relevance.label if relevance else None,
        "relevance_score": relevance.score if relevance else None,
        "duplicate_of": text_of(meta.attributes.get("duplicate_of")),
        "author": text_of(meta.attributes.get("author")),
        "site": text_of(meta.attributes.get("site")),
        "characters": len(document.text),
        "mention_count": len(document.mentions),
        "entity_count": len(document.entities),
        "official_count": len(document.officials),
        "relation_count": len(document.relations),
        "quote_count": len(document.quotes),
        "action_count": len(document.actions),
        "text": document.text,
        "schema_version": document.schema_version,
        "producer": producer.name if producer else None,
        "producer_version": producer.version if producer else None,
        "model": producer.model if producer else None,
        "model_sha256": producer.model_sha256 if producer else None,
        "attributes": json_text(meta.attributes),
    }


def mention_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per mention."""
    document = facts.document
    for mention in document.mentions:
        thing = facts.things[mention.entity]
        yield {
            "mention_key": row_key(document.id, mention.id),
            "document_id": document.id,
            "mention_id": mention.id,
            "text": mention.text,
            "label": mention.label,
            "start_char": mention.start,
            "end_char": mention.end,
            "entity_key": thing.key,
            "entity_id": mention.entity,
            "entity_name": thing.entity.name,
            "score": mention.score,
        }


def entity_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per entity."""
    document = facts.document
    forms: dict[str, list[str]] = defaultdict(list)
    for mention in document.mentions:
        forms[mention.entity].append(mention.text)
    for thing in facts.things.values():
        entity, agency = thing.entity, thing.agency
        yield {
            "entity_key": thing.key,
            "document_id": document.id,
            "entity_id": entity.id,
            "type": entity.type,
            "name": entity.name,
            "shared_key": thing.shared_key,
            "shared_name": thing.shared_name,
            "registry_id": entity.registry_id,
            "agency_kind": agency.kind if agency else None,
            "agency_level": (agency.level or None) if agency else None,
            "agency_parent": agency.parent if agency else None,
            "region": thing.region,
            "province": thing.province,
            "role": text_of(entity.attributes.get("role")),
            "implied": entity.attributes.get("implied") is True,
            "mention_count": len(forms[entity.id]),
            "forms": list(dict.fromkeys(forms[entity.id])),
            "report_date": facts.report_date,
            "attributes": json_text(entity.attributes),
        }
