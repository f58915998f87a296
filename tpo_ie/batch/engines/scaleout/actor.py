"""What runs in each actor: a pipeline of its own, and one shard after the other."""

from __future__ import annotations

import pickle
import platform
from pathlib import Path
from typing import Any

from tpo_ie.batch.engines.scaleout.journal import Journal
from tpo_ie.batch.extraction import Job, ShardExtractor
from tpo_ie.batch.folder import STATE, STOP, read_mark
from tpo_ie.batch.messages import Broken, Finished, Left
from tpo_ie.batch.shards import Shard
from tpo_ie.batch.worker import portable
from tpo_ie.errors import TpoIeError, UsageError

_ACCIDENTS = 3


class ShardActor:
    """A function over batches of shards, as ``ray.data.Dataset.map_batches`` takes it.

    Whatever happens to a shard is told in a message; an error that left the function would end the whole run.

    Args:
        job: The run; paths in it are absolute.
        time_limit: Most seconds for one document; None sets no limit.
    """

    def __init__(self, job: Job, time_limit: float | None) -> None:
        self._job = job
        self._time_limit = time_limit
        self._folder = Path(job.folder)
        self._extractor: ShardExtractor | None = None

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """Work on shards.

        Args:
            batch: The column ``shard`` with pickled shards.

        Returns:
            The column ``message`` with pickled messages, one for each shard.
        """
        shards = (pickle.loads(data) for data in batch["shard"])  # noqa: S301 - our own bytes
        return {"message": [pickle.dumps(self._work(shard)) for shard in shards]}

    def _work(self, shard: Shard) -> Finished | Left | Broken:
        try:
            if not (self._folder / STATE).is_dir():
                raise UsageError(
                    f"{platform.node()} does not see {self._folder}: the machines of a cluster need an output folder "
                    "that all of them share"
                )
            done = read_mark(self._folder, shard.number)
            if done is not None:  # an actor ended between its work and the word of it
                return Finished(done)
            if (self._folder / STATE / STOP).exists():
                return Left(shard.number)
            return self._extract(shard)
        except Exception as error:
            return Broken(portable(error))

    def _extract(self, shard: Shard) -> Finished:
        journal = Journal(self._folder, shard, self._time_limit)
        finished = False
        try:
            task = journal.open()
            if journal.ended_idle >= _ACCIDENTS:
                raise TpoIeError("worker processes end while they load the model or write the results")
            if self._extractor is None:
                self._extractor = ShardExtractor(self._job)
            done = self._extractor.run(task, begin=journal.begin)
            finished = True
            return Finished(done)
        finally:
            journal.close(finished=finished)
