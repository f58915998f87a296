"""All layers of one article, for the view that opens it; kept apart from the columns and read when needed."""

from __future__ import annotations

import math
from typing import Any

from tpo_ie.document import MENTION_LABELS, Action, Document, Entity
from tpo_ie.document.values import Span
from tpo_ie.privacy.persons import roles_of
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.protection import is_withheld
from tpo_ie.report.offsets import browser_offsets

ACCUSED, WITHHELD = 1, 2
"""Flags of a person: named as a suspect, which is no finding of guilt; a victim or minor, whose name is left out."""

_LABELS = {label: number for number, label in enumerate(MENTION_LABELS)}


def flag_of(entity: Entity) -> int:
    """Return the flag of an entity; 0 for most."""
    if is_withheld(entity):
        return WITHHELD
    return ACCUSED if entity.type == "PER" and "suspect" in roles_of(entity) else 0


def details_of(document: Document) -> dict[str, Any]:
    """Return an article with its layers as short lists.

    Args:
        document: The document as the report may show it.

    Returns:
        ``text``; ``entities`` (name, label number, flag); ``mentions`` (start, end, entity); ``officials``,
        ``relations``, ``quotes`` and ``actions``. Entities are numbers, offsets count UTF-16 units.
    """
    at = browser_offsets(document.text)
    numbers = {entity.id: number for number, entity in enumerate(document.entities)}

    def span(value: Span | None) -> list[int]:
        return [] if value is None else [at(value[0]), at(value[1])]

    def ids(values: tuple[str, ...]) -> list[int]:
        return [numbers[value] for value in values]

    def action(value: Action) -> list[Any]:
        roles = [ids(getattr(value, role)) for role in ("actors", "partners", "targets", "place", "legal_basis")]
        spans = [span(evidence) for evidence in value.evidence or (value.trigger,)]
        return [span(value.trigger), spans, roles, list(value.time), *_reason(document, value)]

    return {
        "text": document.text,
        "entities": [[one_line(e.name), _LABELS[e.type], flag_of(e)] for e in document.entities],
        "mentions": [[*span((m.start, m.end)), numbers[m.entity]] for m in document.mentions],
        "officials": [
            [numbers[o.person], one_line(o.title), numbers[o.agency], span(o.evidence), *_reason(document, o)]
            for o in document.officials
        ],
        "relations": [
            [r.type, numbers[r.head], numbers[r.tail], span(r.evidence), *_reason(document, r)]
            for r in document.relations
        ],
        "quotes": [
            [span((q.start, q.end)), numbers[q.speaker], q.kind, span(q.cue), *_reason(document, q)]
            for q in document.quotes
        ],
        "actions": [action(value) for value in document.actions],
    }


def _reason(document: Document, item: Any) -> list[Any]:
    """Return rule, score and attributes: why a result is there."""
    names = {entity.id: entity.name for entity in document.entities}
    attributes = []
    for key, value in item.attributes.items():
        values = [names.get(v, v) if isinstance(v, str) else v for v in (value if isinstance(value, list) else [value])]
        shown = ", ".join(str(v) for v in values if v not in (None, "", {}))
        if shown:
            attributes.append([one_line(key.replace("_", " ")), one_line(shown)])
    return [item.rule, finite(item.score, 3), attributes]


def finite(value: float | None, digits: int | None = None) -> float | None:
    """Return a number that JSON can hold, rounded; None for others."""
    if value is None or not math.isfinite(value):
        return None
    if digits is not None:
        value = round(value, digits)
    return int(value) if value == int(value) else value
