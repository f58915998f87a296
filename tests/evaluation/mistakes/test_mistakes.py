"""Which mistakes are named, and that there is one wherever a score is below 1."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tests.evaluation.conftest import empty, node
from tests.evaluation.strategies import documents, pairs
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.evaluate import evaluate
from tpo_ie.evaluation.mistakes import Mistake, find_mistakes

QUICK = settings(max_examples=40)


def named(pair: Pair, layer: str) -> list[tuple[str, str | None, str | None]]:
    """Type, gold text and predicted text of each mistake in a layer."""
    return [
        (m.type, m.gold and m.gold.text, m.predicted and m.predicted.text)
        for m in find_mistakes(pair)
        if m.layer == layer
    ]


def types(pair: Pair, layer: str) -> list[str]:
    return [type_ for type_, _, _ in named(pair, layer)]


@QUICK
@given(documents())
def test_nothing_is_wrong_in_a_perfect_prediction(document: Document) -> None:
    assert find_mistakes(Pair(document, document)) == []


@QUICK
@given(pairs())
def test_mistakes_and_counts_agree(pair: tuple[Document, Document]) -> None:
    found = find_mistakes(Pair(*pair))
    result = evaluate([pair], resamples=1)

    def of(layer: str, *without: str) -> list[Mistake]:
        return [m for m in found if m.layer == layer and m.type not in without]

    for layer, path, aside in (
        ("mentions", "mentions.strict.micro", ()),
        ("officials", "officials", ()),
    ):
        score = node(result, path)
        assert len([m for m in of(layer, *aside) if m.gold]) == score["support"] - score["correct"], layer
        assert len([m for m in of(layer, *aside) if m.predicted]) == score["predicted"] - score["correct"], layer
    for layer, path, spoils in (
        ("quotes", "quotes.span_speaker", ("missed", "spurious", "wrong_boundary", "wrong_speaker")),
        ("relations", "relations.strict.micro", None),
        ("actions", "actions.full", None),
        ("relevance", "relevance", None),
    ):
        wrong = [m for m in of(layer) if spoils is None or m.type in spoils]
        if node(result, path)["f1"] < 1 and layer != "relations":
            assert wrong, layer
        if wrong:
            assert node(result, path)["f1"] < 1, layer


@QUICK
@given(pairs())
def test_every_mistake_says_where_and_what(pair: tuple[Document, Document]) -> None:
    for mistake in find_mistakes(Pair(*pair)):
        assert mistake.gold or mistake.predicted
        assert mistake.label
        for start, end in (*mistake.gold_spans, *mistake.predicted_spans):
            assert 0 <= start <= end <= len(pair[0].text)
        if mistake.type == "missed":
            assert mistake.predicted is None
        if mistake.type == "spurious":
            assert mistake.gold is None


def test_mentions(paired: Any, small: dict[str, Any]) -> None:
    first, second, third = small["mentions"]
    entities = [e | {"type": "ORG"} if e["id"] == "a2" else e for e in small["entities"]]
    extra = {"id": "m9", "start": 48, "end": 52, "text": "kata", "label": "PER", "entity": "p1"}
    shorter = first | {"end": 5, "text": "Polda"}
    pair = paired(mentions=[shorter, second | {"label": "ORG"}, extra], entities=entities)
    assert named(pair, "mentions") == [
        ("wrong_boundary", "Polda Riau", "Polda"),
        ("wrong_label", "BP3MI Riau", "BP3MI Riau"),
        ("spurious", None, "kata"),
        ("missed", "Budi", None),
    ]
    both = second | {"label": "ORG", "start": 29, "text": "Riau"}
    assert types(paired(mentions=[first, both, third], entities=entities), "mentions") == ["wrong_label_and_boundary"]
    assert [m.label for m in find_mistakes(pair)][:3] == ["AGENCY", "AGENCY", "PER"]


def test_entities(paired: Any, small: dict[str, Any]) -> None:
    one = [m | {"entity": "a1"} if m["entity"] == "a2" else m for m in small["mentions"]]
    assert types(paired(mentions=one), "entities") == ["merged"]
    merged = Document.from_dict(small | {"mentions": one})
    assert types(Pair(merged, Document.from_dict(small)), "entities") == ["split"]
    renamed = [e | {"name": "Polda"} if e["id"] == "a1" else e for e in small["entities"]]
    assert named(paired(entities=renamed), "entities") == [("wrong_name", "Kepolisian Daerah Riau", "Polda")]


def test_roles(small: dict[str, Any]) -> None:
    def with_role(role: str | None) -> Document:
        entities = [e | {"attributes": {"role": role}} if role and e["id"] == "p1" else e for e in small["entities"]]
        return Document.from_dict(small | {"entities": entities})

    pair = Pair(with_role("victim"), with_role("suspect"))
    assert named(pair, "entities") == [
        ("missed_role", "Budi: victim", None),
        ("spurious_role", None, "Budi: suspect"),
    ]
    assert types(Pair(with_role(None), with_role("victim")), "entities") == []


@pytest.mark.parametrize(
    ("official", "expected"),
    [
        ({"title": "Wakapolda"}, ["wrong_title"]),
        ({"agency": "a2"}, ["wrong_agency"]),
        ({"title": "Kepala", "agency": "a2"}, ["wrong_title_and_agency"]),
        ({"person": "a2"}, ["missed", "spurious"]),
    ],
)
def test_officials(paired: Any, official: dict[str, str], expected: list[str]) -> None:
    pair = paired(officials=[{"person": "p1", "title": "Kapolda", "agency": "a1"} | official])
    assert sorted(types(pair, "officials")) == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ({"head": "a2", "tail": "a1"}, []),
        ({"type": "part_of"}, ["wrong_type"]),
        ({"tail": "p1"}, ["missed", "spurious"]),
    ],
)
def test_relations(paired: Any, relation: dict[str, str], expected: list[str]) -> None:
    pair = paired(relations=[{"type": "cooperates_with", "head": "a1", "tail": "a2"} | relation])
    assert sorted(types(pair, "relations")) == expected


def test_relations_with_a_direction(small: dict[str, Any]) -> None:
    part = {"type": "part_of", "head": "a1", "tail": "a2"}
    gold = Document.from_dict(small | {"relations": [part]})
    turned = Document.from_dict(small | {"relations": [part | {"head": "a2", "tail": "a1"}]})
    assert types(Pair(gold, turned), "relations") == ["wrong_direction"]
    listed = Document.from_dict(small | {"relations": [part, {"type": "works_for", "head": "p1", "tail": "a1"}]})
    assert types(Pair(gold, listed), "relations") == []  # follows from the official


def test_quotes(paired: Any) -> None:
    def wrong(**changes: Any) -> list[str]:
        quote = {"start": 36, "end": 46, "speaker": "p1", "kind": "direct"} | changes
        return types(paired(quotes=[quote]), "quotes")

    assert wrong() == []
    assert wrong(end=44) == []  # close enough
    assert wrong(end=43, speaker="a1") == ["wrong_boundary", "wrong_speaker"]
    assert wrong(kind="indirect") == ["wrong_kind"]
    assert sorted(wrong(start=0, end=10)) == ["missed", "spurious"]
    assert types(paired(quotes=[]), "quotes") == ["missed"]


def test_actions(paired: Any, small: dict[str, Any]) -> None:
    def wrong(**changes: Any) -> list[str]:
        return types(paired(actions=[small["actions"][0] | changes]), "actions")

    assert wrong() == []
    assert wrong(actors=["a2"], partners=[]) == ["wrong_actor", "wrong_partners"]
    assert wrong(actors=["a1", "p1"]) == ["wrong_other_actors"]
    assert wrong(status="planned") == wrong(negated=True) == ["wrong_factuality"]
    assert wrong(count=3, time=[]) == ["wrong_count", "wrong_time"]
    assert wrong(category="task_force", count=3) == ["wrong_category"]
    assert sorted(wrong(category="task_force", trigger=[0, 5])) == ["missed", "spurious"]
    found = named(paired(actions=[small["actions"][0] | {"negated": True, "count": 2}]), "actions")[0]
    assert found[1] is not None
    assert found[1].startswith("menggandeng – actors: Kepolisian Daerah Riau; partners: Balai")
    assert found[2] is not None
    assert found[2].endswith("count: 2; status: not done")


def test_relevance(small: dict[str, Any]) -> None:
    def with_label(label: str) -> Document:
        return Document.from_dict(small | {"relevance": {"label": label, "score": 1}})

    assert named(Pair(with_label("tppo"), with_label("other")), "relevance") == [("wrong_label", "tppo", "other")]
    assert types(Pair(with_label("tppo"), Document.from_dict(small)), "relevance") == ["missed"]
    assert types(Pair(Document.from_dict(small), with_label("tppo")), "relevance") == []


def test_an_empty_prediction_misses_everything(gold: list[Document]) -> None:
    document = gold[0]
    found = find_mistakes(Pair(document, empty(document)))
    assert {m.type for m in found} == {"missed"}
    assert len([m for m in found if m.layer == "mentions"]) == len(document.mentions)
    starts = [m.gold_spans[0][0] for m in found if m.layer == "mentions"]
    assert starts == sorted(starts)
