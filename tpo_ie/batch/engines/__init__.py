"""Engines: where the workers are. Each runs the same extraction and writes the same files."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Protocol

from tpo_ie.batch.config import BatchConfig
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.interrupts import Interrupts
from tpo_ie.batch.reading import ShardReader
from tpo_ie.batch.shards import ShardDone
from tpo_ie.errors import MissingExtraError


class Watcher(Protocol):
    """Sees how a run goes on."""

    def finished(self, done: ShardDone) -> None:
        """Take note of a finished shard."""

    def under_way(self, documents: int) -> None:
        """Take note of how many documents of unfinished shards have been read so far; called often."""

    def stopping(self, shards: int) -> None:
        """Take note that the run ends when so many shards in hand are finished."""


class Engine(Protocol):
    """Has shards read by workers."""

    def run(self, reader: ShardReader, watcher: Watcher, interrupts: Interrupts) -> None:
        """Work through all shards, or until an interrupt.

        Args:
            reader: Where shards come from.
            watcher: Told how it goes on.
            interrupts: After the first, shards in hand are finished; after the second nothing is.
        """


def make_engine(config: BatchConfig, job: Job) -> Engine:
    """Make the engine that a run asks for.

    Args:
        config: The run's settings.
        job: What its workers need to know.

    Returns:
        The engine.

    Raises:
        MissingExtraError: It needs a package that is not installed.
    """
    if config.engine == "ray":
        for package in ("ray", "pyarrow"):
            if find_spec(package) is None:
                raise MissingExtraError(
                    f'the engine ray needs {package}, which is not installed: pip install "tpo-ie[ray]"'
                )
        from tpo_ie.batch.engines.scaleout.engine import RayEngine

        return RayEngine(job, workers=config.workers, time_limit=config.time_limit, address=config.address)
    from tpo_ie.batch.engines.local import LocalEngine

    return LocalEngine(job, workers=config.resources()[0], time_limit=config.time_limit)
