from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records import Fault
from tpo_ie.records.ids import UniqueIds, check_id, id_from_name
from tpo_ie.records.store import Store


@pytest.mark.parametrize(
    "identifier",
    [
        "a",
        "2025/03/a",
        "https://warta.example/a?b=c..d",
        "a..b",
        "...",
        "a/.../b",
        "Berita 12.5%",
        "kejahatan–é",
        "=1+1",
    ],
)
def test_sound_ids(identifier: str) -> None:
    check_id(identifier)
    assert id_from_name(identifier) == identifier


@pytest.mark.parametrize(
    "identifier", ["..", "../a", "a/../b", "a\\..\\b", "a/..", "\x00", "a\x1b[31m", "\x85", "\u2028", "\u202e"]
)
def test_ids_that_are_refused(identifier: str) -> None:
    with pytest.raises(Fault) as caught:
        check_id(identifier)
    assert caught.value.key == "unsafe_id"


def test_ids_that_collide_get_a_suffix_and_a_warning(read: Read, write: Write) -> None:
    lines = [f'{{"id": "{name}", "text": "x"}}' for name in ("a", "a-2", "a", "a", "a-2", "b")]
    outcome = read(write("x.jsonl", "\n".join(lines)), write("a.txt", "x"))
    assert outcome.ids == ["a", "a-2", "a-3", "a-4", "a-2-2", "b", "a-5"]
    assert outcome.warned == ["same_id"] * 4
    assert outcome.warnings[0][1].values == {"id": "a", "new": "a-3"}


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b", ""]), max_size=30))
def test_ids_are_unique_and_the_first_keeps_its_own(names: list[str]) -> None:
    with Store() as store:
        unique = UniqueIds(store)
        free = [unique.free(name) for name in names]
    assert len(set(free)) == len(free)
    assert all(new.startswith(name) for name, new in zip(names, free, strict=True))
    assert all(name in free for name in names)


def test_the_same_id_many_times_is_quick() -> None:
    with Store() as store:
        unique = UniqueIds(store)
        start = time.perf_counter()
        last = [unique.free("a") for _ in range(20_000)][-1]
        assert time.perf_counter() - start < 10
    assert last == "a-20000"


def test_a_store_keeps_texts_of_any_kind() -> None:
    with Store() as store:
        assert store.get("a") is None
        for key in ("a", "", "\ud800", "é" * 1000, "a\0b"):
            store.put(key, key[:1] if key.isascii() else "x")
        store.put("a", "b")
        assert [store.get(key) for key in ("a", "", "\ud800", "é" * 1000, "a\0b", "a\0")] == [
            "b",
            "",
            "x",
            "x",
            "a",
            None,
        ]
