"""The engine on one machine: worker processes, started when needed, replaced when they die."""

from __future__ import annotations

import os
from collections import deque
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tpo_ie.batch.engines import Watcher
from tpo_ie.batch.engines.process import WorkerProcess
from tpo_ie.batch.engines.trials import Trials
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.folder import read_mark
from tpo_ie.batch.interrupts import Interrupts
from tpo_ie.batch.messages import Broken, Finished
from tpo_ie.batch.reading import ShardReader
from tpo_ie.errors import TpoIeError

READ_AHEAD = 2  # shards that wait for a worker
_SLICE = 0.1  # seconds of reading between two looks at the workers
_LOOK = 0.25  # seconds between two looks for interrupts
_ACCIDENTS = 3
_MOST_WAITED = 60  # Windows waits for at most 63 things


class LocalEngine:
    """Runs shards in processes of this machine.

    Args:
        job: What the workers need to know.
        workers: Most processes at a time, at least 1.
        time_limit: Most seconds for one document; None sets no limit.
    """

    def __init__(self, job: Job, *, workers: int, time_limit: float | None) -> None:
        self._job = job
        self._most = workers
        self._time_limit = time_limit
        self._workers: list[WorkerProcess] = []
        self._waiting: deque[Trials] = deque()
        self._failed_starts = 0
        self._stopping = False

    def run(self, reader: ShardReader, watcher: Watcher, interrupts: Interrupts) -> None:
        """Work through all shards, or until an interrupt.

        Args:
            reader: Where shards come from.
            watcher: Told how it goes on.
            interrupts: After the first, shards in hand are finished; after the second nothing is.

        Raises:
            TpoIeError: Workers cannot be started, or die for no reason that lies in a document.
            OSError: The output cannot be written.
        """
        try:
            while interrupts.count < 2:
                if interrupts.count:
                    self._stop(watcher)
                else:
                    self._read_ahead(reader, interrupts)
                    self._assign()
                busy = [worker for worker in self._workers if worker.trials]
                if not busy and not self._waiting and (reader.ended or interrupts.count):
                    break
                self._listen(busy, watcher, patient=reader.ended or len(self._waiting) >= READ_AHEAD)
                watcher.under_way(sum(worker.read for worker in self._workers if worker.trials))
            self._end(dismiss=interrupts.count < 2)
        finally:
            self._end(dismiss=False)

    def _stop(self, watcher: Watcher) -> None:
        """Take in no more, and let go of what has not been begun."""
        self._waiting.clear()
        for worker in [worker for worker in self._workers if worker.trials and not worker.ready]:
            self._remove(worker)
        if not self._stopping:
            self._stopping = True
            watcher.stopping(sum(worker.trials is not None for worker in self._workers))

    def _read_ahead(self, reader: ShardReader, interrupts: Interrupts) -> None:
        if reader.ended or len(self._waiting) >= READ_AHEAD:
            return
        shard = interrupts.breakable(lambda: reader.read(_SLICE))
        if shard is not None:
            self._waiting.append(Trials(shard))

    def _assign(self) -> None:
        """Give waiting shards to idle workers, and to new ones as long as there may be more."""
        idle = [worker for worker in self._workers if not worker.trials]
        while self._waiting and (idle or len(self._workers) < self._most):
            if not idle:
                self._workers.append(WorkerProcess(self._job, self._time_limit))
                idle.append(self._workers[-1])
            idle.pop().assign(self._waiting.popleft())

    def _listen(self, busy: list[WorkerProcess], watcher: Watcher, *, patient: bool) -> None:
        """Hear what workers say until something happens; when there is more to read, only look."""
        soonest = min((worker.seconds_left() for worker in busy), default=_LOOK)
        waited_for: list[Connection | int] = [worker.sentinel for worker in self._workers]
        waited_for += [worker.connection for worker in busy]
        if os.name == "nt":  # the others are looked at all the same, a little later
            del waited_for[_MOST_WAITED:]
        wait(waited_for, max(0.0, min(_LOOK, soonest)) if patient and busy else 0.0)
        for worker in list(self._workers):
            dead = not worker.alive  # asked before its last words are heard, so that none are missed
            for message in worker.messages():
                if isinstance(message, Finished):
                    worker.trials = None
                    self._failed_starts = 0
                    watcher.finished(message.done)
                elif isinstance(message, Broken):
                    raise message.error
            if dead:
                self._replace(worker, watcher)
            elif worker.trials and worker.overdue():
                worker.trials.overdue(worker.entries, self._time_limit or 0.0)
                self._waiting.appendleft(worker.trials)
                self._remove(worker)

    def _replace(self, worker: WorkerProcess, watcher: Watcher) -> None:
        """Learn from the death of a worker and have its shard tried again."""
        how = self._remove(worker)
        trials = worker.trials
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _ACCIDENTS:
                raise TpoIeError(f"a worker process ended before the model was loaded ({how})")
        if trials is None:
            return
        done = read_mark(Path(self._job.folder), trials.shard.number)
        if done is not None:  # it died between its work and the word of it
            watcher.finished(done)
            return
        if worker.ready:
            trials.died(worker.entries, how)
        if trials.deaths_unexplained >= _ACCIDENTS:
            raise TpoIeError(f"worker processes die while they write the results ({how})")
        self._waiting.appendleft(trials)

    def _remove(self, worker: WorkerProcess) -> str:
        self._workers.remove(worker)
        if worker.alive:
            worker.kill()
        return worker.bury()

    def _end(self, *, dismiss: bool) -> None:
        """End all workers; those that may finish by themselves get the time to."""
        for worker in self._workers:
            worker.dismiss() if dismiss else worker.kill()
        while self._workers:
            self._workers.pop().bury()
