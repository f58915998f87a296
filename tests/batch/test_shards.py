from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.batch.extraction import BATCH_CHARACTERS, batches
from tpo_ie.batch.shards import Failure, Shard, Task, digest_of, size_of_shard
from tpo_ie.records import Record

UNREAD = Failure(None, "a.jsonl:1", "read", "not JSON")


def shard(*lengths: int, unread: int = 0, number: int = 0) -> Shard:
    records = tuple(Record(f"b-{n}", "x" * length, f"a.jsonl:{n}") for n, length in enumerate(lengths))
    return Shard(number, (UNREAD,) * unread + records, "")


def test_shards_grow_up_to_the_size_asked_for() -> None:
    sizes = [size_of_shard(number, 100) for number in range(400)]
    assert sizes[:64] == [16] * 64
    assert sizes[64] == 32
    assert sizes == sorted(sizes)
    assert sizes[-1] == 100
    assert size_of_shard(0, 5) == 5
    assert size_of_shard(10**6, 10**9) == 10**9


@given(st.integers(1, 5000))
def test_a_shard_is_a_small_part_of_what_went_before(number: int) -> None:
    before = sum(size_of_shard(n, 10**9) for n in range(number))
    assert size_of_shard(number, 10**9) * 16 <= max(before, 16**2)


def test_a_digest_tells_entries_apart() -> None:
    record = Record("a", "teks", "a.txt", {"title": "x"}, {"k": 1})
    variants = [
        (record,),
        (Record("b", "teks", "a.txt", {"title": "x"}, {"k": 1}),),
        (Record("a", "teks.", "a.txt", {"title": "x"}, {"k": 1}),),
        (Record("a", "teks", "a.txt", {"title": "y"}, {"k": 1}),),
        (Record("a", "teks", "a.txt", {"title": "x"}, {"k": 2}),),
        (record, UNREAD),
        (UNREAD, record),
        (),
    ]
    assert len({digest_of(entries) for entries in variants}) == len(variants)
    assert digest_of((Record("a", "\ud800", "a.txt"),))


@given(st.lists(st.integers(0, 2 * BATCH_CHARACTERS), max_size=40), st.integers(1, 20), st.integers(0, 3))
def test_batches_hold_every_record_once_and_stay_small(lengths: list[int], size: int, unread: int) -> None:
    task = Task(shard(*lengths, unread=unread))
    found = list(batches(task, size))
    assert sorted(i for batch in found for i in batch) == list(task.shard.records)
    text = task.shard.records
    for batch in found:
        assert len(batch) <= size
        assert len(batch) == 1 or sum(len(text[i].text) for i in batch) <= BATCH_CHARACTERS
    flat = [len(text[i].text) for batch in found for i in batch]
    assert flat == sorted(flat)


def test_suspects_come_first_and_alone_and_the_other_batches_stay_as_they_are() -> None:
    whole = shard(*range(1, 13))
    plain = list(batches(Task(whole), 4))
    assert plain == [(0, 1, 2, 3), (4, 5, 6, 7), (8, 9, 10, 11)]
    again = list(batches(Task(whole, first=frozenset({4, 5, 6, 7})), 4))
    assert again == [plain[1], plain[0], plain[2]]
    suspects = frozenset({8, 9, 10, 11})
    assert list(batches(Task(whole, suspects, suspects, {9: UNREAD}), 4)) == [(8,), (10,), (11,), plain[0], plain[1]]
