from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.document import Document, Mention, json_schema
from tpo_ie.errors import DocumentError


def test_round_trip_is_lossless(small: dict[str, Any]) -> None:
    document = Document.from_dict(small)
    assert Document.from_json(document.to_json()) == document
    assert Document.from_json(document.to_json(indent=2)) == document


def test_writers_write_every_list_key(small: dict[str, Any]) -> None:
    written = Document(id="leer", text="").to_dict()
    assert all(written[key] == [] for key in ("mentions", "entities", "officials", "relations", "quotes", "actions"))
    action = Document.from_dict(small).to_dict()["actions"][0]
    assert action["targets"] == action["place"] == action["legal_basis"] == []


def test_missing_lists_are_empty(small: dict[str, Any]) -> None:
    document = Document.from_dict({"id": "x", "text": "abc", "officials": None})
    assert document.mentions == document.officials == ()
    assert document.relevance is None


def test_values_are_immutable(small: dict[str, Any]) -> None:
    document = Document.from_dict(small)
    with pytest.raises(Exception, match="frozen"):
        document.text = "other"  # type: ignore[misc]
    with pytest.raises(Exception, match="frozen"):
        document.mentions[0].start = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("path", "value", "place", "reason"),
    [
        (("mentions", 1, "end"), 99, "mentions[1]", "outside the text"),
        (("mentions", 1, "text"), "BP3MI", "mentions[1].text", "does not stand at its offsets"),
        (("mentions", 1, "entity"), "zz", "mentions[1].entity", "no entity has the id 'zz'"),
        (("mentions", 1, "label"), "CITY", "mentions[1].label", "Input should be"),
        (("mentions", 1, "colour"), "red", "mentions[1].colour", "unknown key"),
        (("officials", 0, "agency"), "zz", "officials[0]", "no entity"),
        (("relations", 0, "evidence"), [0, 1000], "relations[0].evidence", "outside the text"),
        (("quotes", 0, "speaker"), "zz", "quotes[0].speaker", "no entity"),
        (("quotes", 0, "cue"), [3, 1], "quotes[0].cue", "outside the text"),
        (("actions", 0, "status"), "perhaps", "actions[0].status", "Input should be"),
        (("actions", 0, "time"), ["Jumat"], "actions[0].time", "no ISO 8601"),
        (("actions", 0, "partners"), ["zz"], "actions[0].partners", "no entity"),
        (("schema_version",), "9", "schema_version", "reads schema_version '1' only"),
        (("entities", 1, "id"), "a1", "entities", "two entities have one id"),
    ],
)
def test_faults_are_named_with_their_place(
    small: dict[str, Any], path: tuple[Any, ...], value: Any, place: str, reason: str
) -> None:
    node: Any = small
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    with pytest.raises(DocumentError) as caught:
        Document.from_dict(small)
    assert place in str(caught.value)
    assert reason in str(caught.value)


def test_overlapping_mentions_are_refused(small: dict[str, Any]) -> None:
    small["mentions"][1].update(start=6, end=33, text=small["text"][6:33])
    with pytest.raises(DocumentError, match="overlaps the mention before it"):
        Document.from_dict(small)


@pytest.mark.parametrize("line", ["", "[]", "{", '"text"', "{'id': 1}"])
def test_what_is_no_document_is_refused(line: str) -> None:
    with pytest.raises(DocumentError):
        Document.from_json(line)


def test_lookups(small: dict[str, Any]) -> None:
    document = Document.from_dict(small)
    assert document.entity("a1").name == "Kepolisian Daerah Riau"
    assert document.mention("m3").text == "Budi"
    assert [m.id for m in document.mentions_of("a1")] == ["m1"]
    assert document.names(("p1",)) == ("Budi",)
    assert document.span(document.actions[0].trigger) == "menggandeng"
    with pytest.raises(KeyError):
        document.entity("zz")


def test_schema_describes_every_layer_and_is_valid(small: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(Document.from_dict(small).to_json()), schema)
    assert schema["additionalProperties"] is False
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "x", "text": "", "mentions": [{"id": "m1"}]}, schema)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_any_text_survives(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mention = Mention(id="m1", start=start, end=end, text=text[start:end], label="LOC", entity="e1")
    document = Document.from_dict(
        {"id": "x", "text": text, "mentions": [mention.model_dump()],
         "entities": [{"id": "e1", "type": "LOC", "name": "x"}]}
    )  # fmt: skip
    assert Document.from_json(document.to_json()) == document
