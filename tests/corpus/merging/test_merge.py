"""Annotated documents taken back: gold, conflicts, the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.drafts import action, document
from tpo_ie.corpus.formats.label_studio import task_of
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.merging import Merge, merge
from tpo_ie.corpus.merging.gold import as_gold
from tpo_ie.corpus.merging.reporting import sheets, to_dict
from tpo_ie.document import Document
from tpo_ie.errors import InputError

_PRODUCER = {"name": "tpo-ie", "version": "0.1.0", "model": "mini"}
_TEXT = "[[a1|Polda Riau]] menangkap calo. [[p1|Budi]] memeriksa."


def predicted(identifier: str = "d", text: str = _TEXT, **layers: Any) -> Document:
    layers = {"actions": [action("menangkap", "arrest", actors=["a1"], score=0.6, rule="verb")]} | layers
    found = document(text, id=identifier, producer=_PRODUCER, meta={"source": "Kabar"}, **layers)
    return found.model_copy(update={"mentions": tuple(m.model_copy(update={"score": 0.5}) for m in found.mentions)})


def tasks(path: Path, *found: dict[str, Any]) -> Path:
    path.write_text(json.dumps(found), encoding="utf-8")
    return path


def exported(original: Document, *annotations: Document, **values: Any) -> dict[str, Any]:
    """A task as Label Studio exports it, with an annotation for each document."""
    task = task_of(original, part="predictions")
    for number, annotated in enumerate(annotations):
        result = task_of(annotated, part="annotations")["annotations"][0]["result"]
        found = {"id": number, "result": result, "updated_at": f"2026-01-0{number + 1}T00:00:00Z"} | values
        task.setdefault("annotations", []).append(found)
    return task


def run(original: Path, annotated: Path, **options: Any) -> tuple[list[Document], Merge]:
    outcome = Merge(Report(pytest.fail))
    return list(merge(original, annotated, outcome, **options)), outcome


def test_untouched_predictions_become_gold(tmp_path: Path) -> None:
    before = predicted()
    original = tasks(tmp_path / "tasks.json", task_of(before, part="predictions"))
    (gold,), outcome = run(original, tasks(tmp_path / "export.json", exported(before, before)))
    assert gold.producer is None
    assert gold.meta.source == "Kabar"
    assert gold.meta.attributes == {"preannotated_by": "tpo-ie 0.1.0 (mini)"}
    assert {item.score for item in (*gold.mentions, *gold.actions)} == {None}
    assert gold.actions[0].rule is None
    assert gold.actions[0].evidence == before.actions[0].evidence
    assert {kind for _, _, kind in outcome.counts} == {"kept"}
    assert (outcome.merged, outcome.conflicts, outcome.untouched) == (1, [], [])


def test_what_the_annotator_changed_is_taken_and_counted(tmp_path: Path) -> None:
    before = predicted()
    after = predicted(
        text=_TEXT.replace("calo", "[[k1|calo]]"),
        actions=[
            action("menangkap", "arrest", actors=["a1"], targets=["k1"], evidence=[]),
            action("memeriksa", "investigation", evidence=[]),
        ],
    )
    original = tasks(tmp_path / "tasks.json", task_of(before, part="predictions"))
    seen: list[str] = []
    (gold,), outcome = run(
        original,
        tasks(tmp_path / "export.json", exported(before, after)),
        on_change=lambda change: seen.append(change.kind),
    )
    assert [mention.text for mention in gold.mentions] == ["Polda Riau", "calo", "Budi"]
    assert gold.span(gold.actions[1].evidence[0]) == "Budi memeriksa."
    assert outcome.counts["mentions", "GROUP", "added"] == 1
    assert outcome.counts["actions", "arrest", "changed"] == 1
    assert outcome.counts["actions", "investigation", "added"] == 1
    assert outcome.fields == {("actions", "targets"): 1}
    assert len(seen) == sum(outcome.counts.values())
    assert outcome.evidence >= 1


def test_the_report(tmp_path: Path) -> None:
    before = predicted()
    after = predicted(text=_TEXT.replace("[[p1|Budi]]", "Budi"))
    original = tasks(tmp_path / "tasks.json", task_of(before, part="predictions"))
    _, outcome = run(original, tasks(tmp_path / "export.json", exported(before, after)))
    found = to_dict(outcome)
    assert found["layers"]["mentions"] == {
        "kept": 1, "added": 0, "removed": 1, "changed": 0, "fields": {},
        "per_label": {
            "AGENCY": {"kept": 1, "added": 0, "removed": 0, "changed": 0},
            "PER": {"kept": 0, "added": 0, "removed": 1, "changed": 0},
        },
    }  # fmt: skip
    assert json.loads(json.dumps(found)) == found
    rows = {row.name: row.cells for row in sheets(outcome)[0].rows}
    assert rows["mentions"] == ("1", "0", "1", "0", "50%")
    assert rows["  PER"] == ("0", "0", "1", "0", "0%")


def test_tasks_that_nobody_annotated(tmp_path: Path) -> None:
    one, other = predicted("a"), predicted("b")
    original = tasks(tmp_path / "tasks.json", *(task_of(d, part="predictions") for d in (one, other)))
    export = tasks(tmp_path / "export.json", exported(other, other), exported(one))
    documents, outcome = run(original, export)
    assert [document.id for document in documents] == ["b"]
    assert outcome.untouched == ["a"]
    documents, _ = run(original, export, keep_untouched=True)
    assert [(document.id, document.producer is None) for document in documents] == [("a", False), ("b", True)]


@pytest.mark.parametrize(("prefer", "taken"), [("none", None), ("first", "PER"), ("last", "ORG")])
def test_annotators_who_differ_are_a_conflict(tmp_path: Path, prefer: Any, taken: str | None) -> None:
    before = predicted()
    after = predicted(text=_TEXT.replace("[[p1|", "[[g1|"))
    original = tasks(tmp_path / "tasks.json", task_of(before, part="predictions"))
    documents, outcome = run(original, tasks(tmp_path / "e.json", exported(before, before, after)), prefer=prefer)
    done = "not merged" if taken is None else f"the {prefer} one was taken"
    assert outcome.conflicts == [f"d: 2 annotations differ (mentions 1, entities 1); {done}"]
    assert [document.mentions[1].label for document in documents] == ([] if taken is None else [taken])


def test_annotators_who_agree_and_ground_truth_are_none(tmp_path: Path) -> None:
    before = predicted()
    after = predicted(text=_TEXT.replace("[[p1|", "[[g1|"))
    original = tasks(tmp_path / "tasks.json", task_of(before, part="predictions"))
    documents, outcome = run(original, tasks(tmp_path / "e.json", exported(before, after, after)))
    assert (len(documents), outcome.conflicts) == (1, [])
    task = exported(before, after, before)
    task["annotations"][0]["ground_truth"] = True
    (gold,), outcome = run(original, tasks(tmp_path / "e.json", task))
    assert (gold.mentions[1].label, outcome.conflicts) == ("ORG", [])
    task = exported(before, after, before)
    task["annotations"][1]["was_cancelled"] = True
    (gold,), outcome = run(original, tasks(tmp_path / "e.json", task))
    assert (gold.mentions[1].label, outcome.conflicts) == ("ORG", [])


def test_texts_that_changed_and_strangers_are_named(tmp_path: Path) -> None:
    before = predicted()
    changed = document("Polda Riau menahan calo.", id="d")
    original = tasks(tmp_path / "tasks.json", task_of(before, part="predictions"))
    export = tasks(tmp_path / "e.json", exported(changed, changed), exported(predicted("new"), predicted("new")))
    documents, outcome = run(original, export)
    assert documents == []
    assert outcome.conflicts == [
        "d: the text differs at offset 15: 'ngkap calo. Budi memeriksa.' became 'han calo.'; not merged",
        f"new: is not in {original}; not merged",
    ]


def test_a_broken_task_costs_no_other(tmp_path: Path) -> None:
    one, other = predicted("a"), predicted("b")
    original = tasks(tmp_path / "tasks.json", *(task_of(d, part="predictions") for d in (one, other)))
    broken = exported(one, one) | {"id": 7}
    broken["annotations"][0]["result"][0]["value"]["text"] = "Polri"
    told: list[str] = []
    outcome = Merge(Report(told.append))
    export = tasks(tmp_path / "e.json", broken, {"annotations": 3}, exported(other, other))
    assert [document.id for document in merge(original, export, outcome)] == ["b"]
    assert "task 7" in told[0] and "'Polri' does not stand at its offsets" in told[0]
    assert (len(told), outcome.report.failed) == (2, 2)


def test_brat_and_lines_of_documents(tmp_path: Path) -> None:
    from tpo_ie.corpus.convert import convert
    from tpo_ie.corpus.formats import get_format

    original = tmp_path / "original.jsonl"
    original.write_text(predicted("a").to_json() + "\n" + predicted("b").to_json() + "\n", encoding="utf-8")
    convert(str(original), tmp_path / "brat", "jsonl", get_format("brat"), tell=pytest.fail)
    file = tmp_path / "brat" / "a.ann"
    file.write_text(file.read_text().replace("PER", "ORG"), encoding="utf-8")
    documents, outcome = run(original, tmp_path / "brat")
    assert [d.mentions[1].label for d in documents] == ["ORG", "PER"]
    assert outcome.counts["mentions", "PER", "changed"] == 1
    assert run(original, original)[1].counts["mentions", "PER", "kept"] == 2


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nothing.json", "nothing.json: no such file"),
        ("a.xyz", "a.xyz: the name does not say the format"),
        ("a.conll", "a.conll: conll does not hold every layer; what it lacks would be lost"),
    ],
)
def test_files_that_cannot_be_merged(tmp_path: Path, name: str, message: str) -> None:
    for file in ("a.xyz", "a.conll"):
        (tmp_path / file).write_text("")
    good = tmp_path / "good.jsonl"
    good.write_text(predicted().to_json() + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        run(good, tmp_path / name)
    with pytest.raises(InputError, match=message):
        run(tmp_path / name, good)


def test_an_original_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text((predicted().to_json() + "\n") * 2, encoding="utf-8")
    with pytest.raises(InputError, match="'d' stands twice"):
        run(path, path)


def test_gold_of_a_draft_by_hand_names_no_program() -> None:
    draft = document(_TEXT, actions=[action("menangkap", "arrest", evidence=[])])
    gold, filled = as_gold(draft, draft)
    assert (filled, gold.meta.attributes) == (1, {})
    assert gold.span(gold.actions[0].evidence[0]) == "Polda Riau menangkap calo."
    assert Document.from_json(gold.to_json()) == gold


def test_a_relation_gets_the_words_between_its_ends() -> None:
    text = "[[a1|Polda Riau]] maju. [[a2|Unit PPA]] dari [[a1|Polda Riau]] datang. [[a3|BP3MI]] pergi."
    ties = [{"type": "part_of", "head": "a2", "tail": "a1"}, {"type": "cooperates_with", "head": "a3", "tail": "a2"}]
    draft = document(text, relations=ties)
    gold, filled = as_gold(draft, draft)
    (own, other), evidence = gold.relations, gold.relations[0].evidence
    assert evidence is not None
    assert gold.span(evidence) == "Unit PPA dari Polda Riau"
    assert (own.type, other.evidence, filled) == ("part_of", None, 1)


def test_an_empty_text_has_no_sentence() -> None:
    empty = Document.from_dict(
        {"id": "x", "text": "", "actions": [{"category": "arrest", "trigger": [0, 0], "status": "done"}]}
    )
    gold, _ = as_gold(empty, empty)
    assert gold.actions[0].evidence == ((0, 0),)
