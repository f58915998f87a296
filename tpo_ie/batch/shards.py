"""Shards: the numbered pieces an archive is worked through in, and what became of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tpo_ie.records import Record

FIRST_SIZE = 16
_STEP = 64  # shards of one size before the size doubles
MAX_CHARACTERS = 8_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that gave no document.

    Args:
        id: Its id; None when it could not be read so far.
        place: ``FILE`` or ``FILE:LINE``.
        stage: Where it failed: ``read``, ``input``, a stage of the pipeline, ``redact``, ``time``, ``worker``.
        reason: What went wrong.
    """

    id: str | None
    place: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shard:
    """Records that are worked on and written together.

    Args:
        number: From 0, in the order of the input.
        entries: Records, and failures of records that could not be read, in the order of the input.
        digest: Hash of the entries; tells whether a later run reads the same.
    """

    number: int
    entries: tuple[Record | Failure, ...]
    digest: str

    @property
    def records(self) -> dict[int, Record]:
        """The records by their place in ``entries``."""
        return {i: entry for i, entry in enumerate(self.entries) if isinstance(entry, Record)}


@dataclass(frozen=True, slots=True)
class Task:
    """A shard with what earlier attempts have taught.

    Args:
        shard: The shard.
        first: Entries to begin with, since a worker ended over them.
        alone: Entries to read one by one.
        failed: Entries that are given up, and why.
    """

    shard: Shard
    first: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    failed: dict[int, Failure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What a finished shard came to; kept on disk as the sign that it is finished.

    Args:
        number: The shard's number.
        digest: The shard's digest.
        documents: Number of documents written.
        failures: The entries that gave none, in the order of the input.
    """

    number: int
    digest: str
    documents: int
    failures: tuple[Failure, ...]


def size_of_shard(number: int, most: int) -> int:
    """Return how many entries a shard holds.

    Args:
        number: The shard's number.
        most: The size that the user set.

    Returns:
        16 for the first 64 shards, twice as many for the next 64 and so on up to ``most``: a shard is a
        small part of what has been read so far, so the workers end at about the same time.
    """
    return min(most, FIRST_SIZE << min(number // _STEP, 32))


def digest_of(entries: tuple[Record | Failure, ...]) -> str:
    """Return a hash of ids, texts and all else that is said of the entries."""
    digest = hashlib.blake2b(digest_size=12)
    for entry in entries:
        digest.update(repr(entry).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()
