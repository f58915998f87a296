"""Made-up documents with actions, without any text to speak of."""

from __future__ import annotations

from typing import Any

from tpo_ie.document import Action, Document, Entity, Mention, Meta


def document(identifier: str, *actions: dict[str, Any], published: str | None = "2025-03-15") -> Document:
    """Return a document; bodies, places and people of its actions are given by name.

    A place may be written ``Sirih@Kepulauan Riau``: the part behind the sign is its province.
    """
    entities: dict[str, Entity] = {}

    def ids(names: tuple[str, ...], label: str) -> tuple[str, ...]:
        found = []
        for name in names:
            bare, _, province = name.partition("@")
            attributes = {"province": province} if province else {}
            entities.setdefault(bare, Entity(id=bare, type=label, name=bare, attributes=attributes))
            found.append(bare)
        return tuple(found)

    made = tuple(
        Action(
            category=given.get("category", "arrest"),
            trigger=(0, 1),
            actors=ids(given.get("actors", ()), "AGENCY"),
            place=ids(given.get("place", ()), "LOC"),
            targets=ids(given.get("people", ()), "PER"),
            time=given.get("time", ()),
            status=given.get("status", "done"),
            negated=given.get("negated", False),
            count=given.get("count"),
            attributes={"count_unit": "orang"} if given.get("count") else {},
        )
        for given in actions
    )
    mentions: tuple[Mention, ...] = ()
    return Document(
        id=identifier,
        text="x",
        meta=Meta(published=published),
        mentions=mentions,
        entities=tuple(entities.values()),
        actions=made,
    )


def raid(**changes: Any) -> dict[str, Any]:
    """Return one raid, changed where asked for."""
    given: dict[str, Any] = {
        "actors": ("Polres Bintan",),
        "place": ("Sirih",),
        "time": ("2025-03-14",),
        "count": 3,
    }
    return given | changes
