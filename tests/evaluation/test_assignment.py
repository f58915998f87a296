from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.evaluation.assignment import best_total

_SIMILARITY = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.floats(0.01, 1.0), max_size=12
)


def by_trying(similarity: dict[tuple[str, str], float]) -> float:
    return max(
        sum(similarity.get((left, right), 0.0) for left, right in zip("abcd", order, strict=True))
        for order in permutations("wxyz")
    )


@given(_SIMILARITY)
def test_no_pairing_is_better(similarity: dict[tuple[str, str], float]) -> None:
    assert best_total(similarity) == pytest.approx(by_trying(similarity))


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_agrees_with_scipy(rows: int, columns: int, data: st.DataObject) -> None:
    optimize = pytest.importorskip("scipy.optimize")
    matrix = [[data.draw(st.floats(0, 1)) for _ in range(columns)] for _ in range(rows)]
    similarity = {(f"l{i}", f"r{j}"): x for i, row in enumerate(matrix) for j, x in enumerate(row) if x}
    chosen = optimize.linear_sum_assignment(matrix, maximize=True)
    expected = sum(matrix[i][j] for i, j in zip(*chosen, strict=True))
    assert best_total(similarity) == pytest.approx(expected)


def test_greedy_would_be_worse() -> None:
    assert best_total({("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.8}) == pytest.approx(1.6)
    assert best_total({}) == 0.0
