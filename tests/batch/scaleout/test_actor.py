"""An actor, called as Ray Data calls it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tests.batch.fake import fake_extract_many, fake_load
from tests.batch.test_shards import shard
from tpo_ie.batch.engines.scaleout.actor import ShardActor
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.folder import STATE, STOP, read_mark
from tpo_ie.batch.messages import Broken, Finished, Left, Message
from tpo_ie.batch.shards import Shard
from tpo_ie.errors import ResourceError, TpoIeError, UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tpo_ie.load", fake_load, raising=False)
    monkeypatch.setattr("tpo_ie.extract_many", fake_extract_many, raising=False)
    (tmp_path / STATE).mkdir()
    return tmp_path


def actor(folder: Path, rules: str | None = None) -> ShardActor:
    return ShardActor(Job(str(folder), ("jsonl",), threads=1, batch_size=2, rules=rules), time_limit=60.0)


def say(actor: ShardActor, *shards: Shard) -> list[Message]:
    answer = actor({"shard": [pickle.dumps(shard) for shard in shards]})
    return [pickle.loads(message) for message in answer["message"]]


def test_shards_are_written_and_told_of(folder: Path) -> None:
    first, second = say(actor(folder), shard(1, 2, number=0), shard(3, number=1))
    assert isinstance(first, Finished)
    assert isinstance(second, Finished)
    assert (first.done, second.done) == (read_mark(folder, 0), read_mark(folder, 1))
    assert len((folder / "documents" / "part-00000.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert sorted(path.name for path in (folder / STATE).iterdir()) == ["part-00000.json", "part-00001.json"]


def test_a_shard_that_is_done_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (before,) = say(actor(folder), shard(1))
    monkeypatch.setattr("tpo_ie.load", None)
    assert say(actor(folder), shard(1)) == [before]


def test_no_shard_is_begun_when_the_run_is_about_to_end(folder: Path) -> None:
    (folder / STATE / STOP).touch()
    assert say(actor(folder), shard(1, number=7)) == [Left(7)]
    assert not (folder / "documents").exists()


def test_errors_that_end_the_run_are_told(folder: Path) -> None:
    (broken,) = say(actor(folder, rules="RUSAK"), shard(1))
    assert isinstance(broken, Broken)
    assert isinstance(broken.error, ResourceError)


def test_a_folder_that_this_machine_does_not_see(folder: Path) -> None:
    (broken,) = say(actor(folder / "lain"), shard(1))
    assert isinstance(broken, Broken)
    assert isinstance(broken.error, UsageError)
    assert "does not see" in str(broken.error)


def test_processes_that_end_again_and_again_while_they_load_end_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*arguments: object, **options: object) -> None:
        raise SystemExit  # like an end of the process: nothing is told

    monkeypatch.setattr("tpo_ie.load", load)
    for _ in range(3):
        with pytest.raises(SystemExit):
            say(actor(folder), shard(1))
    (broken,) = say(actor(folder), shard(1))
    assert isinstance(broken, Broken)
    assert isinstance(broken.error, TpoIeError)
    assert "while they load" in str(broken.error)
