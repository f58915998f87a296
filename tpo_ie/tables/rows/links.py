"""Rows of officials, relations and quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpo_ie.tables.facts import Facts
from tpo_ie.tables.keys import person_key, row_key
from tpo_ie.tables.rows.values import evidence, json_text, text_of


def official_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per person and office."""
    document, positions = facts.document, facts.source.positions
    for n, official in enumerate(document.officials, start=1):
        person, agency = facts.things[official.person], facts.things[official.agency]
        core = " ".join(word.text for word in positions.core(official.title))
        yield {
            "official_key": row_key(document.id, f"o{n}"),
            "document_id": document.id,
            "person_key": person_key(person.entity.name, agency.shared_key) or person.key,
            "person_name": person.entity.name,
            "title": official.title,
            "office": text_of(official.attributes.get("normal_title")) or positions.expand(core) or official.title,
            "office_status": ", ".join(dict.fromkeys(positions.modifiers(official.title))) or None,
            "agency_key": agency.shared_key or agency.key,
            "agency_name": agency.shared_name,
            "registry_id": agency.entity.registry_id,
            "region": agency.region,
            "province": agency.province,
            **evidence(document, official.evidence),
            "report_date": facts.report_date,
            "person_entity": person.key,
            "agency_entity": agency.key,
            "score": official.score,
            "rule": official.rule,
            "attributes": json_text(official.attributes),
        }


def relation_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per relation."""
    document = facts.document
    for n, relation in enumerate(document.relations, start=1):
        head, tail = facts.things[relation.head], facts.things[relation.tail]
        yield {
            "relation_key": row_key(document.id, f"r{n}"),
            "document_id": document.id,
            "type": relation.type,
            "head_name": head.shared_name,
            "head_type": head.entity.type,
            "head_key": head.shared_key or head.key,
            "tail_name": tail.shared_name,
            "tail_type": tail.entity.type,
            "tail_key": tail.shared_key or tail.key,
            **evidence(document, relation.evidence),
            "report_date": facts.report_date,
            "head_entity": head.key,
            "tail_entity": tail.key,
            "score": relation.score,
            "rule": relation.rule,
            "attributes": json_text(relation.attributes),
        }


def quote_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per quote."""
    document = facts.document
    for n, quote in enumerate(document.quotes, start=1):
        speaker, office = facts.things[quote.speaker], facts.offices.get(quote.speaker)
        body = facts.body_of(quote.speaker)
        yield {
            "quote_key": row_key(document.id, f"q{n}"),
            "document_id": document.id,
            "speaker_name": speaker.shared_name,
            "speaker_type": speaker.entity.type,
            "speaker_key": speaker.shared_key or speaker.key,
            "title": office.title if office else None,
            "agency_key": (body.shared_key or body.key) if body else None,
            "agency_name": body.shared_name if body else None,
            "kind": quote.kind,
            "text": document.span((quote.start, quote.end)),
            "start_char": quote.start,
            "end_char": quote.end,
            "cue": None if quote.cue is None else document.span(quote.cue),
            "report_date": facts.report_date,
            "speaker_entity": speaker.key,
            "score": quote.score,
            "rule": quote.rule,
            "attributes": json_text(quote.attributes),
        }
