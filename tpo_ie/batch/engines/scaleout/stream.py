"""Shards that go through Ray Data as they are read, and the messages that come back."""

from __future__ import annotations

import pickle
import queue
import threading
from collections.abc import Iterator
from typing import Any

from ray.data import ActorPoolStrategy, read_datasource
from ray.data.block import BlockMetadata
from ray.data.datasource import Datasource, ReadTask
from ray.util.queue import Queue

from tpo_ie.batch.engines.scaleout.actor import ShardActor
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.messages import Message
from tpo_ie.batch.shards import Shard


class ShardSource(Datasource):  # type: ignore[misc, unused-ignore]
    """Shards that somebody else reads: one block for each that comes through a queue, until None comes.

    Args:
        feed: The queue, of pickled shards.
    """

    def __init__(self, feed: Queue) -> None:
        super().__init__()  # type: ignore[no-untyped-call, unused-ignore]
        self._feed = feed

    def estimate_inmemory_data_size(self) -> int | None:
        """Return None: nobody knows how much will come."""
        return None

    def get_read_tasks(self, parallelism: int, *args: Any, **kwargs: Any) -> list[ReadTask]:
        """Return one task, since there is one queue."""
        feed = self._feed

        def read() -> Iterator[Any]:
            import pyarrow

            while (data := feed.get()) is not None:
                yield pyarrow.table({"shard": pyarrow.array([data], pyarrow.large_binary())})

        return [ReadTask(read, BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None))]


class ShardStream:
    """A data set of shards on its way through a pool of actors.

    Args:
        job: The run; paths in it are absolute.
        workers: Actors.
        time_limit: Most seconds for one document; None sets no limit.
    """

    def __init__(self, job: Job, *, workers: int, time_limit: float | None) -> None:
        self._feed = Queue(actor_options={"num_cpus": 0})
        self._heard: queue.SimpleQueue[Message | Exception | None] = queue.SimpleQueue()
        self._ended = False
        self.over = False
        """Whether nothing more will come back."""
        shards = read_datasource(ShardSource(self._feed), num_cpus=0, override_num_blocks=1)
        self._messages = shards.map_batches(
            ShardActor,
            fn_constructor_args=(job, time_limit),
            batch_size=1,
            batch_format="numpy",
            num_cpus=job.threads,
            compute=ActorPoolStrategy(
                min_size=1, max_size=workers, initial_size=workers, max_tasks_in_flight_per_actor=2
            ),
        )
        context = self._messages.context
        context.target_max_block_size = 1  # no block waits for the next one
        context.enable_progress_bars = context.print_on_execution_start = False
        threading.Thread(target=self._listen, name="ray-data", daemon=True).start()

    def put(self, shard: Shard) -> None:
        """Send a shard on its way."""
        self._feed.put_nowait(pickle.dumps(shard))

    def end(self) -> None:
        """Say that no more shards will come."""
        if not self._ended:
            self._ended = True
            self._feed.put_nowait(None)

    def messages(self, seconds: float) -> Iterator[Message]:
        """Yield what has come back.

        Args:
            seconds: How long to wait for the first message.

        Raises:
            Exception: Ray cannot go on.
        """
        while not self.over:
            try:
                heard = self._heard.get(timeout=seconds) if seconds else self._heard.get_nowait()
            except queue.Empty:
                return
            seconds = 0.0
            if isinstance(heard, Exception):
                raise heard
            if heard is None:
                self.over = True
            else:
                yield heard

    def close(self) -> None:
        """End it in whatever state it is."""
        self._feed.shutdown(force=True)

    def _listen(self) -> None:
        try:
            for row in self._messages.iter_rows():
                self._heard.put(pickle.loads(row["message"]))  # noqa: S301 - our own bytes
            self._heard.put(None)
        except Exception as error:
            self._heard.put(error)
