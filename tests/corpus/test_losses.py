"""What a conversion loses."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import documents
from tpo_ie.corpus.losses import in_words, losses
from tpo_ie.document import Document


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_a_document_that_came_back_lost_nothing(document: Document) -> None:
    assert losses(document, document) == Counter()


def renamed(small: dict[str, Any]) -> dict[str, Any]:
    """The same document with other ids."""
    names = {"a1": "x", "a2": "a1", "p1": "a2"}
    return {
        **small,
        "mentions": [{**m, "id": f"z{m['id']}", "entity": names[m["entity"]]} for m in small["mentions"]],
        "entities": [{**e, "id": names[e["id"]]} for e in small["entities"]],
        "officials": [{**o, "person": names[o["person"]], "agency": names[o["agency"]]} for o in small["officials"]],
        "relations": [{**r, "head": names[r["head"]], "tail": names[r["tail"]]} for r in small["relations"]],
        "quotes": [{**q, "speaker": names[q["speaker"]]} for q in small["quotes"]],
        "actions": [{**a, "actors": ["x"], "partners": ["a1"]} for a in small["actions"]],
    }


def test_other_ids_are_no_loss(small: dict[str, Any]) -> None:
    assert losses(Document.from_dict(small), Document.from_dict(renamed(small))) == Counter()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"quotes": []}, {("quotes", ""): 1}),
        ({"relations": [], "officials": []}, {("relations", ""): 1, ("officials", ""): 1}),
        ({"meta": {}}, {("document", "meta"): 1}),
        ({"id": "lain"}, {("document", "id"): 1}),
        ({"relevance": {"label": "tppo", "score": 1}}, {("document", "relevance"): 1}),
    ],
)
def test_missing_layers(small: dict[str, Any], change: dict[str, Any], expected: dict[tuple[str, str], int]) -> None:
    assert dict(losses(Document.from_dict(small), Document.from_dict(small | change))) == expected


def test_changed_fields(small: dict[str, Any]) -> None:
    before = Document.from_dict(small)
    small["mentions"][0]["score"] = None
    small["entities"][0]["name"] = "Polda"
    small["actions"][0] |= {"status": "planned", "actors": []}
    small["quotes"][0]["speaker"] = "a1"
    assert dict(losses(before, Document.from_dict(small))) == {
        ("mentions", "score"): 1,
        ("entities", "name"): 1,
        ("actions", "status"): 1,
        ("actions", "actors"): 1,
        ("quotes", "speaker"): 1,
    }


def test_a_split_entity_is_a_changed_mention(small: dict[str, Any]) -> None:
    small["mentions"][1]["entity"] = "a1"
    before = Document.from_dict(small)
    small["mentions"][1]["entity"] = "a2"
    after = Document.from_dict(small)
    assert losses(before, after)["mentions", "entity"] == 1
    assert losses(after, before)["mentions", "entity"] == 1


def test_words() -> None:
    counts = Counter({("quotes", ""): 12, ("entities", "name"): 7, ("entities", ""): 2, ("document", "meta"): 1})
    assert in_words(counts) == ["document: meta of 1", "entities: 2 missing, name of 7", "quotes: 12 missing"]
