"""One worker process as its parent sees it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

from tpo_ie.batch.engines.limits import seconds_for
from tpo_ie.batch.engines.trials import Trials
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.messages import Begun, Message, Ready
from tpo_ie.batch.shards import Task
from tpo_ie.batch.worker import work


class WorkerProcess:
    """A process that works on one shard at a time.

    Args:
        job: The run.
        time_limit: Most seconds for one document; None sets no limit.
    """

    def __init__(self, job: Job, time_limit: float | None) -> None:
        self.trials: Trials | None = None
        self.ready = False
        self.entries: tuple[int, ...] = ()
        self.read = 0
        self._time_limit = time_limit
        self._deadline: float | None = None
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(job, theirs), name="tpo-ie batch worker", daemon=True)
        with _no_interrupts():
            self._process.start()
        theirs.close()

    @property
    def sentinel(self) -> int:
        """What becomes ready when the process ends."""
        return self._process.sentinel

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.is_alive()

    def assign(self, trials: Trials) -> None:
        """Give it a shard; it is sent when the worker is ready to take it, so that nobody waits for that."""
        self.trials = trials
        self.entries, self.read, self._deadline = (), 0, None
        if self.ready:
            self._send(trials.task())

    def messages(self) -> Iterator[Message]:
        """Yield what it has said, and keep track of the batch it is reading."""
        with contextlib.suppress(EOFError, OSError):
            while self.connection.poll():
                message: Message = self.connection.recv()
                if isinstance(message, Ready):
                    self.ready = True
                    self._send(None if self.trials is None else self.trials.task())
                elif isinstance(message, Begun):
                    self._begin(message.entries)
                yield message

    def overdue(self) -> bool:
        """Say whether the batch it reads should be finished by now."""
        return self._deadline is not None and time.monotonic() > self._deadline

    def seconds_left(self) -> float:
        """Return the seconds until the batch is overdue, infinite when there is no limit."""
        return float("inf") if self._deadline is None else self._deadline - time.monotonic()

    def dismiss(self) -> None:
        """Let it end when it has nothing more to do."""
        self._send(None)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()

    def bury(self, seconds: float = 5.0) -> str:
        """Wait for its end, enforce it when it does not come, and return how it ended."""
        self._process.join(seconds)
        if self._process.is_alive():
            self.kill()
        code = self._process.exitcode or 0
        self.connection.close()
        self._process.close()
        return _how(code)

    def _send(self, task: Task | None) -> None:
        with contextlib.suppress(OSError):  # it is dead, which its sentinel says too
            self.connection.send(task)

    def _begin(self, entries: tuple[int, ...]) -> None:
        self.read += len(self.entries)
        self.entries = entries
        self._deadline = None
        if entries and self._time_limit is not None:
            self._deadline = time.monotonic() + seconds_for(entries, self._time_limit)


def _console_control_handler() -> Callable[[None, bool], object]:
    import ctypes

    windows: Any = getattr(ctypes, "windll")  # noqa: B009 - there only on Windows
    handler: Callable[[None, bool], object] = windows.kernel32.SetConsoleCtrlHandler
    return handler


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, and from that process until it ignores it by itself."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:  # Windows, where a process that ignores Ctrl-C hands that on to those it starts
        ignore = _console_control_handler()
        ignore(None, True)
        try:
            yield
        finally:
            ignore(None, False)
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)
