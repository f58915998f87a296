from __future__ import annotations

import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.batch.fake import fake_extract_many, fake_load
from tests.batch.test_shards import shard
from tpo_ie.batch.engines.process import WorkerProcess, _how
from tpo_ie.batch.engines.trials import Trials
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.messages import Begun, Broken, Finished, Message, Ready
from tpo_ie.batch.shards import Task
from tpo_ie.batch.worker import portable, work
from tpo_ie.errors import DocumentError, ModelError, StageError


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job for a worker in this process."""
    monkeypatch.setattr("tpo_ie.load", fake_load, raising=False)
    monkeypatch.setattr("tpo_ie.extract_many", fake_extract_many, raising=False)
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr("tpo_ie.batch.worker.signal.signal", lambda *arguments: before)
    (tmp_path / "state").mkdir()
    return Job(str(tmp_path), ("jsonl",), threads=1, batch_size=2)


def talk(job: Job, *tasks: Task | None) -> list[Message]:
    ours, theirs = multiprocessing.Pipe()
    for task in tasks:
        ours.send(task)
    thread = threading.Thread(target=work, args=(job, theirs))
    thread.start()
    heard = []
    while thread.is_alive() or ours.poll():
        if ours.poll(0.01):
            heard.append(ours.recv())
    ours.close()
    theirs.close()
    return heard


def test_a_worker_says_what_it_does(job: Job) -> None:
    heard = talk(job, Task(shard(3, 1, 2)), None)
    assert heard[:4] == [Ready(), Begun((1, 2)), Begun((0,)), Begun(())]
    assert isinstance(heard[4], Finished)
    assert heard[4].done.documents == 3
    assert len(heard) == 5


def test_a_worker_says_why_it_cannot_work(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*arguments: object, **options: object) -> None:
        raise ModelError("models/x: gone")

    monkeypatch.setattr("tpo_ie.load", load)
    (broken,) = talk(job)
    assert isinstance(broken, Broken)
    assert isinstance(broken.error, ModelError)
    assert str(broken.error) == "models/x: gone"


def test_a_worker_ends_when_nobody_is_left_to_talk_to(job: Job) -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    work(job, theirs)
    theirs.close()


@pytest.mark.parametrize("error", [ModelError("x"), OSError(28, "No space left", "a.txt"), StageError("quotes", "x")])
def test_errors_travel_as_they_are(error: Exception) -> None:
    assert portable(error) is error


def test_errors_that_cannot_travel_become_plain_ones() -> None:
    class Local(Exception):
        pass

    assert str(portable(Local("x"))) == "Local: x"
    assert str(portable(DocumentError("x", place="text"))) in {"text: x", "DocumentError: text: x"}
    assert isinstance(portable(ZeroDivisionError("x")), RuntimeError)


class Silent:
    """A process that runs and does nothing."""

    def __init__(self, *arguments: object, **options: object) -> None:
        self.sentinel = 0

    def start(self) -> None:
        pass


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[WorkerProcess, Connection]:
    """A worker as its parent sees it, and the worker's end of the connection."""
    context = multiprocessing.get_context("spawn")
    ends: list[Connection] = []

    def pipe() -> tuple[Connection, Connection]:
        ours, theirs = multiprocessing.Pipe()
        ends.extend((ours, theirs))
        return ours, multiprocessing.Pipe()[1]

    monkeypatch.setattr(context, "Pipe", pipe)
    monkeypatch.setattr(context, "Process", Silent)
    monkeypatch.setattr("multiprocessing.get_context", lambda kind: context)
    return WorkerProcess(Job(str(tmp_path), ("jsonl",), 1, 2), time_limit=10.0), ends[1]


def test_a_shard_is_sent_when_the_worker_is_ready(process: tuple[WorkerProcess, Connection]) -> None:
    worker, theirs = process
    trials = Trials(shard(1))
    worker.assign(trials)
    assert not theirs.poll()
    theirs.send(Ready())
    assert list(worker.messages()) == [Ready()]
    assert theirs.recv() == trials.task()
    worker.assign(trials)
    assert theirs.recv() == trials.task()
    worker.dismiss()
    assert theirs.recv() is None


@pytest.mark.parametrize(
    ("entries", "limit", "allowed"),
    [((0,), 10.0, 10.0), ((0, 1, 2), 10.0, 30.0), (tuple(range(16)), 10.0, 60.0), ((0, 1), 100.0, 100.0), ((), 5.0, None)],
)  # fmt: skip
def test_time_for_a_batch(
    process: tuple[WorkerProcess, Connection],
    monkeypatch: pytest.MonkeyPatch,
    entries: tuple[int, ...],
    limit: float,
    allowed: float | None,
) -> None:
    worker, theirs = process
    clock = 1000.0
    monkeypatch.setattr("tpo_ie.batch.engines.process.time", SimpleNamespace(monotonic=lambda: clock))
    worker._time_limit = limit
    theirs.send(Begun(entries))
    list(worker.messages())
    if allowed is None:
        assert worker.seconds_left() == float("inf")
        clock = 1e9
        assert not worker.overdue()
        return
    assert worker.seconds_left() == allowed
    clock = 1000.0 + allowed - 0.1
    assert not worker.overdue()
    clock = 1000.0 + allowed + 0.1
    assert worker.overdue()
    theirs.send(Begun(()))
    list(worker.messages())
    assert not worker.overdue()
    assert worker.read == len(entries)


def test_how_a_process_ended() -> None:
    assert [_how(code) for code in (1, -9, -11, -250)] == ["exit code 1", "SIGKILL", "SIGSEGV", "signal 250"]
