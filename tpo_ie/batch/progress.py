"""How far a run is: counts, and on a terminal a bar with documents per second, failures and time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from tpo_ie.batch.counting import Counter
from tpo_ie.batch.shards import ShardDone

if TYPE_CHECKING:
    from rich.progress import Progress

_SLICE = 0.01  # seconds of counting between two looks at the workers


class Tally:
    """Counts what comes out of a run.

    Args:
        counter: Counts the input; a bar is shown on stderr when it is given.
        say: Told what the user should know at once.
    """

    def __init__(self, counter: Counter | None = None, say: Callable[[str], None] = lambda message: None) -> None:
        self.documents = self.failed = self.unread = self.shards = 0
        self.documents_now = 0  # of these, read in this run and not an earlier one
        self._counter = counter
        self._say = say
        self._begun = time.monotonic()
        self._bar = None if counter is None else _bar()
        self._task: Any = None

    def __enter__(self) -> Self:
        """Start the clock and show the bar."""
        self._begun = time.monotonic()
        if self._bar is not None:
            self._task = self._bar.add_task("reading", total=None, said="")
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._begun

    def earlier(self, done: ShardDone) -> None:
        """Count a shard that an earlier run has finished."""
        self.shards += 1
        self.documents += done.documents
        self.failed += len(done.failures)
        self.unread += sum(failure.stage == "read" for failure in done.failures)

    def finished(self, done: ShardDone) -> None:
        """Count a finished shard."""
        self.earlier(done)
        self.documents_now += done.documents

    def under_way(self, documents: int) -> None:
        """Show how far the run is.

        Args:
            documents: Documents of unfinished shards that have been read so far.
        """
        if self._bar is None or self._counter is None:
            return
        self._counter.advance(_SLICE)
        completed, total = self.documents + self.failed - self.unread + documents, self._counter.total
        rate = (self.documents_now + documents) / max(self.seconds, 1e-6)
        said = f"{rate:.1f} documents/s  {self.failed:,} failed"
        if total is not None and rate:
            said += f"  {timedelta(seconds=round(max(0, total - completed) / rate))} left"
        self._bar.update(self._task, completed=completed, total=total, said=said)

    def stopping(self, shards: int) -> None:
        """Say that the run ends when the shards in hand are finished.

        Args:
            shards: Their number.
        """
        if shards:
            held = "1 shard in hand is" if shards == 1 else f"{shards} shards in hand are"
            self._say(f"interrupted; {held} being finished; a second interrupt ends all at once")
        if self._bar is not None:
            self._bar.update(self._task, description="finishing")


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[said]}"),
        console=Console(stderr=True),
        transient=True,
    )
