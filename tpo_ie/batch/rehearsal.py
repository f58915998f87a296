"""A dry run: the input is read and counted, nothing is extracted or written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tpo_ie.batch.config import BatchConfig
from tpo_ie.batch.reading import ShardReader
from tpo_ie.batch.shards import Failure, Shard


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would have to do.

    Args:
        documents: Records that it would read.
        characters: Characters in them.
        unread: Records that cannot be read.
        shards: Shards that it would write.
    """

    documents: int
    characters: int
    unread: int
    shards: int


def rehearse(
    inputs: Sequence[str],
    config: BatchConfig | None = None,
    *,
    fail: Callable[[Failure], None] = lambda failure: None,
    warn: Callable[[str], None] = lambda message: None,
) -> Plan:
    """Read an archive as ``run_batch`` would, and count.

    Args:
        inputs: Files, folders, patterns; ``-`` is standard input.
        config: The settings; None takes the defaults.
        fail: Told of each record that cannot be read.
        warn: Told of what is odd in the input but does no harm.

    Returns:
        The counts.
    """
    documents = characters = unread = shards = 0

    def count(shard: Shard) -> None:
        nonlocal documents, characters, unread, shards
        shards += 1
        documents += len(shard.records)
        characters += sum(len(record.text) for record in shard.records.values())
        for entry in shard.entries:
            if isinstance(entry, Failure):
                unread += 1
                fail(entry)

    reader = ShardReader(inputs, config or BatchConfig(), done={}, settle=count, warn=warn)
    while not reader.ended:
        shard = reader.read(float("inf"))
        if shard is not None:
            count(shard)
    return Plan(documents, characters, unread, shards)
