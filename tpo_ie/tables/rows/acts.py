"""Rows of actions and of those who take part in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tpo_ie.document import Action
from tpo_ie.document.pillars import pillar_of
from tpo_ie.tables.facts import Facts, Thing
from tpo_ie.tables.keys import row_key
from tpo_ie.tables.rows.values import json_text, number, text_of
from tpo_ie.tables.times import bounds, month_of

_FIELDS = {"actor": "actors", "partner": "partners", "target": "targets", "place": "place", "law": "legal_basis"}


def action_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per action."""
    document = facts.document
    for n, action in enumerate(document.actions, start=1):
        start, end = bounds(action.time)
        month, month_from = month_of(start, end, facts.report_date)
        provinces, provinces_from = _provinces(facts, action)
        yield {
            "action_key": row_key(document.id, f"a{n}"),
            "document_id": document.id,
            "pillar": pillar_of(action.category),
            "category": action.category,
            "trigger": document.span(action.trigger),
            "actor_names": _names(facts, action.actors),
            "partner_names": _names(facts, action.partners),
            "target_names": _names(facts, action.targets),
            "place_names": _names(facts, action.place),
            "provinces": provinces,
            "provinces_from": provinces_from,
            "times": list(action.time),
            "time_start": start,
            "time_end": end,
            "month": month,
            "month_from": month_from,
            "status": action.status,
            "negated": action.negated,
            "count": number(action.count),
            "count_unit": text_of(action.attributes.get("count_unit")),
            "law_names": _names(facts, action.legal_basis),
            "destination": text_of(action.attributes.get("destination")),
            "exploitation": text_of(action.attributes.get("exploitation")),
            "evidence": [document.span(span) for span in action.evidence],
            "report_date": facts.report_date,
            "trigger_start": action.trigger[0],
            "trigger_end": action.trigger[1],
            "evidence_start": [start for start, _ in action.evidence],
            "evidence_end": [end for _, end in action.evidence],
            "actors": list(action.actors),
            "partners": list(action.partners),
            "targets": list(action.targets),
            "places": list(action.place),
            "laws": list(action.legal_basis),
            "score": action.score,
            "rule": action.rule,
            "attributes": json_text(action.attributes),
        }


def action_argument_rows(facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield a row per action and participant."""
    document = facts.document
    for n, action in enumerate(document.actions, start=1):
        action_key = row_key(document.id, f"a{n}")
        month, _ = month_of(*bounds(action.time), facts.report_date)
        for role, field in _FIELDS.items():
            for i, entity_id in enumerate(getattr(action, field), start=1):
                thing, body = facts.things[entity_id], facts.body_of(entity_id)
                where = body or thing
                yield {
                    "argument_key": f"{action_key}.{role}{i}",
                    "action_key": action_key,
                    "document_id": document.id,
                    "role": role,
                    "name": thing.shared_name,
                    "type": thing.entity.type,
                    "shared_key": thing.shared_key or thing.key,
                    "registry_id": thing.entity.registry_id,
                    "agency_key": (body.shared_key or body.key) if body else None,
                    "agency_name": body.shared_name if body else None,
                    "agency_type": body.entity.type if body else None,
                    "region": where.region,
                    "province": where.province,
                    "pillar": pillar_of(action.category),
                    "category": action.category,
                    "status": action.status,
                    "negated": action.negated,
                    "month": month,
                    "report_date": facts.report_date,
                    "entity_key": thing.key,
                }


def _names(facts: Facts, entity_ids: Iterable[str]) -> list[str]:
    return [facts.things[entity_id].shared_name for entity_id in entity_ids]


def _provinces(facts: Facts, action: Action) -> tuple[list[str], str | None]:
    """Return the provinces of the places or, without any, of the actors, and which of the two."""
    for source, ids in (("place", action.place), ("actor", action.actors)):
        found = _provinces_of(facts.body_of(entity_id) or facts.things[entity_id] for entity_id in ids)
        if found:
            return found, source
    return [], None


def _provinces_of(things: Iterable[Thing]) -> list[str]:
    return list(dict.fromkeys(thing.province for thing in things if thing.province))
