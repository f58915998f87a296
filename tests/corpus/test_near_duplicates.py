"""Texts that are the same or nearly so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.articles import article, reprinted
from tpo_ie.corpus.near_duplicates import NearDuplicates


def test_different_articles_are_different() -> None:
    index = NearDuplicates()
    assert [index.add(str(n), article(n)) for n in range(60)] == [[]] * 60


def test_a_reprint_is_found_and_measured() -> None:
    index = NearDuplicates(0.6)
    index.add("other", article(1))
    index.add("first", article(2, 40))
    (found,) = index.add("second", reprinted(article(2, 40)))
    assert found.key == "first"
    assert not found.same
    ours, theirs = (_shingles(text) for text in (article(2, 40), reprinted(article(2, 40))))
    assert found.similarity == pytest.approx(len(ours & theirs) / len(ours | theirs), abs=0.15)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.replace(".", "").casefold().split()
    return set(zip(words, words[1:], words[2:], strict=False))


def test_the_threshold_counts() -> None:
    found = []
    for threshold in (0.5, 0.95):
        index = NearDuplicates(threshold)
        index.add("a", article(2, 20))
        found.append(len(index.add("b", reprinted(article(2, 20)))))
    assert found == [1, 0]


def test_all_copies_are_named_in_order() -> None:
    index = NearDuplicates()
    for key in ("a", "b"):
        index.add(key, article(3))
    assert [(entry.key, entry.same) for entry in index.add("c", article(3))] == [("a", True), ("b", True)]


@given(st.text(max_size=60))
def test_short_texts_are_found_only_when_equal(text: str) -> None:
    index = NearDuplicates()
    index.add("a", text)
    (found,) = index.add("b", f" {text.swapcase().swapcase()}\n")
    assert (found.same, found.similarity) == (True, 1.0)
    assert index.add("c", text + " lain") == []
