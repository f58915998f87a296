"""Mistakes traced to the stage that went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.causes import FINDERS, count_causes
from tpo_ie.evaluation.causes.base import BOUNDARY, MENTION_MISSED, MENTION_SPURIOUS, OTHER_NAME


@pytest.fixture
def causes(paired: Callable[..., Pair]) -> Callable[..., list[tuple[str, str]]]:
    """The (side, cause) of a layer's mistakes in the small document with changes."""

    def call(layer: str, **changes: Any) -> list[tuple[str, str]]:
        return [(fault.side, fault.cause) for fault in FINDERS[layer](paired(**changes))]

    return call


def test_no_mistake_has_no_cause(paired: Callable[..., Pair]) -> None:
    assert count_causes([paired()]) == {}


def test_mentions(causes: Callable[..., list[tuple[str, str]]], small: dict[str, Any]) -> None:
    first, second, third = small["mentions"]
    cut = second | {"end": 28, "text": "BP3MI"}
    assert causes("mentions", mentions=[first, cut, third]) == [("missed", BOUNDARY)]
    police, service, person = small["entities"]
    other = {
        "mentions": [first, second, third | {"label": "ORG"}],
        "entities": [police, service, person | {"type": "ORG"}],
    }
    assert causes("mentions", **other, officials=[]) == [("missed", "mention label")]


def test_entities_and_names(causes: Callable[..., list[tuple[str, str]]], small: dict[str, Any]) -> None:
    police, service, person = small["entities"]
    assert causes("entities", entities=[police | {"name": "Polda Riau"}, service, person]) == []
    assert causes("entities", entities=[police, service | {"name": "Balai Riau"}, person]) == [
        ("missed", "agency name: part missing")
    ]
    assert causes("entities", entities=[police | {"name": "Kepolisian Daerah Riau Raya"}, service, person]) == [
        ("missed", "agency name: more than gold has")
    ]
    assert causes("entities", entities=[police | {"name": "Kepolisian Resor Riau"}, service, person]) == [
        ("missed", "agency name: other words")
    ]
    merged = [small["mentions"][0], small["mentions"][1] | {"entity": "a1"}, small["mentions"][2]]
    assert causes("entities", mentions=merged)[0] == ("missed", "entity merged")


@pytest.mark.parametrize(
    ("officials", "expected"),
    [
        ([], [("missed", "no rule ties person and office")]),
        ([{"person": "p1", "title": "Wakapolda", "agency": "a1"}], [("missed", "other title of the person")]),
        ([{"person": "p1", "title": "Kapolda", "agency": "a2"}], [("missed", "office under another agency")]),
    ],
)
def test_officials(
    causes: Callable[..., list[tuple[str, str]]], officials: list[dict[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert causes("officials", officials=officials) == expected


def test_an_official_whose_person_is_not_found(
    causes: Callable[..., list[tuple[str, str]]], small: dict[str, Any]
) -> None:
    short = small["mentions"][2] | {"start": 53, "end": 56, "text": "Bud"}
    renamed = [*small["entities"][:2], small["entities"][2] | {"name": "Bud"}]
    assert causes("officials", mentions=[*small["mentions"][:2], short], entities=renamed) == [
        ("missed", BOUNDARY),
        ("spurious", BOUNDARY),
    ]
    assert causes(
        "officials", mentions=small["mentions"][:2], quotes=[], officials=[], entities=small["entities"][:2]
    ) == [("missed", MENTION_MISSED)]


def test_a_title_cut_short(small: dict[str, Any]) -> None:
    from tpo_ie.document import Document

    text = "Kapolda Riau Budi datang."
    mentions = [
        {"id": "m1", "start": 0, "end": 7, "text": "Kapolda", "label": "POSITION", "entity": "o1"},
        {"id": "m2", "start": 13, "end": 17, "text": "Budi", "label": "PER", "entity": "p1"},
    ]
    entities = [{"id": "o1", "type": "POSITION", "name": "Kapolda"}, *small["entities"][::2]]
    bare = {"quotes": [], "relations": [], "actions": [], "text": text, "entities": entities, "mentions": mentions}
    cut = [mentions[0] | {"end": 3, "text": "Kap"}, mentions[1]]
    gold = Document.from_dict(small | bare)
    for found, cause in ((cut, "title boundary"), (mentions[1:], "title missed")):
        kept = entities if found is cut else entities[1:]
        pair = Pair(gold, Document.from_dict(small | bare | {"mentions": found, "officials": [], "entities": kept}))
        assert [fault.cause for fault in FINDERS["officials"](pair)] == [cause]


def test_relations(causes: Callable[..., list[tuple[str, str]]]) -> None:
    tie = {"type": "cooperates_with", "head": "a2", "tail": "a1"}
    assert causes("relations", relations=[tie]) == []
    assert causes("relations", relations=[]) == [("missed", "no rule fires")]
    assert causes("relations", relations=[tie | {"type": "part_of"}]) == [
        ("missed", "tie of another type"),
        ("spurious", "tie that gold does not have"),
    ]


def test_an_implied_body_under_another_name(small: dict[str, Any]) -> None:
    from tpo_ie.document import Document

    def with_parent(name: str) -> Document:
        parent = {"id": "a9", "type": "AGENCY", "name": name, "attributes": {"implied": True}}
        tie = {"type": "part_of", "head": "a1", "tail": "a9"}
        return Document.from_dict(small | {"entities": [*small["entities"], parent], "relations": [tie]})

    written = [Pair(with_parent("DPR RI"), with_parent("Dewan Perwakilan Rakyat Republik Indonesia"))]
    assert "relations part_of" not in count_causes(written)
    counts = count_causes([Pair(with_parent("DPR RI"), with_parent("Dewan Lain"))])
    assert counts["relations part_of"] == {("missed", OTHER_NAME): 1, ("spurious", OTHER_NAME): 1}


def test_quotes(causes: Callable[..., list[tuple[str, str]]], small: dict[str, Any]) -> None:
    (quote,) = small["quotes"]
    assert causes("quotes", quotes=[]) == [("missed", "not recognised")]
    assert causes("quotes", quotes=[quote | {"speaker": "a1"}]) == [("missed", "speaker: other speaker chosen")]
    assert causes("quotes", quotes=[quote | {"end": 41}]) == [("missed", "wrongly cut")]
    extra = {"start": 0, "end": 10, "speaker": "p1", "kind": "indirect"}
    assert causes("quotes", quotes=[quote, extra]) == [("spurious", "words that gold does not take for a quote")]


def test_a_speaker_that_gold_lacks(small: dict[str, Any]) -> None:
    from tpo_ie.document import Document

    gold = Document.from_dict(
        small | {"mentions": small["mentions"][:2], "entities": small["entities"][:2], "quotes": [], "officials": []}
    )
    counts = count_causes([Pair(gold, Document.from_dict(small))])
    assert counts["quotes"] == {("spurious", f"speaker: {MENTION_SPURIOUS}"): 1}
    assert counts["officials"] == {("spurious", MENTION_SPURIOUS): 1}
