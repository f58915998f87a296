"""``RayEngine``: shards are read here and extracted by actors, wherever those are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpo_ie.batch.engines import Watcher
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.folder import STATE, STOP
from tpo_ie.batch.interrupts import Interrupts
from tpo_ie.batch.messages import Broken, Finished, Left
from tpo_ie.batch.reading import ShardReader
from tpo_ie.batch.shards import Shard
from tpo_ie.errors import TpoIeError

if TYPE_CHECKING:
    from tpo_ie.batch.engines.scaleout.stream import ShardStream

_SLICE = 0.1  # seconds of reading between two looks at what has come back
_LOOK = 0.25  # seconds between two looks for interrupts
_AHEAD = 3  # shards in hand for each actor: one is read, two wait
_ACCIDENTS = 3


class RayEngine:
    """Runs shards in actors of a Ray cluster.

    The input is read in this process, in order, as by the local engine: ids, duplicates and shards are the same.
    Actors write into the output folder, which all machines of the cluster must see under the same path.

    Args:
        job: What the actors need to know.
        workers: Actors; 0 takes one for each core of the cluster.
        time_limit: Most seconds for one document; None sets no limit.
        address: The cluster; None starts Ray on this machine.
    """

    def __init__(self, job: Job, *, workers: int, time_limit: float | None, address: str | None) -> None:
        self._job = absolute(job)
        self._workers = workers
        self._time_limit = time_limit
        self._address = address
        self._hand: dict[int, Shard] = {}
        self._stop_mark = Path(self._job.folder) / STATE / STOP
        self._stopping = False

    def run(self, reader: ShardReader, watcher: Watcher, interrupts: Interrupts) -> None:
        """Work through all shards, or until an interrupt.

        Args:
            reader: Where shards come from.
            watcher: Told how it goes on.
            interrupts: After the first, shards in hand are finished; after the second nothing is.

        Raises:
            TpoIeError: There is no cluster, or it cannot work.
            OSError: The output cannot be written.
        """
        while not self._hand and not reader.ended and not interrupts.count:
            self._read(reader, interrupts)
        if not self._hand:  # nothing to extract: Ray need not be started
            return
        from tpo_ie.batch.engines.scaleout.cluster import connected

        with connected(self._address, self._workers, self._job.threads) as workers:
            interrupts.take()  # Ray has taken SIGTERM for itself
            self._work(workers, reader, watcher, interrupts)

    def _work(self, workers: int, reader: ShardReader, watcher: Watcher, interrupts: Interrupts) -> None:
        """Let shards stream through; if a machine takes some with it, once more for those."""
        from tpo_ie.batch.engines.scaleout.stream import ShardStream

        vain = 0
        while self._hand or not (reader.ended or interrupts.count):
            stream = ShardStream(self._job, workers=workers, time_limit=self._time_limit)
            counted = _Counted(watcher)
            try:
                self._pass(stream, workers, reader, counted, interrupts)
            except (TpoIeError, OSError):
                raise
            except Exception as error:
                raise TpoIeError(f"Ray cannot go on: {type(error).__name__}: {_first_line(error)}") from error
            finally:
                stream.close()
            if interrupts.count > 1:
                return
            vain = 0 if counted.shards else vain + 1
            if vain >= _ACCIDENTS:
                raise TpoIeError(f"Ray loses what it is given: {len(self._hand)} shards did not come back")

    def _pass(
        self, stream: ShardStream, workers: int, reader: ShardReader, watcher: Watcher, interrupts: Interrupts
    ) -> None:
        for shard in self._hand.values():
            stream.put(shard)
        while not stream.over and interrupts.count < 2:
            if interrupts.count:
                self._stop(watcher)
            elif len(self._hand) < _AHEAD * workers and not reader.ended:
                self._read(reader, interrupts, stream.put)
            full = len(self._hand) >= _AHEAD * workers
            if reader.ended or self._stopping:
                stream.end()
                full = True
            for message in stream.messages(_LOOK if full else 0.0):
                if isinstance(message, Broken):
                    raise message.error
                if isinstance(message, Finished):
                    del self._hand[message.done.number]
                    watcher.finished(message.done)
                elif isinstance(message, Left):
                    del self._hand[message.shard]
            watcher.under_way(0)

    def _read(
        self, reader: ShardReader, interrupts: Interrupts, send: Callable[[Shard], None] = lambda shard: None
    ) -> None:
        shard = interrupts.breakable(lambda: reader.read(_SLICE))
        if shard is not None:
            self._hand[shard.number] = shard
            send(shard)

    def _stop(self, watcher: Watcher) -> None:
        """Let actors begin no more shards."""
        if not self._stopping:
            self._stopping = True
            self._stop_mark.touch()
            watcher.stopping(len(self._hand))


class _Counted:
    """Passes on what a watcher is told, and counts shards."""

    def __init__(self, watcher: Watcher) -> None:
        self.shards = 0
        self.under_way, self.stopping, self._finished = watcher.under_way, watcher.stopping, watcher.finished

    def finished(self, done: object) -> None:
        self.shards += 1
        self._finished(done)  # type: ignore[arg-type]


def absolute(job: Job) -> Job:
    """Return a job whose paths mean the same in every working directory."""
    paths = {name: getattr(job, name) for name in ("agencies", "positions", "rules")}
    if job.model is not None and Path(job.model).exists():
        paths["model"] = job.model
    found: dict[str, Any] = {name: str(Path(path).absolute()) for name, path in paths.items() if path is not None}
    return replace(job, folder=str(Path(job.folder).absolute()), **found)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), "")
