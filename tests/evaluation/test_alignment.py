from __future__ import annotations

from typing import Any

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import align_entities


def _document(mentions: list[tuple[str, str, int]], entities: dict[str, tuple[str, str]]) -> Document:
    text = "Poipet dan Kamboja dan Kamboja"
    data: dict[str, Any] = {
        "id": "x",
        "text": text,
        "mentions": [
            {
                "id": f"m{i}",
                "start": start,
                "end": start + len(surface),
                "text": surface,
                "label": entities[key][0],
                "entity": key,
            }
            for i, (key, surface, start) in enumerate(mentions)
        ],
        "entities": [{"id": key, "type": type_, "name": name} for key, (type_, name) in entities.items()],
    }
    return Document.from_dict(data)


def test_an_entity_of_the_same_type_is_preferred() -> None:
    gold = _document([("k", "Kamboja", 11), ("k", "Kamboja", 23)], {"k": ("LOC", "Kamboja")})
    ours = _document(
        [("e5", "Kamboja", 11), ("e29", "Kamboja", 23)], {"e5": ("LOC", "Kamboja"), "e29": ("POSITION", "Kamboja")}
    )
    assert align_entities(gold, ours) == {"e5": "k"}


def test_entities_without_mentions_pair_by_type_and_name() -> None:
    gold = _document([], {"a": ("AGENCY", "Kepolisian Daerah Riau"), "b": ("ORG", "X")})
    ours = _document([], {"e1": ("AGENCY", "kepolisian  daerah riau"), "e2": ("AGENCY", "X")})
    assert align_entities(gold, ours) == {"e1": "a"}


def test_another_type_pairs_when_nothing_better_does() -> None:
    gold = _document([("p", "Poipet", 0)], {"p": ("LOC", "Poipet")})
    ours = _document([("e1", "Poipet", 0)], {"e1": ("ORG", "Poipet")})
    assert align_entities(gold, ours) == {"e1": "p"}
