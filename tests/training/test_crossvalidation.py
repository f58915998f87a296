"""Cross-validation with an encoder made on the spot: it learns, goes on where it stopped, and is honest."""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")
pytest.importorskip("seqeval")
pytestmark = pytest.mark.filterwarnings("default")  # transformers warns of what it does not find

import yaml  # noqa: E402
from typer.testing import CliRunner  # noqa: E402

from tests.training.tiny import tiny_encoder  # noqa: E402
from tpo_ie.corpus.conll import read_conll  # noqa: E402
from tpo_ie.errors import UsageError  # noqa: E402
from tpo_ie.evaluation.scheme import chunks  # noqa: E402
from tpo_ie.training import crossvalidation  # noqa: E402
from tpo_ie.training.config import load_config  # noqa: E402
from tpo_ie.training.crossvalidate import run  # noqa: E402
from tpo_ie.training.crossvalidation import RESULT, Settings, crossvalidate  # noqa: E402

NAMES = ["Budi", "Lina", "Sari", "Tono"]
PLACES = ["Riau", "Dumai", "Batam"]
VERBS = ["tinggal", "bekerja", "menunggu", "datang"]


def _conll(names: list[str], person: str, place: str) -> str:
    return "".join(
        f"{name}\tB-{person}\n{verb}\tO\ndi\tO\n{where}\tB-{place}\n\n"
        for name in names for verb in VERBS for where in PLACES
    )  # fmt: skip


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration with two small sets that share sentences."""
    folder = tmp_path_factory.mktemp("sets")
    (folder / "train.conll").write_text(_conll(NAMES[:3], "PERSON", "LOCATION"), encoding="utf-8")
    (folder / "dev.conll").write_text(_conll(NAMES[3:], "PERSON", "LOCATION"), encoding="utf-8")
    (folder / "other.conll").write_text(_conll(NAMES[1:], "PPL", "PLC").lower().replace("b-p", "B-P")
                                        .replace("-ppl", "-PPL").replace("-plc", "-PLC"), encoding="utf-8")  # fmt: skip
    words = (folder / "train.conll").read_text() + (folder / "other.conll").read_text()
    tiny_encoder(folder / "encoder", [words, " ".join(NAMES)])
    settings = {
        "name": "mini", "version": "0.0.1", "encoder": "encoder", "epochs": 4, "tokens_per_batch": 64, "window": 32,
        "learning_rate": 2e-3, "head_learning_rate": 1e-2, "ema": 0.8, "threads": 1, "lower_case": 0.0, "upper_case": 0.0,
        "data": [
            {"scheme": "nerui", "format": "conll", "project": True, "train": ["train.conll"], "dev": ["dev.conll"]},
            {"scheme": "nerp", "format": "conll", "train": ["other.conll"]},
            {"scheme": "tpo", "format": "documents"},
        ],
    }  # fmt: skip
    path = folder / "train.yaml"
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def finished(config: Path) -> Path:
    """The folder of a finished run of two folds."""
    folder = config.parent / "out"
    crossvalidate(load_config(config), Settings("nerui", folds=2), folder)
    return folder


def test_it_learns_and_scores_every_sentence(finished: Path) -> None:
    result = json.loads((finished / RESULT).read_text(encoding="utf-8"))
    assert result["sentences"] == 48
    assert [fold["test"] for fold in result["folds"]] == [24, 24]
    assert result["mean"]["strict"]["micro"] > 0.9
    assert result["pooled"]["strict"]["micro"]["support"] == 96
    assert set(result["mean"]["iob2"]["per_label"]) >= {"PERSON", "LOCATION"}
    assert result["start_has_seen_public_sets"] is False


def test_the_scores_are_those_of_the_stored_predictions(finished: Path) -> None:
    for fold in json.loads((finished / RESULT).read_text(encoding="utf-8"))["folds"]:
        path = finished / f"fold-{fold['fold']}" / "predicted.conll"
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
        assert all(len(row) == 3 for row in rows)
        gold, predicted = ([row[column] for row in rows] for column in (1, 2))
        right = len(chunks(gold) & chunks(predicted))  # every mention here is one word
        assert fold["strict"]["micro"]["correct"] == right


def test_training_never_sees_the_test(finished: Path) -> None:
    for number in (1, 2):
        folder = finished / f"fold-{number}"
        tested = {s.tokens for s in read_conll(folder / "predicted.conll")}
        assert tested
        assert not tested & {s.tokens for s in read_conll(folder / "data" / "nerui.conll")}


def test_what_only_training_needs_is_removed(finished: Path) -> None:
    assert {path.name for path in (finished / "fold-1").iterdir()} == {
        "data", "log.jsonl", "predicted.conll", "scores.json",
    }  # fmt: skip


def test_finished_folds_are_not_trained_again(
    config: Path, finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(finished, tmp_path / "again")
    (folder / "fold-2" / "scores.json").unlink()
    trained: list[Path] = []
    before = crossvalidation.train

    def train(config: Any, output: Path) -> Any:
        trained.append(output)
        return before(config, output)

    monkeypatch.setattr(crossvalidation, "train", train)
    result = crossvalidate(load_config(config), Settings("nerui", folds=2), folder)
    assert trained == [folder / "fold-2"]
    assert len(result["folds"]) == 2


def test_a_run_with_other_settings_is_not_mixed_in(config: Path, finished: Path) -> None:
    loaded = load_config(config)
    with pytest.raises(UsageError, match="other settings"):
        crossvalidate(loaded, Settings("nerui", folds=3), finished)
    with pytest.raises(UsageError, match="other training"):
        crossvalidate(loaded.model_copy(update={"epochs": 9}), Settings("nerui", folds=2), finished)
    with pytest.raises(UsageError, match="not empty"):
        crossvalidate(loaded, Settings("nerui", folds=2), config.parent)


def test_another_set_goes_along_without_the_tests_sentences(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def train(config: Any, output: Path) -> None:
        assert config.patience == 0  # nothing may be chosen by the test
        seen.append(config.data)
        raise KeyboardInterrupt

    monkeypatch.setattr(crossvalidation, "train", train)
    with pytest.raises(KeyboardInterrupt):
        crossvalidate(
            load_config(config).model_copy(update={"patience": 2}),
            Settings("nerui", folds=2, along=("nerp", "tpo")),
            tmp_path / "out",
        )
    own, other, documents = seen[0]
    trained = {tuple(t.lower() for t in s.tokens) for s in read_conll(own.train[0])}
    along = {s.tokens for s in read_conll(other.train[0])}
    held_out = {s.tokens for s in read_conll(config.parent / "other.conll")} - trained
    assert held_out
    assert along == {s.tokens for s in read_conll(config.parent / "other.conll")} - held_out
    assert own.project  # the nine labels are trained on as well and can learn from it
    assert documents.scheme == "tpo"


def test_a_start_that_knows_the_tests_is_told(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = shutil.copytree(config.parent / "encoder", tmp_path / "start")
    (start / "heads.safetensors").write_bytes(b"")
    monkeypatch.setattr(crossvalidation, "folds", lambda *arguments: iter(()))
    monkeypatch.setattr(crossvalidation, "summarise", lambda results, pooled: {"folds": []})
    monkeypatch.setattr(importlib.import_module("tpo_ie.training.summary"), "as_text", json.dumps)
    result = json.loads(run(config, "nerui", 2, tmp_path / "out", start=start))
    assert result["start_has_seen_public_sets"] is True
    assert "knows test sentences" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "nergrit"], "no data for 'nergrit', only for nerui, nerp, tpo"),
        (["--set", "tpo"], "not in two-column files"),
        (["--set", "nerui", "--along", "nerui"], "cannot go along"),
        (["--set", "nerui", "--folds", "49"], "49 folds of 48 different sentences"),
        (["--set", "nerui", "--start", "nowhere"], "no encoder lies there"),
    ],
)
def test_wrong_use_is_told(config: Path, tmp_path: Path, arguments: list[str], message: str) -> None:
    import typer

    from tpo_ie.training.crossvalidate import crossvalidate_command

    app = typer.Typer()
    app.command()(crossvalidate_command)
    done = CliRunner().invoke(app, [str(config), *arguments, "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert message in done.output
    assert not (tmp_path / "out").exists()


def test_no_bars_are_drawn_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers.utils import logging as bars

    from tpo_ie.training import crossvalidate as program

    bars.enable_progress_bar()
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    program._show_progress_only_to_a_terminal()
    shown = bars.is_progress_bar_enabled()
    bars.enable_progress_bar()
    assert not shown
