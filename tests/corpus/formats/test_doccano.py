"""doccano's JSON Lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.formats.conftest import Read, Reading
from tpo_ie.corpus.formats import doccano
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.corpus.losses import losses
from tpo_ie.document import Document


@pytest.fixture
def read_lines(read: Read, tmp_path: Path) -> Read:
    def call(*rows: Any, **options: object) -> Reading:
        path = tmp_path / "ekspor.jsonl"
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("\n".join(lines), encoding="utf-8")
        return read("doccano", path, **options)

    return call


@pytest.fixture
def rows(document: Document, tmp_path: Path) -> list[dict[str, Any]]:
    """What is written of the full document, twice."""
    doccano.write([document, document], tmp_path / "tugas.jsonl", WriteOptions())
    return [json.loads(line) for line in (tmp_path / "tugas.jsonl").read_text(encoding="utf-8").splitlines()]


def test_spans_and_relations(rows: list[dict[str, Any]], document: Document) -> None:
    row = rows[0]
    labels = {span["id"]: span["label"] for span in row["entities"]}
    for span in row["entities"]:
        assert set(span) == {"id", "label", "start_offset", "end_offset"}
        assert 0 <= span["start_offset"] < span["end_offset"] <= len(row["text"])
    assert {"PER", "AGENCY:implied", "OFFICIAL", "QUOTE:direct", "QUOTE:mixed", "CUE", "repatriation"} <= set(
        labels.values()
    )
    joined = {(labels[r["from_id"]], r["type"], labels[r["to_id"]]) for r in row["relations"]}
    assert ("PER", "same_entity", "PER") in joined
    assert ("QUOTE:direct", "speaker", "PER") in joined
    assert ("repatriation", "target", "GROUP") in joined
    assert ("AGENCY", "part_of", "AGENCY:implied") in joined


def test_ids_do_not_repeat_in_a_file(rows: list[dict[str, Any]]) -> None:
    ids = [item["id"] for row in rows for part in ("entities", "relations") for item in row[part]]
    assert len(ids) == len(set(ids))


def test_what_comes_back_and_what_does_not(rows: list[dict[str, Any]], document: Document, read_lines: Read) -> None:
    found = read_lines(rows[0]).only
    assert found == doccano.kept(document)
    assert (found.id, found.meta, found.relevance, found.producer) == (
        document.id,
        document.meta,
        document.relevance,
        document.producer,
    )
    assert [(m.start, m.end, m.label) for m in found.mentions] == [(m.start, m.end, m.label) for m in document.mentions]
    assert [(q.start, q.end, q.kind, q.cue) for q in found.quotes] == [
        (q.start, q.end, q.kind, q.cue) for q in document.quotes
    ]
    assert [o.title for o in found.officials] == ["Kapolda", document.text[document.mentions[2].start :][:4]]
    assert dict(losses(document, found)) == {
        ("mentions", "score"): 3,
        ("entities", "name"): 7,
        ("entities", "registry_id"): 1,
        ("entities", "attributes"): 1,
        ("officials", "title"): 1,
        ("officials", "evidence"): 1,
        ("officials", "score"): 1,
        ("officials", "rule"): 1,
        ("officials", "attributes"): 1,
        ("relations", "evidence"): 1,
        ("relations", "rule"): 1,
        ("relations", "score"): 1,
        ("relations", "attributes"): 1,
        ("quotes", "score"): 1,
        ("quotes", "rule"): 1,
        ("quotes", "attributes"): 1,
        ("actions", "status"): 1,
        ("actions", "negated"): 1,
        ("actions", "count"): 1,
        ("actions", "time"): 2,
        ("actions", "evidence"): 1,
        ("actions", "score"): 1,
        ("actions", "rule"): 1,
        ("actions", "attributes"): 1,
    }


def test_an_export_has_ids_of_a_database(rows: list[dict[str, Any]], document: Document, read_lines: Read) -> None:
    row = rows[1]
    names = {span["id"]: 4000 - span["id"] for span in row["entities"]}
    for span in row["entities"]:
        span["id"] = names[span["id"]]
    for relation in row["relations"]:
        relation |= {"from_id": names[relation["from_id"]], "to_id": names[relation["to_id"]]}
    found = read_lines({"id": 12, "Comments": ["ragu"], **row})
    assert [m.id for m in found.only.mentions] == [f"m{n}" for n in range(1, 9)]
    assert found.only.id == "lengkap/1"
    assert found.left_out == {"comments": 1}


def test_sequence_labelling_without_relations(read_lines: Read) -> None:
    found = read_lines(
        {"id": 7, "text": "Budi di Riau", "label": [[8, 12, "LOC"], [0, 4, "NAMA"], [5, 7, "X"]]},
        "",
        {"text": "Riau", "labels": [[0, 4, "LOC"]]},
        {"text": "kosong"},
        labels={"NAMA": "PER", "X": None},
    )
    assert [[(m.id, m.label, m.text) for m in d.mentions] for d in found.documents] == [
        [("m1", "PER", "Budi"), ("m2", "LOC", "Riau")],
        [("m1", "LOC", "Riau")],
        [],
    ]
    assert [d.id for d in found.documents] == ["7", "ekspor.jsonl:3", "ekspor.jsonl:4"]
    assert found.left_out == {"spans labelled X": 1}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "an object with `text` is expected"),
        (
            {"text": "a", "entities": [{"id": 1, "label": "LOC", "start_offset": 0, "end_offset": 9}]},
            r"1: \[0, 9\] lies",
        ),
        ({"text": "a", "label": [[0, 9, "LOC"]]}, r"span 1: \[0, 9\] lies outside"),
        ({"text": "a", "label": [[0, 1, "KOTA"]]}, "span 1: the label 'KOTA' is none of"),
        ({"text": "a", "label": [[0, 1]]}, "not of the expected form"),
        ({"text": "a", "relations": [{"from_id": 1, "to_id": 2, "type": "part_of"}]}, "joins '1', which is no span"),
        ({"text": "abc", "label": [[0, 2, "LOC"], [1, 3, "PER"]]}, "span 2: PER 'bc' overlaps LOC 'ab'"),
    ],
)
def test_faults_name_file_line_and_reason(read_lines: Read, row: Any, message: str) -> None:
    found = read_lines({"text": "baik"}, row, {"text": "juga"})
    assert [d.text for d in found.documents] == ["baik", "juga"]
    (told,) = found.messages
    assert re.search(rf"ekspor\.jsonl:2: .*{message}", told), told


def test_an_unwanted_span_takes_its_relations_along(read_lines: Read) -> None:
    row = {
        "text": "Budi di Riau",
        "entities": [
            {"id": 5, "label": "PER", "start_offset": 0, "end_offset": 4},
            {"id": 6, "label": "X", "start_offset": 8, "end_offset": 12},
        ],
        "relations": [{"id": 1, "from_id": 5, "to_id": 6, "type": "located_in"}],
    }
    assert read_lines(row, labels={"X": None}).only.relations == ()
