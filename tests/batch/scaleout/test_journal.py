"""What a new process learns from how the ones before it ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.test_shards import shard
from tpo_ie.batch.engines.scaleout.journal import Journal
from tpo_ie.batch.folder import STATE

OPEN: list[Journal] = []


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / STATE).mkdir()
    yield tmp_path
    while OPEN:
        OPEN.pop().close(finished=False)


def journal(folder: Path, time_limit: float | None = 10.0) -> Journal:
    OPEN.append(Journal(folder, shard(1, 2, 3, 4), time_limit))
    return OPEN[-1]


def attempt(folder: Path, *batches: tuple[int, ...], late: bool = False) -> None:
    """Begin batches; the process ends over the last one."""
    lost = journal(folder)
    lost.open()
    for batch in batches:
        lost.begin(batch)
    lost.close(finished=False)
    if late:
        next((folder / STATE).glob("*.txt")).write_text("Timeout (0:00:10)!\n", encoding="utf-8")


def test_the_first_attempt_knows_nothing(folder: Path) -> None:
    task = journal(folder).open()
    assert (task.first, task.alone, task.failed) == (frozenset(), frozenset(), {})


def test_the_batch_over_which_a_process_ended_comes_first(folder: Path) -> None:
    attempt(folder, (0, 1), (2, 3))
    assert journal(folder).open().first == {2, 3}


def test_after_two_ends_over_a_batch_its_documents_are_read_alone_and_the_guilty_one_is_given_up(folder: Path) -> None:
    attempt(folder, (0, 1))
    attempt(folder, (0, 1))
    attempt(folder, (0,), (1,))
    task = journal(folder).open()
    assert (task.alone, task.failed) == ({0, 1}, {})
    journal(folder).close(finished=False)
    attempt(folder, (1,))
    (failure,) = journal(folder).open().failed.values()
    assert (failure.id, failure.stage) == ("b-1", "worker")


def test_a_batch_that_took_too_long_is_read_alone_and_a_single_document_is_given_up(folder: Path) -> None:
    attempt(folder, (0, 1), late=True)
    attempt(folder, (0,), (1,), late=True)
    task = journal(folder).open()
    assert task.alone == {0, 1}
    assert task.failed[1].stage == "time"
    assert "10 seconds" in task.failed[1].reason


def test_ends_between_documents_blame_none(folder: Path) -> None:
    attempt(folder)
    attempt(folder, (0, 1, 2, 3), ())
    later = journal(folder)
    assert later.open().failed == {}
    assert later.ended_idle == 2


def test_a_finished_shard_leaves_nothing(folder: Path) -> None:
    whole = journal(folder)
    whole.open()
    whole.begin((0,))
    assert list((folder / STATE).iterdir())
    whole.close(finished=True)
    assert not list((folder / STATE).iterdir())


@pytest.mark.parametrize("work", ["time.sleep(60)", "re.match('(a+)+$', 'a' * 40 + 'b')"])
def test_a_process_that_takes_too_long_ends_even_in_the_middle_of_a_regular_expression(folder: Path, work: str) -> None:
    code = f"""
import re, time
from pathlib import Path
from tests.batch.test_shards import shard
from tpo_ie.batch.engines.scaleout.journal import Journal
journal = Journal(Path({str(folder)!r}), shard(1, 2, 3, 4), 0.3)
journal.open()
journal.begin((2,))
{work}
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 1
    assert journal(folder).open().failed[2].stage == "time"


def test_without_a_limit_or_between_batches_no_clock_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[float] = []
    monkeypatch.setattr("faulthandler.dump_traceback_later", lambda seconds, **options: calls.append(seconds))
    unlimited = journal(folder, time_limit=None)
    unlimited.open()
    unlimited.begin((0,))
    unlimited.close(finished=True)
    limited = journal(folder)
    limited.open()
    limited.begin(())
    assert calls == []
    limited.begin((0, 1))
    limited.close(finished=True)
    assert calls == [20.0]
