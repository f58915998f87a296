"""The journey of ``docs/annotation-loop.md``, every command of it, with an annotator who knows the gold."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import REPOSITORY
from tpo_ie.cli.main import app
from tpo_ie.corpus.formats.label_studio import task_of
from tpo_ie.corpus.reading import read_documents
from tpo_ie.corpus.validation.run import document_findings
from tpo_ie.document import Document

PAGE = (REPOSITORY / "docs" / "annotation-loop.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_ARTICLES = 16


def commands() -> list[list[str]]:
    blocks = (body for kind, body in _BLOCK.findall(PAGE) if kind == "console")
    lines = (line for body in blocks for line in body.splitlines())
    return [shlex.split(line.removeprefix("$ "))[1:] for line in lines]


def name_of(arguments: list[str]) -> str:
    return " ".join(arguments[:2]) if arguments[0] == "corpus" else arguments[0]


def run(arguments: list[str]) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, (arguments, result.output, result.exception)
    return result.stdout


@pytest.fixture(scope="module")
def gold() -> dict[str, Document]:
    """The shortest articles of the development split to which the guide has no objection."""
    found = (d for d in read_documents([REPOSITORY / "corpora" / "tppo-1.0" / "dev.jsonl"]))
    sound = [d for d in found if not any(finding.severity == "error" for finding in document_findings(d))]
    return {d.id: d for d in sorted(sound, key=lambda d: len(d.text))[:_ARTICLES]}


@pytest.fixture(scope="module")
def journey(
    gold: dict[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, dict[str, str]]]:
    """The folder after everything up to training, and what each command printed."""
    folder = tmp_path_factory.mktemp("loop")
    (folder / "archive").mkdir()
    documents = list(gold.values())
    for document in documents[3:]:
        (folder / "archive" / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    (folder / "corpus.jsonl").write_text("".join(d.to_json() + "\n" for d in documents[:3]), encoding="utf-8")
    printed = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for arguments in commands():
            if arguments[0] == "train":
                break
            if name_of(arguments) == "corpus merge":
                annotate(folder, gold)
            printed[name_of(arguments)] = run(arguments)
        yield folder, printed


def annotate(folder: Path, gold: dict[str, Document]) -> None:
    """Correct every task as Label Studio exports it: ids of its own, predictions by number."""
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    for number, task in enumerate(tasks, start=1):
        right = gold[task["data"]["id"]]
        result = task_of(right, part="annotations")["annotations"][0]["result"]
        annotation = {"id": 100 + number, "result": result, "was_cancelled": False, "ground_truth": False}
        annotation |= {"created_at": "2026-03-01T08:00:00Z", "updated_at": "2026-03-01T08:30:00Z", "completed_by": 1}
        task.update(id=number, annotations=[annotation], predictions=[number], total_annotations=1)
    (folder / "export.json").write_text(json.dumps(tasks), encoding="utf-8")


def test_the_page_walks_the_whole_loop() -> None:
    assert [name_of(arguments) for arguments in commands()] == [
        "corpus sample", "corpus preannotate", "corpus merge", "corpus validate", "evaluate", "corpus agreement",
        "corpus split", "corpus stats", "train", "evaluate",
    ]  # fmt: skip


def test_ten_articles_are_chosen_and_annotated(journey: tuple[Path, dict[str, str]], gold: dict[str, Document]) -> None:
    folder, _ = journey
    chosen = list(read_documents([folder / "next.jsonl"]))
    assert len(chosen) == 10
    assert not {document.id for document in chosen} & set(list(gold)[:3])
    assert all(document.producer for document in read_documents([folder / "originals.jsonl"]))
    assert "<View>" in (folder / "labeling.xml").read_text(encoding="utf-8")


def test_what_the_annotator_said_comes_back_as_gold(
    journey: tuple[Path, dict[str, str]], gold: dict[str, Document]
) -> None:
    folder, printed = journey
    merged = list(read_documents([folder / "gold.jsonl"]))
    assert len(merged) == 10
    for document in merged:
        right = gold[document.id]
        assert [(m.start, m.end, m.label) for m in document.mentions] == [
            (m.start, m.end, m.label) for m in right.mentions
        ]
        assert [(a.category, a.trigger, a.status) for a in document.actions] == [
            (a.category, a.trigger, a.status) for a in right.actions
        ]
        assert len(document.officials) == len(right.officials)
        assert document.producer is None
        assert document.meta.attributes["preannotated_by"].startswith("tpo-ie")
    assert "What the annotator changed (10 documents)" in printed["corpus merge"]
    changes = [json.loads(line) for line in (folder / "changes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {change["kind"] for change in changes} == {"added", "removed", "changed"}


def test_checks_scores_and_splits(journey: tuple[Path, dict[str, str]]) -> None:
    folder, printed = journey
    assert "13 documents: 0 errors" in printed["corpus validate"]
    assert "mentions" in printed["evaluate"]
    sizes = [len(list(read_documents([folder / "edition" / f"{name}.jsonl"]))) for name in ("train", "dev", "test")]
    assert sum(sizes) == 13
    assert min(sizes) > 0
    assert "POSITION" in printed["corpus stats"]


@pytest.mark.filterwarnings("default")  # torch's exporter warns about itself
def test_training_gives_a_model_that_loads(journey: tuple[Path, dict[str, str]], gold: dict[str, Document]) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("transformers")
    pytest.importorskip("onnx")
    import tpo_ie
    from tests.training.test_training import _tiny_encoder

    folder, _ = journey
    _tiny_encoder(folder / "start", [document.text for document in gold.values()])
    (config,) = (body for kind, body in _BLOCK.findall(PAGE) if kind == "yaml")
    (folder / "train.yaml").write_text(config, encoding="utf-8")
    train, evaluate = commands()[-2:]
    run(train)
    assert "mentions" in run(evaluate)
    document = tpo_ie.load(folder / "run" / "model")("Polda Riau menangkap dua pelaku.")._.tpo_document
    assert document.producer.model == "mine-0.1.0"
