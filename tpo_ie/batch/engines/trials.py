"""What is learnt about a shard when workers end over it: which of its documents cannot be read."""

from __future__ import annotations

from collections import Counter

from tpo_ie.batch.shards import Failure, Shard, Task

_DEATHS = 2  # one may be an accident: another program, the system short of memory


class Trials:
    """The attempts at one shard.

    Args:
        shard: The shard.
    """

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.deaths_unexplained = 0
        self._first: set[int] = set()
        self._alone: set[int] = set()
        self._failed: dict[int, Failure] = {}
        self._deaths: Counter[tuple[int, ...]] = Counter()

    def task(self) -> Task:
        """Return the next attempt."""
        return Task(self.shard, frozenset(self._first), frozenset(self._alone), dict(self._failed))

    def died(self, entries: tuple[int, ...], how: str) -> None:
        """Take note that a worker died.

        A batch is tried once more as it is, then its documents one by one; a document that is alone when
        a worker dies for the second time is given up.

        Args:
            entries: The batch it was reading; none when it was doing something else.
            how: How it died.
        """
        if not entries:
            self.deaths_unexplained += 1
            return
        self._first.update(entries)
        self._deaths[entries] += 1
        if self._deaths[entries] < _DEATHS:
            return
        if len(entries) == 1:
            self._give_up(entries[0], "worker", f"the worker process died over it {_DEATHS} times ({how})")
        else:
            self._alone.update(entries)

    def overdue(self, entries: tuple[int, ...], limit: float) -> None:
        """Take note that a batch took too long: its documents are tried one by one, a single one is given up.

        Args:
            entries: The batch.
            limit: The time limit for one document, in seconds.
        """
        self._first.update(entries)
        if len(entries) == 1:
            self._give_up(entries[0], "time", f"not finished after {limit:g} seconds")
        else:
            self._alone.update(entries)

    def _give_up(self, entry: int, stage: str, reason: str) -> None:
        record = self.shard.records[entry]
        self._failed[entry] = Failure(record.id, record.place, stage, reason)
