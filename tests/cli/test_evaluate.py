from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tpo_ie.document import Document
from tpo_ie.errors import DataWarning


@pytest.fixture
def gold(tmp_path: Path, small: dict[str, Any]) -> Path:
    lines = [json.dumps(small | {"id": name}) for name in ("satu", "dua")]
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_perfect_prediction(run: Run, gold: Path, tmp_path: Path) -> None:
    pred = tmp_path / "pred.jsonl"
    pred.write_text("\n".join(reversed(gold.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")
    out = tmp_path / "scores.json"
    result = run("evaluate", gold, "--pred", pred, "--json", out)
    assert result.code == 0
    assert "2 documents" in result.stdout
    assert "mentions.strict.micro" in result.stdout
    assert "same start, same end, same label" in result.stdout
    scores = json.loads(out.read_text(encoding="utf-8"))
    assert scores["mentions"]["strict"]["micro"]["f1"] == 1.0
    assert scores["officials"]["support"] == 2


def test_json_to_stdout_alone(run: Run, gold: Path) -> None:
    assert json.loads(run("evaluate", gold, "--pred", gold, "--json", "-").stdout)["documents"] == 2


def test_a_missing_prediction_counts_as_empty_and_is_named(run: Run, gold: Path, tmp_path: Path) -> None:
    pred = tmp_path / "pred.jsonl"
    pred.write_text(gold.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    result = run("evaluate", gold, "--pred", pred, "--json", "-")
    assert result.code == 1
    assert f"{pred}: no prediction for dua" in result.stderr
    assert json.loads(result.stdout)["mentions"]["strict"]["micro"]["r"] == 0.5


def test_faults_are_named(run: Run, gold: Path, tmp_path: Path) -> None:
    double = tmp_path / "double.jsonl"
    double.write_text(gold.read_text(encoding="utf-8").replace("satu", "dua"), encoding="utf-8")
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "x", "text": "y", "mentions": [{}]}', encoding="utf-8")
    for arguments, reason in (
        ((gold, "--pred", double), "'dua' stands twice"),
        ((broken, "--pred", gold), "broken.jsonl:1: mentions[0].id: is missing"),
        ((tmp_path / "tiada.jsonl", "--pred", gold), "no such file"),
        ((gold, "--pred", tmp_path / "tiada.jsonl"), "no such file"),
        ((gold, "--pred", gold, "--against", tmp_path / "tiada.jsonl"), "no such file"),
        ((gold, "--pred", gold, "--train", tmp_path / "tiada.jsonl"), "no such file"),
        ((gold, "--pred", gold, "--split", "test"), "no document of the split 'test'"),
    ):
        result = run("evaluate", *arguments)
        assert result.code == 1
        assert reason in result.stderr
        assert result.stdout == ""


def test_a_bad_document_costs_no_other(run: Run, gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    first = gold.read_text(encoding="utf-8").split("\n")[0]
    other.write_text(first + "\n" + json.dumps({"id": "dua", "text": "Teks lain."}), encoding="utf-8")
    result = run("evaluate", gold, "--pred", other, "--json", "-")
    assert result.code == 1
    assert f"{other}: dua: gold and prediction have different texts" in result.stderr
    assert json.loads(result.stdout)["mentions"]["strict"]["micro"]["r"] == 0.5
    gold.write_text(gold.read_text(encoding="utf-8") + "\n{}", encoding="utf-8")
    result = run("evaluate", gold, "--pred", other, "--json", "-")
    assert json.loads(result.stdout)["documents"] == 2
    assert "dev.jsonl:3: id: is missing" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--pred", "x", "--model", "y"], ["--pred", "x", "--scheme", "nerui"], ["--scheme", "nerui", "--split", "dev"],
     ["--precision", "int4"], ["--pred", "x", "--precision", "fp32"], ["--scheme", "nerui", "--html", "x.html"],
     ["--scheme", "nerui", "--against", "x"], ["--pred", "x", "--slices", "moon"], ["--pred", "x", "--slices", "seen"],
     ["--pred", "x", "--resamples", "0"], ["--pred", "x", "--html-documents", "0"],
     ["--pred", "x", "--rules", "r.yaml"], ["--scheme", "nerui", "--agencies", "a.tsv"]],
)  # fmt: skip
def test_wrong_use(run: Run, gold: Path, arguments: list[str]) -> None:
    assert run("evaluate", gold, *arguments).code == 2


def test_slices_comparison_and_details(run: Run, gold: Path, tmp_path: Path, small: dict[str, Any]) -> None:
    worse = tmp_path / "worse.jsonl"
    worse.write_text("\n".join(json.dumps({"id": name, "text": small["text"]}) for name in ("satu", "dua")), "utf-8")
    options = ("--against", worse, "--slices", "year, seen", "--train", gold, "--details", "--resamples", "20")
    result = run("evaluate", gold, "--pred", gold, *options)
    assert result.code == 0
    for part in ("by year", "2025", "seen", "this system against the other", "mentions.strict.per_label", "p-value"):
        assert part in result.stdout
    compact = run("evaluate", gold, "--pred", gold).stdout
    assert "per_label" not in compact
    scores = json.loads(run("evaluate", gold, "--pred", gold, *options, "--json", "-").stdout)
    assert scores["against"]["mentions"]["strict"]["micro"]["against"] == 0.0
    assert scores["slices"]["year"]["2025"]["documents"] == 2


def test_markdown_and_html_are_written_beside_the_json(run: Run, gold: Path, tmp_path: Path) -> None:
    pred = tmp_path / "pred.jsonl"
    pred.write_text(gold.read_text(encoding="utf-8").replace('"Kapolda"', '"Kepala"'), encoding="utf-8")
    html, markdown = tmp_path / "x.html", tmp_path / "x.md"
    options = ("--html", html, "--markdown", markdown, "--json", "-", "--html-documents", "1")
    result = run("evaluate", gold, "--pred", pred, *options)
    assert result.code == 0
    assert json.loads(result.stdout)["officials"]["f1"] == 0.0
    page = html.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "wrong_title" in page
    assert "shows the first 1 documents with mistakes, 1 more have some" in result.stderr
    assert "| officials | 0.000 |" in markdown.read_text(encoding="utf-8")
    nowhere = tmp_path / "none" / "x.html"
    assert run("evaluate", gold, "--pred", pred, "--html", nowhere).code == 2


def test_predictions_without_gold_are_noted(run: Run, gold: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.jsonl"
    one.write_text(gold.read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    result = run("evaluate", one, "--pred", gold)
    assert result.code == 0
    assert "1 documents have no gold and are not scored" in result.stderr


def test_a_model_reads_the_texts(run: Run, gold: Path, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []

    def load(model: Any = None, *, precision: str = "int8", **own: Path) -> str:
        loaded.append((model, precision, own))
        warnings.warn("rules.yaml:1: there is no rule 'x'", DataWarning, stacklevel=2)
        return "pipeline"

    def extract_many(items: Any, *, model: str, on_error: Callable[[str, Exception], None]) -> Iterator[Document]:
        assert model == "pipeline"
        for number, record in enumerate(items):
            if number:
                on_error(record["id"], RuntimeError("as told"))
            else:
                assert record["published"] == "2025-03-14"
                yield Document.from_dict(small | {"id": record["id"]})

    monkeypatch.setattr("tpo_ie.api.load", load)
    monkeypatch.setattr("tpo_ie.api.extract_many", extract_many)
    result = run("evaluate", gold, "--precision", "fp32", "--model", "models/m", "--rules", "r.yaml", "--json", "-")
    assert loaded == [(Path("models/m"), "fp32", {"rules": Path("r.yaml")})]
    assert "tpo-ie: warning: rules.yaml:1: there is no rule 'x'\n" in result.stderr
    assert result.code == 1
    assert "dua: could not be read: RuntimeError: as told" in result.stderr
    assert json.loads(result.stdout)["mentions"]["strict"]["micro"]["r"] == 0.5


def test_a_scheme(run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = []

    def score_scheme(paths: Any, scheme: str, *, model: Any = None, precision: str = "int8") -> dict[str, Any]:
        called.append((list(paths), scheme, model, precision))
        node = {"p": 0.5, "r": 1.0, "f1": 0.6667, "support": 3, "predicted": 6, "correct": 3, "ci95": [0.4, 0.8]}
        return {"sentences": 9, "mentions": {"strict": {"micro": node, "per_label": {"PERSON": node}}}}

    monkeypatch.setattr("tpo_ie.evaluation.scheme.score_scheme", score_scheme)
    result = run("evaluate", gold, "--scheme", "nerui")
    assert called == [([gold], "nerui", None, "int8")]
    assert result.code == 0
    assert "9 sentences" in result.stdout
    assert "PERSON" in result.stdout


def test_training_without_its_extra_names_the_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in [name for name in sys.modules if name.startswith("tpo_ie.training")]:
        monkeypatch.delitem(sys.modules, name)
    result = run("train", tmp_path / "x.yaml")
    assert result.code == 1
    assert "tpo-ie[train]" in result.stderr


def test_training_gets_its_arguments(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from types import ModuleType, SimpleNamespace

    called = []

    def run_training(config: Path, out: Path | None) -> SimpleNamespace:
        called.append((config, out))
        logging.getLogger("tpo_ie.training.trainer").info("epoch 1 of 2")
        logging.getLogger("others").warning("never mind")
        return SimpleNamespace(name="mini", version="1")

    module = ModuleType("tpo_ie.training.run")
    module.run_training = run_training  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tpo_ie.training.run", module)
    monkeypatch.setattr("tpo_ie.cli.train._quieten", lambda: None)
    result = run("train", "a.yaml", "--out", tmp_path, "--no-card")
    assert (result.code, called) == (0, [(Path("a.yaml"), tmp_path)])
    assert result.stdout == f"mini-1: {tmp_path / 'model'}\n"
    assert result.stderr == "tpo-ie: epoch 1 of 2\n"
