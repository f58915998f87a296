"""``tpo-ie corpus convert``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import REPOSITORY
from tpo_ie.document import Document

DEV = REPOSITORY / "corpora" / "tppo-1.0" / "dev.jsonl"


@pytest.fixture
def corpus(small: dict[str, Any], tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl"
    path.write_text(Document.from_dict(small).to_json() + "\n", encoding="utf-8")
    return path


def test_by_endings_and_by_names(run: Run, corpus: Path, tmp_path: Path) -> None:
    before = corpus.read_text(encoding="utf-8")
    for first, options in (("a.json", ()), ("a.spacy", ()), ("ordner", ("--to", "brat"))):
        there = run("corpus", "convert", corpus, tmp_path / first, *options)
        assert (there.code, there.stdout, there.stderr) == (0, "", "")
        back = run("corpus", "convert", tmp_path / first, tmp_path / "back.jsonl")
        assert (back.code, back.stdout, back.stderr) == (0, "", "")
        assert (tmp_path / "back.jsonl").read_text(encoding="utf-8") == before


def test_the_development_corpus_to_brat_and_back(run: Run, tmp_path: Path) -> None:
    assert run("corpus", "convert", DEV, tmp_path / "brat", "--to", "brat").code == 0
    assert (tmp_path / "brat" / "annotation.conf").is_file()
    assert run("corpus", "convert", tmp_path / "brat", tmp_path / "back.jsonl").code == 0
    assert (tmp_path / "back.jsonl").read_bytes() == DEV.read_bytes()


def test_what_is_not_held_is_said(run: Run, corpus: Path, tmp_path: Path) -> None:
    done = run("corpus", "convert", corpus, tmp_path / "a.bilou", "--scheme", "bilou")
    assert (done.code, done.stdout) == (0, "")
    assert "tpo-ie: not held by conll: quotes: 1 missing" in done.stderr.splitlines()
    assert "\tU-PER" in (tmp_path / "a.bilou").read_text(encoding="utf-8")


def test_options_of_label_studio(run: Run, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    assert run("corpus", "convert", corpus, out, "--part", "predictions", "--offsets", "utf-16").code == 0
    (task,) = json.loads(out.read_text(encoding="utf-8"))
    assert set(task) == {"data", "predictions"}
    assert run("corpus", "convert", out, tmp_path / "b.jsonl", "--part", "predictions").code == 0
    assert (tmp_path / "b.jsonl").read_bytes() == corpus.read_bytes()
    missing = run("corpus", "convert", out, tmp_path / "c.jsonl", "--part", "annotations")
    assert missing.code == 1
    assert missing.stderr == f"tpo-ie: {out}: no document (left out: tasks without annotations 1)\n"
    assert not (tmp_path / "c.jsonl").exists()


def test_some_documents_failed(run: Run, corpus: Path, tmp_path: Path) -> None:
    corpus.write_text("[]\n" + corpus.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("corpus", "convert", corpus, tmp_path / "out.jsonl")
    assert done.code == 1
    assert done.stderr.splitlines() == [
        f"tpo-ie: {corpus}:1: a document is a JSON object, not list",
        f"tpo-ie: 1 failed, 1 written to {tmp_path / 'out.jsonl'}",
    ]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_a_public_set_with_labels_of_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dev.conll").write_text("Polda\tB-ORG\nRiau\tI-ORG\n\nSolo\tB-LOC\n", encoding="utf-8")
    (tmp_path / "peta.yaml").write_text("ORG: AGENCY\nLOC: null\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = run(
        "corpus",
        "convert",
        tmp_path,
        out,
        "--from",
        "idner-news-2k",
        "--split",
        "dev",
        "--labels",
        tmp_path / "peta.yaml",
    )
    assert done.code == 0
    assert done.stderr.splitlines()[0].startswith("tpo-ie: idner-news-2k: ")
    assert done.stderr.splitlines()[1:] == ["tpo-ie: left out from idner-news-2k: spans labelled LOC 1"]
    documents = [Document.from_json(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [[(m.label, m.text) for m in d.mentions] for d in documents] == [[("AGENCY", "Polda Riau")], []]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("dev.jsonl", "a"), "does not say the format"),
        (("dev.jsonl", "a.tsv"), "webanno is only read"),
        (("dev.jsonl", "dev.jsonl"), "this is what is to be read"),
        (("dev.jsonl", "voll", "--to", "brat"), "not an empty folder"),
        (("dev.jsonl", "voll", "--to", "conll"), "conll is written to a file"),
        (("dev.jsonl", "dev.jsonl/x", "--to", "xml"), "no format is called 'xml'"),
        (("dev.jsonl", "a.json", "--scheme", "bio"), "--scheme goes with --to conll"),
        (("dev.jsonl", "a.conll", "--scheme", "iob"), "'iob' is not one of"),
        (("dev.jsonl", "a.conll", "--offsets", "utf-16"), "--offsets goes with --to label-studio"),
        (("dev.jsonl", "a.conll", "--part", "predictions"), "--part goes with label-studio"),
        (("a.conll", "a.jsonl", "--split", "dev"), "--split goes with jsonl"),
        ((), "Missing argument"),
    ],
)
def test_wrong_use(
    run: Run, corpus: Path, tmp_path: Path, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voll").mkdir()
    (tmp_path / "voll" / "x").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    done = run("corpus", "convert", *arguments)
    assert done.code == 2
    assert message in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dev.jsonl", "voll"]


@pytest.mark.parametrize(
    ("source", "options", "message"),
    [
        ("nothing.jsonl", (), "nothing.jsonl: no such file or folder"),
        ("nothing", ("--from", "brat"), "nothing: no such file or folder"),
        ("nothing.tsv", (), "nothing.tsv: No such file or directory"),
        ("nothing.spacy", (), "nothing.spacy: no such file"),
        ("dev.jsonl", ("--labels", "nothing.yaml"), "nothing.yaml: No such file or directory"),
        ("dev.jsonl", ("--split", "test"), "dev.jsonl: no document"),
    ],
)
def test_input_that_cannot_be_read(
    run: Run,
    corpus: Path,
    tmp_path: Path,
    source: str,
    options: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("corpus", "convert", source, "out.json", *options)
    assert done.code == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr and "should not have happened" not in done.stderr
    assert not (tmp_path / "out.json").exists()


def test_help(run: Run) -> None:
    assert run("corpus").code == 2
    done = run("corpus", "convert", "--help")
    assert done.code == 0
    for name in ("jsonl", "brat", "label-studio", "doccano", "conll", "docbin", "datasets", "webanno", "pfsa-id"):
        assert name in done.stdout
