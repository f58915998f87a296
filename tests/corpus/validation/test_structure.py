"""Breaches of the document format, all of them at once."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import documents
from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.corpus.validation.structure import read_loosely, structural_findings
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError


def findings(data: dict[str, Any]) -> list[Finding]:
    document, found = read_loosely(data)
    return found if document is None else [*found, *structural_findings(document)]


def checks(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(finding.check, finding.place) for finding in findings(data)]


def test_a_valid_document_has_none(small: dict[str, Any]) -> None:
    assert findings(small) == []


@given(documents())
def test_what_can_be_read_has_none(document: Document) -> None:
    assert findings(document.to_dict()) == []


_BREAKS = {
    "offset": lambda data, rng: data["mentions"][0].update(start=data["mentions"][0]["start"] + 1),
    "text": lambda data, rng: data["mentions"][0].update(text="?"),
    "entity": lambda data, rng: data["mentions"][0].update(entity="nobody"),
    "order": lambda data, rng: data["mentions"].reverse(),
    "twice": lambda data, rng: data["mentions"].append(dict(data["mentions"][-1])),
    "speaker": lambda data, rng: data["quotes"][0].update(speaker="nobody"),
    "evidence": lambda data, rng: data["actions"][0].update(evidence=[[0, 10_000]]),
    "time": lambda data, rng: data["actions"][0].update(time=["kemarin"]),
    "label": lambda data, rng: data["entities"][0].update(type="LAW"),
    "status": lambda data, rng: data["actions"][0].update(status="maybe"),
    "key": lambda data, rng: data.update(colour=1),
    "missing": lambda data, rng: data.pop("text"),
}


@pytest.mark.parametrize("name", _BREAKS)
def test_what_cannot_be_read_has_some(small: dict[str, Any], name: str) -> None:
    _BREAKS[name](small, random.Random(1))
    with pytest.raises(DocumentError):
        Document.from_dict(small)
    assert findings(small)
    assert all(finding.severity == "error" for finding in findings(small))


@given(st.lists(st.sampled_from(sorted(_BREAKS)), unique=True, min_size=1), st.randoms())
def test_both_ways_of_reading_say_the_same_of_any_mixture(names: list[str], rng: random.Random) -> None:
    text = "Polda Riau dan Budi"
    data: dict[str, Any] = {
        "id": "x",
        "text": text,
        "mentions": [
            {"id": "m1", "start": 0, "end": 10, "text": "Polda Riau", "label": "AGENCY", "entity": "a"},
            {"id": "m2", "start": 15, "end": 19, "text": "Budi", "label": "PER", "entity": "p"},
        ],
        "entities": [{"id": "a", "type": "AGENCY", "name": "A"}, {"id": "p", "type": "PER", "name": "B"}],
        "quotes": [{"start": 0, "end": 5, "speaker": "p", "kind": "direct"}],
        "actions": [{"category": "arrest", "trigger": [0, 5], "status": "done"}],
    }
    for name in names:
        _BREAKS[name](data, rng)
    try:
        Document.from_dict(data)
    except DocumentError:
        assert findings(data)
    else:
        assert not findings(data)


def test_all_faults_are_named_with_their_places(small: dict[str, Any]) -> None:
    small["mentions"][0]["entity"] = "x"
    small["mentions"][1]["start"] += 1
    small["officials"][0]["agency"] = "y"
    small["relations"][0]["evidence"] = [5, 2]
    small["quotes"][0]["cue"] = [48, 500]
    small["actions"][0] |= {"partners": ["a2", "z"], "time": ["2025-3"]}
    small["entities"].append(dict(small["entities"][2]))
    assert sorted(checks(small)) == [
        ("dangling", "actions[0].partners"),
        ("dangling", "mentions[0].entity"),
        ("dangling", "officials[0].agency"),
        ("duplicate-id", "entities[3]"),
        ("offset-drift", "mentions[1]"),
        ("span-outside", "quotes[0].cue"),
        ("span-outside", "relations[0].evidence"),
        ("time", "actions[0].time"),
    ]


def test_values_of_the_wrong_kind_are_all_named(small: dict[str, Any]) -> None:
    small["actions"][0]["status"] = "finished"
    small["mentions"][2]["start"] = -1
    del small["quotes"][0]["speaker"]
    small["extra"] = 1
    found = {finding.place: finding.message for finding in findings(small)}
    assert set(found) == {"actions[0].status", "mentions[2].start", "quotes[0].speaker", "extra"}
    assert found["quotes[0].speaker"] == "is missing"
    assert found["extra"] == "unknown key"
    assert "'finished'" in found["actions[0].status"]


@pytest.mark.parametrize(("shift", "said"), [(-2, "it stands 2 to the right"), (3, "it stands 3 to the left")])
def test_where_a_text_drifted_to_is_said(small: dict[str, Any], shift: int, said: str) -> None:
    mention = small["mentions"][2]
    mention["start"], mention["end"] = mention["start"] + shift, mention["end"] + shift
    small["text"] += "    "
    (finding,) = findings(small)
    assert finding.check == "offset-drift"
    assert said in finding.message
    assert finding.span == (mention["start"], mention["end"])


def test_a_text_that_is_nowhere_is_not_looked_for_in_vain(small: dict[str, Any]) -> None:
    small["mentions"][2]["text"] = "Bubi"
    (finding,) = findings(small)
    assert finding.message == "'Bubi' does not stand at its offsets, 'Budi' does"


def test_overlaps_name_both_mentions(small: dict[str, Any]) -> None:
    wide = {"id": "m0", "start": 0, "end": 33, "text": small["text"][:33], "label": "AGENCY", "entity": "a1"}
    small["mentions"].insert(0, wide)
    found = [finding for finding in findings(small) if finding.check == "overlap"]
    assert [finding.place for finding in found] == ["mentions[1]", "mentions[2]"]
    assert "AGENCY 'BP3MI Riau' overlaps AGENCY 'Polda Riau menggandeng BP3MI Riau' (mentions[0])" in found[1].message


def test_order_is_not_overlap(small: dict[str, Any]) -> None:
    small["mentions"].reverse()
    assert {"stands out of order behind" in finding.message for finding in findings(small)} == {True}
