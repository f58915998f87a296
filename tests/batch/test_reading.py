from __future__ import annotations

import json
import tracemalloc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.batch.conftest import Archive
from tpo_ie.batch import BatchConfig, rehearse
from tpo_ie.batch.reading import ShardReader
from tpo_ie.batch.shards import MAX_CHARACTERS, Failure, Shard
from tpo_ie.errors import UsageError
from tpo_ie.records import ReadOptions


class Reading:
    """All that a reader gives."""

    def __init__(self, inputs: list[str], config: BatchConfig, done: Mapping[int, str] | None = None) -> None:
        self.shards: list[Shard] = []
        self.settled: list[Shard] = []
        self.warnings: list[str] = []
        self.reader = ShardReader(
            inputs, config, done=done or {}, settle=self.settled.append, warn=self.warnings.append
        )  # fmt: skip
        while not self.reader.ended:
            shard = self.reader.read(1.0)
            if shard is not None:
                self.shards.append(shard)

    @property
    def ids(self) -> list[str]:
        return [record.id for shard in self.shards for record in shard.records.values()]

    @property
    def sizes(self) -> list[int]:
        return [len(shard.entries) for shard in self.shards]


def read(inputs: str, done: Mapping[int, str] | None = None, **config: Any) -> Reading:
    return Reading([inputs], BatchConfig(**config), done)


def test_records_come_in_order_in_numbered_shards(archive: Archive) -> None:
    reading = read(archive(f"teks {n}" for n in range(40)))
    assert reading.ids == [f"b-{n}" for n in range(40)]
    assert reading.sizes == [16, 16, 8]
    assert [shard.number for shard in reading.shards] == [0, 1, 2]
    assert reading.settled == []


def test_an_input_that_fills_its_last_shard_leaves_no_empty_one(archive: Archive) -> None:
    assert read(archive("abcd"), shard_size=2).sizes == [2, 2]


def test_unreadable_records_stand_between_the_others(archive: Archive) -> None:
    path = archive(["satu", "{bad", "dua", '{"id": "x", "text": 5}'])
    (shard,) = read(path).shards
    first, bad, second, number = shard.entries
    assert isinstance(bad, Failure)
    assert isinstance(number, Failure)
    assert (bad.place, bad.stage) == (f"{path}:2", "read")
    assert "not JSON" in bad.reason
    assert number.place == f"{path}:4"
    assert list(shard.records) == [0, 2]
    assert shard.records[0] is first
    assert shard.records[2] is second


def test_bad_lines_alone_are_settled_as_they_come_and_do_not_pile_up(archive: Archive) -> None:
    reading = read(archive(["{bad"] * 40 + ["satu"]), shard_size=10)
    assert [len(shard.entries) for shard in reading.settled] == [10] * 4
    assert [shard.number for shard in reading.shards] == [4]


def test_memory_does_not_grow_with_the_archive(archive: Archive) -> None:
    def peak(size: int) -> int:
        path = archive(f"{'teks ' * 400}{n}" for n in range(size))
        config = BatchConfig(shard_size=8, options=ReadOptions(duplicates="ignore"))
        reader = ShardReader([path], config, done={}, settle=lambda shard: None, warn=lambda message: None)
        tracemalloc.start()
        while not reader.ended:
            reader.read(1.0)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(6000) < peak(2000) + 1_000_000  # the texts alone take 12 MB and 4 MB


def test_long_texts_close_a_shard_early(archive: Archive) -> None:
    assert read(archive(["x" * (MAX_CHARACTERS // 2)] * 3)).sizes == [2, 1]


def test_limit_and_sample(archive: Archive) -> None:
    path = archive(f"teks {n}" for n in range(200))
    everything = [f"b-{n}" for n in range(200)]
    assert read(path, limit=3).ids == everything[:3]
    some = read(path, sample=25, seed=1).ids
    assert len(some) == 25
    assert some == [id_ for id_ in everything if id_ in some]
    assert read(path, sample=25, seed=1).ids == some
    assert read(path, sample=25, seed=2).ids != some
    assert read(path, sample=500).ids == everything
    share = read(path, sample=0.25, seed=1).ids
    assert 30 < len(share) < 70
    assert read(path, sample=0.25, seed=1).ids == share
    assert read(path, sample=25, seed=1, limit=4).ids == some[:4]


def test_every_record_is_drawn_as_often_as_every_other(archive: Archive) -> None:
    path = archive("abcdefghij")
    drawn = [id_ for seed in range(300) for id_ in read(path, sample=2, seed=seed).ids]
    counts = {id_: drawn.count(id_) for id_ in set(drawn)}
    assert len(counts) == 10
    assert 35 < min(counts.values()) <= max(counts.values()) < 85


def test_finished_shards_are_passed_over_with_their_warnings(archive: Archive) -> None:
    lines = [json.dumps({"id": "sama", "text": f"teks {n}"}) for n in range(20)]
    path = archive(lines)
    first = read(path)
    assert len(first.warnings) == 19
    again = read(path, {0: first.shards[0].digest})
    assert [shard.number for shard in again.shards] == [1]
    assert again.shards[0] == first.shards[1]
    assert again.warnings == first.warnings[-4:]


def test_another_input_than_before_is_refused(archive: Archive, tmp_path: Path) -> None:
    path = archive(f"teks {n}" for n in range(40))
    done = {shard.number: shard.digest for shard in read(path).shards}
    archive([*(f"teks {n}" for n in range(17)), "lain", *(f"teks {n}" for n in range(18, 40))])
    with pytest.raises(UsageError, match=r"arsip\.jsonl:17 to .*arsip\.jsonl:32 held other records"):
        read(path, done)
    archive(f"teks {n}" for n in range(16))
    with pytest.raises(UsageError, match="it was longer then"):
        read(path, done)


def test_rehearsal_counts(archive: Archive) -> None:
    failures: list[Failure] = []
    plan = rehearse([archive([*"abc" * 10, *["{bad"] * 20])], BatchConfig(shard_size=10), fail=failures.append)
    assert (plan.documents, plan.characters, plan.unread, plan.shards) == (30, 30, 20, 5)
    assert len(failures) == 20
