from __future__ import annotations

from tests.batch.test_shards import shard
from tpo_ie.batch.engines.trials import Trials

BATCH = (0, 1, 2)


def test_after_one_death_the_same_batch_is_tried_again() -> None:
    trials = Trials(shard(1, 2, 3, 4))
    trials.died(BATCH, "SIGKILL")
    task = trials.task()
    assert (task.first, task.alone, task.failed) == (frozenset(BATCH), frozenset(), {})


def test_after_two_deaths_its_documents_are_tried_alone_and_the_guilty_one_is_given_up_after_two_more() -> None:
    trials = Trials(shard(1, 2, 3, 4))
    for _ in range(2):
        trials.died(BATCH, "SIGKILL")
    assert trials.task().alone == frozenset(BATCH)
    trials.died((1,), "SIGKILL")
    assert trials.task().failed == {}
    trials.died((1,), "SIGSEGV")
    (failure,) = trials.task().failed.values()
    assert (failure.id, failure.place, failure.stage) == ("b-1", "a.jsonl:1", "worker")
    assert "2 times (SIGSEGV)" in failure.reason


def test_deaths_over_different_documents_do_not_add_up() -> None:
    trials = Trials(shard(1, 2, 3, 4))
    for entry in range(4):
        trials.died((entry,), "SIGKILL")
    assert trials.task().failed == {}


def test_a_late_batch_is_read_alone_and_a_late_document_is_given_up_at_once() -> None:
    trials = Trials(shard(1, 2, 3, 4))
    trials.overdue(BATCH, 2.5)
    assert trials.task().alone == frozenset(BATCH)
    assert trials.task().failed == {}
    trials.overdue((2,), 2.5)
    failure = trials.task().failed[2]
    assert (failure.stage, failure.reason) == ("time", "not finished after 2.5 seconds")


def test_a_death_outside_a_batch_blames_no_document() -> None:
    trials = Trials(shard(1, 2))
    trials.died((), "SIGKILL")
    assert trials.deaths_unexplained == 1
    assert trials.task().first == frozenset()
