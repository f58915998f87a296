"""The input, cut into shards that are the same at every run over it."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from tpo_ie.batch.config import BatchConfig
from tpo_ie.batch.hiding import hide, hiding
from tpo_ie.batch.shards import MAX_CHARACTERS, Failure, Shard, digest_of, size_of_shard
from tpo_ie.errors import UsageError
from tpo_ie.privacy.pseudonyms import Pseudonyms
from tpo_ie.records import Fault, Record, read_records

Warn = Callable[[str], None]
Settle = Callable[[Shard], None]


class ShardReader:
    """Reads records on demand and cuts them into shards.

    Args:
        inputs: What to read.
        config: How to read it.
        done: Digests of shards that an earlier run has finished; they are passed over.
        settle: Takes shards without records, which need no pipeline: an input with a million bad lines
            in a row must not pile up in memory.
        warn: Told of what is odd in shards that are not done yet.
    """

    def __init__(
        self, inputs: Sequence[str], config: BatchConfig, *, done: Mapping[int, str], settle: Settle, warn: Warn
    ) -> None:
        self._config = config
        self._done = done
        self._settle = settle
        self._warn = warn
        self._ready: deque[Shard] = deque()
        self._entries: list[Record | Failure] = []
        self._warnings: list[str] = []
        self._characters = 0
        self._number = 0
        self._error: Exception | None = None  # kept, since a reader may take what its callback raises for its own
        self._records = selected(inputs, config, report=self._report, warn=self._note)
        self._exhausted = False
        self.records = 0

    @property
    def ended(self) -> bool:
        """Whether there is no shard left."""
        return self._exhausted and not self._ready

    def read(self, seconds: float) -> Shard | None:
        """Read on until a shard is complete, the input ends, or time is up.

        Args:
            seconds: The time.

        Returns:
            The next shard that is to be worked on, None when there is none yet.

        Raises:
            UsageError: A finished shard held other records than the input has now.
        """
        until = time.monotonic() + seconds
        while not self._ready and not self._exhausted:
            record = next(self._records, None)
            if self._error is not None:
                raise self._error
            if record is None:
                self._exhausted = True
                if self._entries:
                    self._close()
                if self._error is None and any(number >= self._number for number in self._done):
                    self._error = UsageError("the input has changed since the run began: it was longer then")
                if self._error is not None:
                    raise self._error
            else:
                self.records += 1
                self._characters += len(record.text)
                self._add(record)
            if time.monotonic() > until:
                break
        return self._ready.popleft() if self._ready else None

    def _report(self, place: str, fault: Fault) -> None:
        where = place if fault.line is None else f"{place}:{fault.line}"
        self._add(Failure(None, where, "read", fault.reason()))

    def _note(self, place: str, fault: Fault) -> None:
        self._warnings.append(fault.message(place))

    def _add(self, entry: Record | Failure) -> None:
        self._entries.append(entry)
        full = len(self._entries) >= size_of_shard(self._number, self._config.shard_size)
        if full or self._characters >= MAX_CHARACTERS:
            self._close()

    def _close(self) -> None:
        entries, warnings = tuple(self._entries), tuple(self._warnings)
        shard = Shard(self._number, entries, digest_of(entries))
        self._entries, self._warnings, self._characters = [], [], 0
        self._number += 1
        digest = self._done.get(shard.number)
        if digest is not None:
            if digest != shard.digest:
                places = f"{entries[0].place} to {entries[-1].place}"
                reason = f"the input has changed since the run began: {places} held other records then"
                self._error = self._error or UsageError(reason)
            return
        for warning in warnings:
            self._warn(warning)
        if shard.records:
            self._ready.append(shard)
        else:
            try:
                self._settle(shard)
            except OSError as error:
                self._error = self._error or error


def selected(
    inputs: Sequence[str],
    config: BatchConfig,
    *,
    report: Callable[[str, Fault], None],
    warn: Callable[[str, Fault], None],
) -> Iterator[Record]:
    """Yield the records that a run is to read: all, the first ones, a random sample.

    Args:
        inputs: What to read.
        config: How many, which, and how to read them.
        report: Told of records that cannot be read.
        warn: Told of what is odd.

    Yields:
        Records in the order of the input.

    Raises:
        UsageError: The key to hide ids with cannot be read.
    """
    pseudonyms = None if config.hash_ids is None else Pseudonyms.from_file(config.hash_ids)
    if pseudonyms is not None:
        report, warn = hiding(report, pseudonyms), hiding(warn, pseudonyms)
    records = read_records(inputs, report=report, warn=warn, options=config.options)
    if pseudonyms is not None:
        records = hide(records, pseudonyms)
    if isinstance(config.sample, int):
        chosen = _positions(inputs, config, config.sample)
        records = (record for i, record in enumerate(records) if i in chosen)
    elif config.sample is not None:
        draw, share = random.Random(config.seed), config.sample  # noqa: S311 - a sample, no secret
        records = (record for record in records if draw.random() < share)
    yield from islice(records, config.limit)


def _positions(inputs: Sequence[str], config: BatchConfig, size: int) -> set[int]:
    """Draw positions of records; only the positions are held, and the input is read a second time for them."""
    draw = random.Random(config.seed)  # noqa: S311 - a sample, no secret
    drawn: list[int] = []
    ignore: Callable[[str, Fault], None] = lambda place, fault: None  # noqa: E731
    for i, _ in enumerate(read_records(inputs, report=ignore, warn=ignore, options=config.options)):
        if i < size:
            drawn.append(i)
        elif (j := draw.randrange(i + 1)) < size:
            drawn[j] = i
    return set(drawn)
