"""Documents from texts with marks: ``[[a1|Polda Riau]] menangkap [[k1|pelaku TPPO]]``."""

from __future__ import annotations

import re
from typing import Any

from tpo_ie.document import Document

_MARK = re.compile(r"\[\[(\w+)\|([^\]]+)\]\]")
_TYPES = {
    "p": "PER",
    "o": "POSITION",
    "a": "AGENCY",
    "g": "ORG",
    "l": "LOC",
    "w": "LAW",
    "c": "CRIME",
    "k": "GROUP",
    "d": "DATE",
}


def draft(marked: str, *, id: str = "d", **layers: Any) -> dict[str, Any]:
    """Return a document object; the first letter of an entity's id says its type.

    Spans in layers (``evidence``, ``trigger``, ``said``, ``cue``) may be given as words of the text.
    """
    text, mentions, names = "", [], {}
    position = 0
    for number, match in enumerate(_MARK.finditer(marked), start=1):
        text += marked[position : match.start()]
        entity, surface = match.groups()
        label = _TYPES[entity[0]]
        span = {"start": len(text), "end": len(text) + len(surface)}
        mentions.append({"id": f"m{number}", **span, "text": surface, "label": label, "entity": entity})
        names[entity] = max(names.get(entity, ""), surface, key=len)
        text += surface
        position = match.end()
    text += marked[position:]
    entities = [{"id": entity, "type": _TYPES[entity[0]], "name": name} for entity, name in names.items()]
    entities += layers.pop("implied", [])
    data = {"id": id, "text": text, "mentions": mentions, "entities": entities, **layers}
    for layer in ("officials", "relations", "quotes", "actions"):
        data[layer] = [_placed(text, item) for item in layers.get(layer, [])]
    return data


def document(marked: str, **layers: Any) -> Document:
    """Return a valid document; see :func:`draft`."""
    return Document.from_dict(draft(marked, **layers))


def implied(entity: str, name: str) -> dict[str, Any]:
    """Return an entity without mentions."""
    return {"id": entity, "type": _TYPES[entity[0]], "name": name, "attributes": {"implied": True}}


def action(trigger: str, category: str, **fields: Any) -> dict[str, Any]:
    """Return an action; its evidence is its trigger unless said."""
    return {"category": category, "trigger": trigger, "status": "done", "evidence": [trigger], **fields}


def _placed(text: str, item: dict[str, Any]) -> dict[str, Any]:
    placed = dict(item)
    for field in ("evidence", "trigger", "cue"):
        value = placed.get(field)
        if isinstance(value, str):
            placed[field] = _span(text, value)
        elif field == "evidence" and isinstance(value, list) and value and isinstance(value[0], str):
            placed[field] = [_span(text, words) for words in value]
    if "said" in placed:
        placed["start"], placed["end"] = _span(text, placed.pop("said"))
    return placed


def _span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]
