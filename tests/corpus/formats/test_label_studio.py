"""Label Studio: the tasks it is given, and exports as the tool makes them after an annotator's work."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.formats.conftest import Read, Reading
from tpo_ie.corpus.formats.colours import colour_of
from tpo_ie.corpus.formats.label_studio import labeling_config, task_of, write
from tpo_ie.corpus.formats.label_studio.notation import node_id, region_id
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.corpus.graph.values import LINK_TYPES, SPAN_LABELS
from tpo_ie.document import ACTION_STATUSES, Document
from tpo_ie.errors import InputError


def regions(task: dict[str, Any], part: str = "predictions") -> dict[str, dict[str, Any]]:
    """The regions of a task by their text and label."""
    return {
        f"{item['value']['text']}/{item['value']['labels'][0]}": item
        for item in task[part][0]["result"]
        if item["type"] == "labels"
    }


@pytest.fixture
def read_tasks(read: Read, tmp_path: Path) -> Read:
    def call(*tasks: Any, **options: object) -> Reading:
        path = tmp_path / "export.json"
        path.write_text(json.dumps(list(tasks)), encoding="utf-8")
        return read("label-studio", path, **options)

    return call


# -- what is written ------------------------------------------------------------------------


def test_a_task_has_regions_relations_and_fields(document: Document) -> None:
    task = task_of(document)
    assert (task["data"]["text"], task["data"]["id"], task["data"]["title"]) == (document.text, "lengkap/1", "Judul")
    (prediction,) = task["predictions"]
    assert prediction["model_version"] == "tpo-ie 0.1.0"
    budi = regions(task)["Budi/PER"]
    assert budi["from_name"] == "mention"
    assert document.text[budi["value"]["start"] : budi["value"]["end"]] == "Budi"
    action = regions(task)["memulangkan/repatriation"]
    fields = {
        item["from_name"]: item["value"]
        for item in prediction["result"]
        if item.get("id") == action["id"] and item["type"] != "labels"
    }
    assert fields["status"]["choices"] == ["planned"]
    assert fields["negated"]["choices"] == ["negated"]
    assert fields["count"]["number"] == 12
    assert fields["time"]["text"] == ["2025-03-14", "2025-01/2025-06"]
    assert all(value["start"] == action["value"]["start"] for value in fields.values())
    relations = [item for item in prediction["result"] if item["type"] == "relation"]
    assert {"from_id", "to_id", "type", "direction", "labels"} == set(relations[0])
    relevance = next(item for item in prediction["result"] if item.get("from_name") == "relevance")
    assert relevance["value"] == {"choices": ["tppo"]}


def test_one_relation_for_a_pair_of_regions(document: Document) -> None:
    """Label Studio drops a second relation between the same two regions."""
    result = task_of(document)["predictions"][0]["result"]
    pairs = [(item["from_id"], item["to_id"]) for item in result if item["type"] == "relation"]
    assert len(pairs) == len(set(pairs))
    both = [item["labels"] for item in result if item["type"] == "relation" and len(item["labels"]) > 1]
    assert both == [["cooperates_with", "member_of"]]


def test_what_has_no_producer_is_an_annotation(document: Document) -> None:
    gold = document.model_copy(update={"producer": None})
    assert "predictions" not in task_of(gold)
    assert len(task_of(gold)["annotations"]) == 1
    assert task_of(gold, part="predictions")["predictions"][0]["model_version"] == "unknown"
    assert "annotations" in task_of(document, part="annotations")


def test_offsets_count_code_points_or_utf_16(document: Document) -> None:
    for offsets, encoding, width in (("code-points", "utf-32-le", 4), ("utf-16", "utf-16-le", 2)):
        text = document.text.encode(encoding)
        for item in regions(task_of(document, offsets=offsets)).values():  # type: ignore[arg-type]
            start, end = item["value"]["start"], item["value"]["end"]
            assert text[start * width : end * width].decode(encoding) == item["value"]["text"]


def test_the_configuration_knows_all_that_is_written(document: Document) -> None:
    root = ET.fromstring(labeling_config())
    labels = {label.get("value"): label.get("background") for label in root.iter("Label")}
    assert labels == {label: colour_of(label) for label in SPAN_LABELS}
    assert {relation.get("value") for relation in root.iter("Relation")} == set(LINK_TYPES)
    assert next(root.iter("Relations")).get("choice") == "multiple"
    choices = {c.get("name"): [v.get("value") for v in c.iter("Choice")] for c in root.iter("Choices")}
    assert choices["status"] == list(ACTION_STATUSES)
    assert choices["relevance"] == ["tppo", "migrant_protection", "other"]
    controls = {element.get("name") for element in root.iter() if element.get("toName") == "text"}
    (text,) = root.iter("Text")
    assert text.get("name") == "text" and text.get("value") == "$text"
    for item in task_of(document)["predictions"][0]["result"]:
        if item["type"] != "relation":
            assert item["from_name"] in controls
            assert item["to_name"] == "text"
    hotkeys = [label.get("hotkey") for label in root.iter("Label") if label.get("hotkey")]
    assert len(hotkeys) == len(set(hotkeys)) == 12


def test_an_empty_corpus_is_an_empty_list(tmp_path: Path) -> None:
    write([], tmp_path / "a.json", WriteOptions())
    assert json.loads((tmp_path / "a.json").read_text()) == []
    with pytest.raises(InputError, match="does not exist"):
        write([], tmp_path / "nowhere" / "a.json", WriteOptions())


def test_ids_of_regions_have_no_hash() -> None:
    for name in ("m1", "a#b", "50%", "x y", "é/1", "#"):
        assert "#" not in region_id(name)
        assert node_id(region_id(name)) == name
        assert node_id(region_id(name) + "#17") == name


# -- what an annotator exports --------------------------------------------------------------


def as_exported(task: dict[str, Any]) -> dict[str, Any]:
    """A task as Label Studio exports it after the annotator took the prediction over and submitted it."""
    result = json.loads(json.dumps(task["predictions"][0]["result"]))
    for item in result:
        item["origin"] = "prediction"
        if "id" in item:
            item["id"] += "#AbC12"
            item["value"].pop("text", None) if item["type"] == "choices" else None
    moved = [item for item in result if item["type"] == "relation"] + [i for i in result if i["type"] != "relation"]
    return {
        "id": 17,
        "annotations": [
            {
                "id": 4,
                "completed_by": 1,
                "result": moved,
                "was_cancelled": False,
                "ground_truth": False,
                "created_at": "2025-05-02T10:00:00Z",
                "updated_at": "2025-05-02T10:10:00Z",
                "lead_time": 12.5,
                "unique_id": "x",
            }
        ],
        "file_upload": "1-tasks.json",
        "drafts": [],
        "predictions": [3],
        "data": task["data"],
        "meta": {},
        "inner_id": 1,
        "total_annotations": 1,
    }


def test_nothing_is_lost_when_an_annotator_changes_nothing(document: Document, read_tasks: Read) -> None:
    assert read_tasks(as_exported(task_of(document))).only == document


def test_changes_of_an_annotator_count(document: Document, read_tasks: Read) -> None:
    task = as_exported(task_of(document))
    result = task["annotations"][0]["result"]
    trigger = regions(task, "annotations")["memulangkan/repatriation"]
    result[:] = [
        item
        for item in result
        if not (item.get("from_name") == "negated" or item.get("labels") == ["same_entity"])  # said to be two Budis
    ]
    for item in result:
        if item.get("from_name") == "status" and item["id"] == trigger["id"]:
            item["value"]["choices"] = ["done"]
        if item.get("from_name") == "entity_name" and item["value"]["text"] == ["Budi Santosa"]:
            item["value"]["text"] = ["Budi Hartono"]
        if item.get("from_name") == "relevance":
            item["value"]["choices"] = ["other"]
    at = document.text.index("siap")
    where = {"start": at, "end": at + 4, "text": "siap"}
    result += [
        {
            "id": "nAn0-_id",
            "from_name": "action",
            "to_name": "text",
            "type": "labels",
            "value": {**where, "labels": ["surveillance"]},
        },
        {
            "id": "nAn0-_id",
            "from_name": "status",
            "to_name": "text",
            "type": "choices",
            "value": {**where, "choices": ["possible"]},
        },
        {"from_id": "nAn0-_id", "to_id": "m4#AbC12", "type": "relation", "direction": "right", "labels": ["actor"]},
        {"from_id": "m2#AbC12", "to_id": "m4#AbC12", "type": "relation", "direction": "left", "labels": ["located_in"]},
    ]
    found = read_tasks(task).only
    assert found.entity("p1").name == "Budi Hartono"
    assert [m.entity for m in found.mentions if m.text == "Budi"] == ["p1", "e1"]
    assert found.relevance is not None and found.relevance.label == "other"
    repatriation, surveillance = found.actions[1:]
    assert (repatriation.status, repatriation.negated, repatriation.count) == ("done", False, 12)
    assert repatriation.attributes == {"count_unit": "orang"}
    assert (surveillance.status, surveillance.actors) == ("possible", ("a2",))
    assert (found.relations[-1].head, found.relations[-1].tail) == ("a2", "l1")


def test_a_deleted_region_takes_its_relations_along(document: Document, read_tasks: Read) -> None:
    task = as_exported(task_of(document))
    result = task["annotations"][0]["result"]
    gone = {item["id"] for key, item in regions(task, "annotations").items() if key.startswith("BP3MI")}
    result[:] = [i for i in result if not gone & {i.get("id"), f"{i.get('from_id')}#AbC12", f"{i.get('to_id')}#AbC12"}]
    found = read_tasks(task).only
    assert [m.id for m in found.mentions] == ["m1", "m2", "m3", "m5", "x y", "m9", "m10"]
    assert "a2" not in {e.id for e in found.entities}
    assert [r.type for r in found.relations] == ["part_of"]


def test_which_annotation_counts(document: Document, read_tasks: Read) -> None:
    def annotation(word: str, **more: Any) -> dict[str, Any]:
        start = document.text.index(word)
        value = {"start": start, "end": start + len(word), "text": word, "labels": ["LOC"]}
        return {"result": [{"id": "r", "type": "labels", "value": value}], **more}

    early = annotation("Kapolda", updated_at="2025-01-01")
    late = annotation("Riau", updated_at="2025-02-01")
    truth = annotation("siap", updated_at="2024-01-01", ground_truth=True)
    skipped = annotation("Jumat", updated_at="2026-01-01", was_cancelled=True)
    guess = annotation("PMI", model_version="1")
    data = {"text": document.text}

    def words(*annotations: Any, **options: object) -> list[str]:
        task = {"data": data, "annotations": list(annotations), "predictions": [annotation("12"), guess]}
        return [m.text for m in read_tasks(task, **options).only.mentions]

    assert words(late, early, skipped) == ["Riau"]
    assert words(late, truth) == ["siap"]
    assert words() == ["PMI"]
    assert words(late, part="predictions") == ["PMI"]
    found = read_tasks({"data": data, "annotations": [late, early, skipped]})
    assert found.left_out == {"annotations that the annotator skipped": 1, "further annotations of a task": 1}
    assert read_tasks({"data": data, "annotations": [skipped], "predictions": [guess]}).documents == []
    found = read_tasks({"data": data, "predictions": [guess]}, part="annotations")
    assert (found.documents, found.messages, found.left_out) == ([], [], {"tasks without annotations": 1})


def test_an_export_of_all_tasks_names_predictions_by_number(read_tasks: Read) -> None:
    found = read_tasks(
        {"id": 1, "data": {"text": "a"}, "annotations": [], "predictions": [17]},
        {"id": 2, "data": {"text": "b"}, "annotations": [{"result": []}], "predictions": [18]},
    )
    assert [d.text for d in found.documents] == ["b"]
    assert (found.messages, found.left_out) == ([], {"tasks without annotations": 1})


def test_old_exports_count_utf_16(document: Document, read_tasks: Read) -> None:
    old = task_of(document, offsets="utf-16")
    assert read_tasks(old).only == document


def test_tasks_of_others(read_tasks: Read) -> None:
    text = "Polda Riau menahan Budi.\r\nSiap."
    value = {"start": 0, "end": 10, "text": "Polda Riau"}
    result = [
        {"id": "a", "from_name": "ner", "to_name": "txt", "type": "labels", "value": {**value, "labels": ["INSTANSI"]}},
        {"id": "b", "type": "taxonomy", "value": {"start": 19, "end": 23, "taxonomy": [["nama", "PER"]]}},
        {"id": "c", "type": "labels", "value": {"start": 11, "end": 18, "text": "menahan", "labels": ["arrest"]}},
        {"id": "d", "type": "labels", "value": {"start": 24, "end": 29, "text": "\\nSiap", "labels": ["LAIN"]}},
        {"from_id": "c", "to_id": "b", "type": "relation", "direction": "right", "labels": ["target"]},
        {"from_id": "d", "to_id": "b", "type": "relation", "direction": "bi", "labels": ["part_of"]},
        {"id": "e", "type": "rating", "value": {"rating": 4}},
        {"id": "a", "type": "choices", "value": {**value, "choices": ["yakin"]}},
        {"id": "a", "type": "rating", "value": {**value, "rating": 4}},
        {"type": "other"},
    ]
    text = text.replace("\r\n", "\n")
    task = {"id": 3, "data": {"isi": text}, "annotations": [{"result": result}]}
    found = read_tasks(task, labels={"INSTANSI": "AGENCY", "LAIN": None})
    assert [(m.label, m.text) for m in found.only.mentions] == [("AGENCY", "Polda Riau"), ("PER", "Budi")]
    assert found.only.id == "3"
    assert found.only.actions[0].targets == (found.only.mentions[1].entity,)
    assert found.left_out == {
        "spans labelled LAIN": 1,
        "choices yakin": 1,
        "results of type rating": 1,
        "results of type rating for the whole text": 1,
        "results of type other": 1,
    }


def region(start: Any, end: Any, text: str, label: Any = "LOC") -> dict[str, Any]:
    return {"id": "r7", "type": "labels", "value": {"start": start, "end": end, "text": text, "labels": [label]}}


@pytest.mark.parametrize(
    ("task", "message"),
    [
        ({"data": {"text": "Riau"}, "annotations": [{"result": [region(0, 4, "Rian")]}]}, "r7: 'Rian' does not stand"),
        ({"data": {"text": "Riau"}, "annotations": [{"result": [region(1, 9, "x")]}]}, r"r7: \[1, 9\] lies outside"),
        ({"data": {"text": "😂"}, "annotations": [{"result": [region(0, 9, "x")]}]}, r"r7: \[0, 9\] lies outside"),
        (
            {"data": {"text": "Riau"}, "annotations": [{"result": [region("/p[1]", "/p[1]", "x")]}]},
            "r7: offsets into a plain text are expected",
        ),
        (
            {"data": {"text": "Riau"}, "annotations": [{"result": [region(0, 4, "Riau", "KOTA")]}]},
            "r7: the label 'KOTA'",
        ),
        (
            {"data": {"text": "Riau"}, "annotations": [{"result": [region(0, 4, "Riau", {"x": 1})]}]},
            "not of the expected",
        ),
        ({"data": {"text": "Riau"}, "annotations": [{"result": 5}]}, "result: a list of objects is expected"),
        ({"data": {"text": "Riau"}, "annotations": 5}, "annotations: a list is expected"),
        ({"text": "Riau", "ner": []}, "a task with `data` is expected .export as JSON, not as JSON_MIN"),
        ({"data": {"a": "x", "b": "y"}, "annotations": [{"result": []}]}, "data.text: a text is expected, found a, b"),
        ({"data": 5, "annotations": [{"result": []}]}, "data.text: a text is expected, found none"),
        (
            {"data": {"text": "x"}, "annotations": [{"result": [{"type": "relation", "from_id": "a"}]}]},
            "from_id and to_id are expected",
        ),
        (
            {"data": {"text": "x"}, "annotations": [{"result": [{"type": "relation", "from_id": "a", "to_id": "b"}]}]},
            "a: the relation to b has no label",
        ),
        (
            {"data": {"text": "x", "id": "a", "tpo_ie": {"nodes": 5}}, "annotations": [{"result": []}]},
            "not of the expected form",
        ),
        ([1, 2], "a task with `data` is expected"),
    ],
)
def test_faults_name_file_task_and_reason(read_tasks: Read, task: Any, message: str) -> None:
    good = {"data": {"text": "baik"}, "annotations": [{"result": []}]}
    if isinstance(task, dict):
        task = {"id": 99, **task}
    found = read_tasks(task, good)
    assert [d.text for d in found.documents] == ["baik"]
    (told,) = found.messages
    place = "task 99" if isinstance(task, dict) else "task 1"
    assert re.search(rf"export\.json: {place}: .*{message}", told), told


def test_files(read: Read, tmp_path: Path, document: Document) -> None:
    task = task_of(document)
    (tmp_path / "a.json").write_text(json.dumps(task), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\ufeff" + json.dumps(task) + "\n\n" + json.dumps(task), encoding="utf-8")
    assert read("label-studio", tmp_path).documents == [document] * 3
    (tmp_path / "c.json").write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match=r"c\.json: not JSON"):
        read("label-studio", tmp_path / "c.json")
    (tmp_path / "leer").mkdir()
    with pytest.raises(InputError, match=r"holds no \.json file"):
        read("label-studio", tmp_path / "leer")
    with pytest.raises(InputError, match="No such file"):
        read("label-studio", tmp_path / "nothing.json")
