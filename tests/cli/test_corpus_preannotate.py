"""``tpo-ie corpus preannotate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tpo_ie.corpus.formats.label_studio import labeling_config
from tpo_ie.corpus.preannotation import predict
from tpo_ie.document import Document
from tpo_ie.records import Record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Polda Riau, teks {name}.", encoding="utf-8")
    return tmp_path


def test_tasks_configuration_and_originals(run: Run, records: list[dict[str, Any]], folder: Path) -> None:
    out = folder / "tasks.json"
    done = run(
        "corpus", "preannotate", folder / "a.txt", folder / "b.txt", "--out", out,
        "--labeling-config", folder / "config.xml", "--originals", folder / "originals.jsonl",
    )  # fmt: skip
    assert (done.code, done.stdout, done.stderr) == (0, "", "")
    tasks = json.loads(out.read_text(encoding="utf-8"))
    assert [task["data"]["id"] for task in tasks] == ["a", "b"]
    assert all("predictions" in task and "annotations" not in task for task in tasks)
    assert (folder / "config.xml").read_text(encoding="utf-8") == labeling_config()
    lines = (folder / "originals.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Document.from_json(line).id for line in lines] == ["a", "b"]


def test_brat(run: Run, records: list[dict[str, Any]], folder: Path) -> None:
    done = run("corpus", "preannotate", folder / "a.txt", "--to", "brat", "--out", folder / "brat")
    assert (done.code, done.stderr) == (0, "")
    assert {path.name for path in (folder / "brat").iterdir()} >= {"a.txt", "a.ann", "annotation.conf"}


def test_only_the_first(run: Run, records: list[dict[str, Any]], folder: Path) -> None:
    assert run("corpus", "preannotate", folder, "--limit", "2", "--all-actions", "--out", folder / "t.json").code == 0
    assert [record["id"] for record in records] == ["a", "b"]
    assert records[0]["options"]["all_actions"] is True


def test_documents_of_a_corpus_are_articles_too(run: Run, records: list[dict[str, Any]], tmp_path: Path) -> None:
    document = Document(id="x/1", text="Halo.", meta={"source": "Kabar", "attributes": {"n": 1}})
    (tmp_path / "a.jsonl").write_text(document.to_json() + "\n", encoding="utf-8")
    assert run("corpus", "preannotate", tmp_path / "a.jsonl", "--out", tmp_path / "t.json").code == 0
    assert (records[0]["id"], records[0]["source"], records[0]["attributes"]) == ("x/1", "Kabar", {"n": 1})


def test_some_failed(run: Run, records: list[dict[str, Any]], folder: Path) -> None:
    (folder / "b.txt").write_text("GAGAL", encoding="utf-8")
    out = folder / "tasks.json"
    done = run("corpus", "preannotate", *(folder / f"{n}.txt" for n in "abcd"), "--out", out)
    assert done.code == 1
    assert f"tpo-ie: {folder / 'b.txt'}: RuntimeError: as told" in done.stderr.splitlines()
    assert f"tpo-ie: {folder / 'd.txt'}: no such file" in done.stderr.splitlines()
    assert done.stderr.splitlines()[-1] == f"tpo-ie: 2 failed, 2 written to {out}"
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 2


def test_nothing_to_write(run: Run, records: list[dict[str, Any]], folder: Path) -> None:
    done = run("corpus", "preannotate", folder / "nothing.txt", "--out", folder / "t.json")
    assert done.code == 1
    assert done.stderr.splitlines()[-1] == f"tpo-ie: {folder / 't.json'}: there is no article to write"
    assert not (folder / "t.json").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--out", "a.txt"), "this is what is to be read"),
        (("--out", "."), "label-studio is written to a file"),
        (("--to", "brat", "--out", "."), "not an empty folder"),
        (("--to", "brat", "--out", "b", "--labeling-config", "c.xml"), "--labeling-config goes with --to label-studio"),
        (("--to", "doccano", "--out", "b"), "'doccano' is not one of"),
        ((), "Missing option '--out'"),
    ],
)
def test_wrong_use(
    run: Run, folder: Path, options: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "300")
    done = run("corpus", "preannotate", "a.txt", *options)
    assert done.code == 2
    assert message in done.stderr


def test_a_missing_model(run: Run, folder: Path) -> None:
    done = run("corpus", "preannotate", folder / "a.txt", "--model", folder / "none", "--out", folder / "t.json")
    assert done.code == 1
    assert "none" in done.stderr and "should not have happened" not in done.stderr


def test_one_bad_article_costs_no_other(records: list[dict[str, Any]]) -> None:
    failed: list[tuple[str, str]] = []
    articles = [Record(name, text, f"{name}.txt") for name, text in (("a", "satu"), ("b", "GAGAL"), ("c", "tiga"))]
    found = predict(articles, on_failure=lambda record, error: failed.append((record.place, str(error))))
    assert [document.id for document in found] == ["a", "c"]
    assert failed == [("b.txt", "as told")]


def test_options_reach_the_pipeline(records: list[dict[str, Any]]) -> None:
    list(predict([Record("a", "x", "a.txt")], model=Path("mini"), all_actions=True, on_failure=pytest.fail))
    assert records[0]["options"] == {"model": "mini", "all_actions": True}
