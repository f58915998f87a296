from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from tpo_ie.mentions.backends.runner import Runner


class Echo:
    """Gives back what it is given; a batch of -1 fails."""

    def __init__(self) -> None:
        self.threads: set[str] = set()

    def run(self, output_names: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
        self.threads.add(threading.current_thread().name)
        if inputs["input_ids"][0, 0] < 0:
            raise ValueError("broken")
        return [inputs["input_ids"]]


def _feeds(*values: int) -> list[dict[str, Any]]:
    return [{"input_ids": np.full((1, 2), value)} for value in values]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_scores_come_in_the_order_of_the_batches(threads: int) -> None:
    scores = Runner(Echo(), threads).start(_feeds(*range(40)))()
    assert [int(array[0, 0]) for array in scores] == list(range(40))


def test_one_thread_is_the_caller_s_own_and_waits_to_be_asked() -> None:
    session = Echo()
    finish = Runner(session).start(_feeds(1, 2))
    assert not session.threads
    finish()
    assert session.threads == {threading.current_thread().name}


def test_several_threads_begin_at_once() -> None:
    class Meeting(Echo):
        meet = threading.Barrier(2)

        def run(self, output_names: Sequence[str] | None, inputs: Mapping[str, Any]) -> list[Any]:
            self.meet.wait(timeout=30)  # fails unless two batches run at the same time
            return super().run(output_names, inputs)

    session = Meeting()
    assert len(Runner(session, 2).start(_feeds(1, 2))()) == 2
    assert threading.current_thread().name not in session.threads


@pytest.mark.parametrize("threads", [1, 2])
def test_a_batch_that_fails_says_so_when_it_is_waited_for(threads: int) -> None:
    finish = Runner(Echo(), threads).start(_feeds(1, -1, 2))
    with pytest.raises(ValueError, match="broken"):
        finish()
