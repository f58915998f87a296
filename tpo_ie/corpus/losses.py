"""What a conversion loses: two documents compared, in counts a reader can follow."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tpo_ie.document import Document

LAYERS = ("mentions", "entities", "officials", "relations", "quotes", "actions")
_REFERENCES = ("entity", "person", "agency", "head", "tail", "speaker", "actors", "partners", "targets", "place")


def losses(before: Document, after: Document) -> Counter[tuple[str, str]]:
    """Count what of a document did not come back.

    Args:
        before: The document.
        after: What came back of it; ids of entities may differ.

    Returns:
        (layer, field) to number of items; the field is empty where whole items are missing.
    """
    found: Counter[tuple[str, str]] = Counter()
    names = _same_entities(before, after)
    for field in ("id", "text", "meta", "relevance", "producer"):
        if getattr(before, field) != getattr(after, field):
            found["document", field] += 1
    for layer in LAYERS:
        ours = [item.model_dump() for item in getattr(before, layer)]
        theirs = [_renamed(item.model_dump(), names) for item in getattr(after, layer)]
        if layer == "entities":
            by_id = {entity["id"]: entity for entity in theirs}
            found[layer, ""] += sum(entity["id"] not in by_id for entity in ours)
            pairs = [(entity, by_id[entity["id"]]) for entity in ours if entity["id"] in by_id]
        elif len(theirs) != len(ours):
            found[layer, ""] += max(len(ours) - len(theirs), 1)
            continue
        else:
            pairs = list(zip(ours, theirs, strict=True))
        for one, other in pairs:
            for field in one:
                if field != "id" and one[field] != other[field]:
                    found[layer, field] += 1
    return +found


def in_words(found: Counter[tuple[str, str]]) -> list[str]:
    """Return losses as phrases, one a layer.

    Args:
        found: Counts from :func:`losses`, summed over documents.

    Returns:
        Phrases such as ``quotes: 12 missing`` or ``entities: name of 7, registry_id of 3``.
    """
    phrases = []
    for layer in ("document", *LAYERS):
        parts = sorted((field, number) for (name, field), number in found.items() if name == layer)
        if parts:
            words = (f"{field} of {number}" if field else f"{number} missing" for field, number in parts)
            phrases.append(f"{layer}: " + ", ".join(words))
    return phrases


def _same_entities(before: Document, after: Document) -> dict[str, str]:
    """Map ids of entities after to those before: by their mentions, the rest by order within a type."""
    spans = {(m.start, m.end): m.entity for m in before.mentions}
    names: dict[str, str] = {}
    for mention in after.mentions:
        entity = spans.get((mention.start, mention.end))
        if entity is not None and entity not in names.values():
            names.setdefault(mention.entity, entity)
    left = [entity for entity in before.entities if entity.id not in set(names.values())]
    for new in after.entities:
        if new.id not in names:
            match = next((other for other in left if other.type == new.type), None)
            if match is not None:
                left.remove(match)
                names[new.id] = match.id
    return names


def _renamed(item: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    for field in (*_REFERENCES, "legal_basis"):
        value = item.get(field)
        if isinstance(value, str):
            item[field] = names.get(value, value)
        elif isinstance(value, tuple):
            item[field] = tuple(names.get(part, part) for part in value)
    if "registry_id" in item:
        item["id"] = names.get(item["id"], item["id"])
    return item
