"""What a worker tells the process that started it."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.batch.shards import ShardDone


@dataclass(frozen=True, slots=True)
class Ready:
    """The pipeline is loaded."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A batch begins; the one before is finished.

    Args:
        entries: Indices of its records in the shard; none when the shard's files are being written.
    """

    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard is finished.

    Args:
        done: What it came to.
    """

    done: ShardDone


@dataclass(frozen=True, slots=True)
class Left:
    """A shard was not begun, since the run is about to end.

    Args:
        shard: Its number.
    """

    shard: int


@dataclass(frozen=True, slots=True)
class Broken:
    """No shard can be worked on: the model cannot be loaded, the disk is full.

    Args:
        error: Why.
    """

    error: Exception


Message = Ready | Begun | Finished | Left | Broken
