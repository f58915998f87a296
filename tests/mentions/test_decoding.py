from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tpo_ie.mentions.decoding import _viterbi, best_tags, log_softmax, spans
from tpo_ie.mentions.schemes import repair

LABELS = ("A", "B")


def _valid(path: tuple[int, ...]) -> bool:
    return all(
        tag % 2 == 1 or tag == 0 or (i > 0 and path[i - 1] in (tag, tag - 1)) for i, tag in enumerate(path)
    )  # fmt: skip


@given(arrays(np.float32, st.tuples(st.integers(1, 5), st.just(5)), elements=st.floats(-4, 4, width=32)))
def test_best_tags_is_the_best_valid_path(scores: np.ndarray) -> None:
    log_probs = log_softmax(scores)
    chosen = best_tags(log_probs)
    assert _valid(tuple(int(t) for t in chosen))

    def total(path: tuple[int, ...]) -> float:
        return float(sum(log_probs[i, tag] for i, tag in enumerate(path)))

    best = max(total(p) for p in itertools.product(range(5), repeat=len(scores)) if _valid(p))
    assert np.isclose(total(tuple(chosen)), best, atol=1e-4)


@given(arrays(np.float32, st.tuples(st.integers(1, 40), st.just(7)), elements=st.floats(-6, 6, width=32)))
def test_searching_around_wrong_tags_finds_what_a_search_through_all_words_finds(scores: np.ndarray) -> None:
    log_probs = log_softmax(scores)

    def total(path: np.ndarray) -> float:
        return float(log_probs[np.arange(len(path)), path].sum())

    chosen = best_tags(log_probs)
    assert _valid(tuple(int(t) for t in chosen))
    assert np.isclose(total(chosen), total(_viterbi(log_probs)), atol=1e-3)


def test_spans_of_neighbouring_entities() -> None:
    tags = [1, 2, 1, 0, 3, 4, 4]
    log_probs = log_softmax(np.eye(5, dtype=np.float32)[tags] * 9)
    found = spans(log_probs, LABELS)
    assert [(s.first, s.last, s.label) for s in found] == [(0, 1, "A"), (2, 2, "A"), (4, 6, "B")]
    assert all(0.9 < s.score <= 1 for s in found)


def test_no_words_give_no_spans() -> None:
    assert spans(np.zeros((0, 5), dtype=np.float32), LABELS) == []


def test_repair_opens_what_continues_nothing() -> None:
    assert repair(["I-A", "I-A", "O", "I-B", "I-A"]) == ["B-A", "I-A", "O", "B-B", "B-A"]
