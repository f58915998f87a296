"""What an annotator kept, added, removed and changed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from tests.corpus.drafts import action, document, implied
from tests.strategies import documents
from tpo_ie.corpus.merging import Change, changes
from tpo_ie.document import Document

_TEXT = (
    '[[a1|Polda Riau]] menangkap [[k1|calo]] dan memeriksa [[p1|Budi]]. "Kami siap," kata [[p2|Sari]] di [[l1|Batam]].'
)


def base(text: str = _TEXT, **layers: Any) -> Document:
    full: dict[str, Any] = {
        "implied": [implied("a9", "Polri")],
        "officials": [{"person": "p2", "title": "Kapolda", "agency": "a1"}],
        "relations": [
            {"type": "part_of", "head": "a1", "tail": "a9"},
            {"type": "works_for", "head": "p1", "tail": "a1"},
        ],
        "quotes": [{"said": "Kami siap,", "speaker": "p2", "kind": "direct"}],
        "actions": [
            action("menangkap", "arrest", actors=["a1"], targets=["k1"]),
            action("memeriksa", "investigation", targets=["p1"]),
        ],
        "relevance": {"label": "tppo", "score": 0.7},
    }
    return document(text, **(full | layers))


def different(original: Document, annotated: Document) -> list[Change]:
    return [change for change in changes(original, annotated) if change.kind != "kept"]


def brief(original: Document, annotated: Document) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(c.layer, c.label, c.kind, c.fields) for c in different(original, annotated)]


@given(documents())
@settings(max_examples=60)
def test_nothing_changed(found: Document) -> None:
    kinds = {change.kind for change in changes(found, found)}
    assert kinds <= {"kept"}


@given(documents(), documents())
@settings(max_examples=60)
def test_every_item_is_accounted_for_once(one: Document, other: Document) -> None:
    other = other.model_copy(update={"text": one.text})
    found = list(changes(one, other))
    for layer in ("mentions", "entities", "officials", "relations", "quotes", "actions"):
        mine = [change for change in found if change.layer == layer]
        assert sum(change.before is not None for change in mine) == len(getattr(one, layer))
        assert sum(change.after is not None for change in mine) == len(getattr(other, layer))
    assert len(json.loads(json.dumps([change.to_dict() for change in found]))) == len(found)


def test_the_draft_has_kept_items_in_every_layer() -> None:
    found = list(changes(base(), base()))
    assert {change.layer for change in found} == {
        "mentions", "entities", "officials", "relations", "quotes", "actions", "relevance",
    }  # fmt: skip


def test_new_ids_alone_change_nothing() -> None:
    renamed = base().to_json().replace('"p2"', '"x"').replace('"a1"', '"y"').replace('"m1"', '"z"')
    assert different(base(), Document.from_json(renamed)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _TEXT.replace("[[l1|Batam]]", "Batam"),
            [("mentions", "LOC", "removed", ()), ("entities", "LOC", "removed", ())],
        ),
        (_TEXT.replace("siap", "[[d1|siap]]"), [("mentions", "DATE", "added", ()), ("entities", "DATE", "added", ())]),
        (
            _TEXT.replace("[[k1|calo]]", "[[k1|calo dan]]").replace("]] dan", "]]"),
            [("mentions", "GROUP", "changed", ("span",))],
        ),
    ],
)
def test_mentions(text: str, expected: list[Any]) -> None:
    after = base(text)
    if "dan]]" in text:
        after = after.model_copy(update={"entities": base().entities})
    assert brief(base(), after) == expected


def test_another_label_shows_in_the_mention_and_its_entity() -> None:
    text = _TEXT.replace("[[l1|", "[[g1|")
    assert brief(base(), base(text)) == [
        ("mentions", "LOC", "changed", ("label",)),
        ("entities", "LOC", "changed", ("type",)),
    ]


def test_a_mention_that_moves_to_another_entity() -> None:
    text = "[[p1|Budi]] dan [[p1|Budiman]] dan [[p2|Sari]] dan [[p2|Sari]]"
    after = document(text.replace("[[p1|Budiman]]", "[[p2|Budiman]]"))
    found = [change for change in different(document(text), after) if change.layer == "mentions"]
    ((change),) = found
    assert (change.kind, change.fields) == ("changed", ("entity",))
    assert change.before is not None and change.after is not None
    assert (change.before["entity"], change.after["entity"]) == ("Budiman", "Budiman")
    assert change.after["text"] == "Budiman"


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ({"officials": []}, [("officials", "–", "removed", ())]),
        (
            {"officials": [{"person": "p2", "title": "Wakapolda", "agency": "a9"}]},
            [("officials", "–", "changed", ("title", "agency"))],
        ),
        (
            {"officials": [{"person": "p1", "title": "Kapolda", "agency": "a1"}]},
            [("officials", "–", "changed", ("person",))],
        ),
        (
            {"officials": [{"person": "p1", "title": "Kapolda", "agency": "a9"}]},
            [("officials", "–", "removed", ()), ("officials", "–", "added", ())],
        ),
        (
            {"relations": [{"type": "member_of", "head": "a1", "tail": "a9"}]},
            [("relations", "part_of", "changed", ("type",)), ("relations", "works_for", "removed", ())],
        ),
        (
            {"quotes": [{"said": "Kami siap", "speaker": "p1", "kind": "indirect"}]},
            [("quotes", "direct", "changed", ("span", "speaker", "kind"))],
        ),
        (
            {"quotes": [{"said": "kata", "speaker": "p2", "kind": "mixed"}]},
            [("quotes", "direct", "removed", ()), ("quotes", "mixed", "added", ())],
        ),
        (
            {"actions": [action("menangkap", "rescue", actors=["a1"], targets=["k1"], status="planned")]},
            [("actions", "arrest", "changed", ("category", "status")), ("actions", "investigation", "removed", ())],
        ),
        ({"relevance": {"label": "other", "score": 0.7}}, [("relevance", "–", "changed", ("label",))]),
        ({"relevance": None}, [("relevance", "–", "removed", ())]),
        ({"relevance": {"label": "tppo", "score": 0.1}}, []),
    ],
)
def test_other_layers(layers: dict[str, Any], expected: list[Any]) -> None:
    assert brief(base(), base(**layers)) == expected


def test_what_changed_is_shown_with_names() -> None:
    after = base(
        actions=[action("menangkap", "arrest", actors=["p2"], targets=["k1"], count=3), base().actions[1].model_dump()]
    )
    (change,) = different(base(), after)
    assert change.fields == ("actors", "count")
    assert change.before is not None and change.after is not None
    assert (change.before["actors"], change.after["actors"], change.after["count"]) == (["Polda Riau"], ["Sari"], 3)
    assert change.before["text"] == "menangkap"


def test_the_order_of_arguments_and_of_symmetric_ends_does_not_count() -> None:
    text = "[[a1|Polda]] dan [[a2|BNN]] menangkap"
    pairs = [("a1", "a2"), ("a2", "a1")]
    one, other = (
        document(
            text,
            relations=[{"type": "cooperates_with", "head": head, "tail": tail}],
            actions=[action("menangkap", "arrest", actors=[head, tail])],
        )
        for head, tail in pairs
    )
    assert different(one, other) == []
