"""Small documents with roles, written with marks: ``[[PER:victim|Wening]]``."""

from __future__ import annotations

from typing import Any

from tpo_ie.corpus.markup import unmark
from tpo_ie.document import Document


def marked(text: str, **more: Any) -> Document:
    """Return a document; the key is ``LABEL``, ``LABEL:role`` or ``LABEL:role:entity``.

    Entities are told apart by the third part, else by the surface form.
    """
    plain, marks = unmark(text)
    mentions: list[dict[str, Any]] = []
    entities: dict[str, dict[str, Any]] = {}
    for number, (key, start, end) in enumerate(marks, start=1):
        label, role, given = (*key.split(":"), "", "")[:3]
        surface = plain[start:end]
        new = {"id": given or f"e{number}", "type": label, "name": surface, "attributes": {}}
        found = entities.setdefault(given or f"{label} {surface}", new)
        found["name"] = max(found["name"], surface, key=len)
        if role:
            found["attributes"]["role"] = role
        mentions.append(
            {"id": f"m{number}", "start": start, "end": end, "text": surface, "label": label, "entity": found["id"]}
        )
    data = {"id": "contoh", "text": plain, "mentions": mentions, "entities": list(entities.values())}
    return Document.from_dict(data | more)
