"""Batches of windows through a session, several at a time where there are cores for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from numpy.typing import NDArray

from tpo_ie.mentions.backends.session import Session

Feed = Mapping[str, NDArray[Any]]
Scores = NDArray[Any]


class Runner:
    """Runs batches through a session.

    Threads that share one product wait for each other at every step of the graph; threads with a batch each do not,
    and a batch of one window stays in the cache of its core.

    Args:
        session: What runs the model; several threads may call it at once.
        threads: Batches that run at the same time, at least 1.
    """

    def __init__(self, session: Session, threads: int = 1) -> None:
        self.session = session
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="tpo-ie") if threads > 1 else None

    def start(self, feeds: Sequence[Feed]) -> Callable[[], list[Scores]]:
        """Begin with batches, where there are threads for it.

        Args:
            feeds: n batches as :meth:`Session.run` takes them.

        Returns:
            A function that waits for them and returns the n arrays (batch, length, tags), in order; with one thread it
            does the work.
        """
        if self._pool is None:
            return lambda: [self._run(feed) for feed in feeds]
        futures = [self._pool.submit(self._run, feed) for feed in feeds]
        return lambda: [future.result() for future in futures]

    def _run(self, feed: Feed) -> Scores:
        (scores,) = self.session.run(None, feed)
        return scores
