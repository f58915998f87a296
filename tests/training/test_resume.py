"""A run that is killed goes on and comes to the same end; a run that gets no better ends early."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytestmark = pytest.mark.filterwarnings("default")  # torch warns about itself

import yaml  # noqa: E402

from tests.conftest import REPOSITORY  # noqa: E402
from tests.training.tiny import tiny_encoder  # noqa: E402
from tpo_ie.corpus.reading import read_documents  # noqa: E402
from tpo_ie.errors import InputError, UsageError  # noqa: E402

CONFIG = {
    "name": "mini", "version": "0.0.1", "encoder": "encoder", "epochs": 3, "tokens_per_batch": 256, "window": 64,
    "learning_rate": 2e-3, "head_learning_rate": 1e-2, "ema": 0.9, "threads": 1, "swap": 0.5,
    "data": [{"scheme": "tpo", "format": "documents", "train": ["train.jsonl"], "dev": ["train.jsonl"]}],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resume")
    documents = list(read_documents([REPOSITORY / "corpora" / "tppo-1.0" / "dev.jsonl"]))[:4]
    (folder / "train.jsonl").write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8")
    tiny_encoder(folder / "encoder", [d.text for d in documents])
    return folder


def config(folder: Path, **change: Any) -> Any:
    from tpo_ie.training.config import load_config

    path = folder / "train.yaml"
    path.write_text(yaml.safe_dump(CONFIG | change), encoding="utf-8")
    return load_config(path)


def log(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def weights(run: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    names = ("model.safetensors", "heads.safetensors")
    return {f"{name}:{k}": v for name in names for k, v in load_file(run / "checkpoint" / name).items()}


KILLED = """
    import os, sys
    from tpo_ie.training import trainer
    from tpo_ie.training.config import load_config

    average, calls = trainer._average, 0

    def counted(*arguments):
        global calls
        calls += 1
        average(*arguments)
        if arguments[3] > {first} + 1:  # the second step of the second epoch
            os._exit(9)

    trainer._average = counted
    trainer.train(load_config(sys.argv[1]), __import__("pathlib").Path(sys.argv[2]))
"""


def test_a_killed_run_comes_to_the_same_end(folder: Path, tmp_path: Path) -> None:
    from tpo_ie.training import trainer

    settings = config(folder)
    steps: list[int] = []
    plan = trainer._epoch
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trainer, "_epoch", lambda *a: steps.append(len(found := plan(*a))) or found)
        whole = trainer.train(settings, tmp_path / "whole")
    assert steps[1] > 2, "the epoch is too short to be broken off in"
    code = textwrap.dedent(KILLED).format(first=steps[0])
    command = [sys.executable, "-c", code, str(folder / "train.yaml"), str(tmp_path / "killed")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert done.returncode == 9, done.stderr
    assert [line["epoch"] for line in log(tmp_path / "killed")] == [1]

    assert trainer.train(settings, tmp_path / "killed") == whole
    assert [line["epoch"] for line in log(tmp_path / "killed")] == [1, 2, 3]
    assert [line["loss"] for line in log(tmp_path / "killed")] == [line["loss"] for line in log(tmp_path / "whole")]
    one, other = weights(tmp_path / "whole"), weights(tmp_path / "killed")
    assert one.keys() == other.keys()
    assert all(bool((one[name] == other[name]).all()) for name in one)


def test_a_run_killed_before_its_state_was_written_logs_an_epoch_once(folder: Path, tmp_path: Path) -> None:
    from tpo_ie.training import trainer

    settings = config(folder, epochs=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", lambda *paths: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            trainer.train(settings, tmp_path / "run")
    assert not (tmp_path / "run" / "state.pt").exists()
    trainer.train(settings, tmp_path / "run")
    assert [line["epoch"] for line in log(tmp_path / "run")] == [1]


def test_a_run_that_gets_no_better_ends_early(folder: Path, tmp_path: Path) -> None:
    from tpo_ie.training.trainer import train

    settings = config(folder, epochs=9, patience=2, learning_rate=0.0, head_learning_rate=0.0)
    scores = train(settings, tmp_path / "run")
    assert [(line["epoch"], line["kept"]) for line in log(tmp_path / "run")] == [(1, True), (2, False), (3, False)]
    assert train(settings, tmp_path / "run") == scores
    assert len(log(tmp_path / "run")) == 3


def test_the_best_epoch_is_kept_also_by_a_run_that_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tpo_ie.training import trainer

    told = iter([0.2, 0.5, 0.4, 0.6, 0.1, 0.3, 0.9])
    saved: list[int] = []
    monkeypatch.setattr(trainer, "dev_f1", lambda *arguments: next(told))
    monkeypatch.setattr(trainer, "_save", lambda *arguments: saved.append(1))
    assert trainer.train(config(folder, epochs=3, patience=2), tmp_path / "run") == {"tpo": 0.5}
    assert len(saved) == 2
    assert trainer.train(config(folder, epochs=9, patience=2), tmp_path / "run") == {"tpo": 0.6}
    assert len(saved) == 3
    assert [line["kept"] for line in log(tmp_path / "run")] == [True, True, False, True, False, False]
    assert next(told) == 0.9


def test_without_patience_the_last_epoch_is_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tpo_ie.training import trainer

    told = iter([0.5, 0.2])
    monkeypatch.setattr(trainer, "dev_f1", lambda *arguments: next(told))
    assert trainer.train(config(folder, epochs=2), tmp_path / "run") == {"tpo": 0.2}
    assert [line["kept"] for line in log(tmp_path / "run")] == [True, True]


def test_a_folder_with_another_run_is_refused(folder: Path, tmp_path: Path) -> None:
    from tpo_ie.training.trainer import train

    run = tmp_path / "run"
    train(config(folder, epochs=1), run)
    with pytest.raises(UsageError, match=r"run: holds a run in which `learning_rate`, `seed` was another"):
        train(config(folder, epochs=1, learning_rate=1e-4, seed=2), run)
    more = (folder / "train.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    (folder / "fewer.jsonl").write_text("\n".join(more) + "\n", encoding="utf-8")
    data = [{"scheme": "tpo", "format": "documents", "train": ["fewer.jsonl"], "dev": ["train.jsonl"]}]
    with pytest.raises(UsageError, match="the data was another"):
        train(config(folder, epochs=1, data=data), run)


def test_patience_without_development_data_is_refused(folder: Path, tmp_path: Path) -> None:
    from tpo_ie.training.trainer import train

    data = [{"scheme": "tpo", "format": "documents", "train": ["train.jsonl"]}]
    with pytest.raises(InputError, match="`patience` needs development data"):
        train(config(folder, patience=1, data=data), tmp_path / "run")
