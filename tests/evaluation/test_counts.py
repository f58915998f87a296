from __future__ import annotations

import pytest

from tpo_ie.evaluation.counts import Counts, prf, score


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(), (1.0, 1.0, 1.0)),
        (Counts(0, 3, 0), (0.0, 0.0, 0.0)),
        (Counts(0, 0, 3), (0.0, 0.0, 0.0)),
        (Counts(2, 4, 2), (0.5, 1.0, pytest.approx(2 / 3))),
    ],
)
def test_precision_recall_f1(counts: Counts, expected: tuple[float, float, float]) -> None:
    assert prf(counts) == expected


def test_score_sums_documents_and_its_interval_holds_the_value() -> None:
    result = score([Counts(3, 4, 4), Counts(1, 4, 2), Counts(5, 5, 6), Counts()])
    assert (result["support"], result["predicted"], result["correct"]) == (12, 13, 9)
    assert result["f1"] == pytest.approx(2 * 9 / 25, abs=1e-4)
    low, high = result["ci95"]
    assert 0 <= low < result["f1"] < high <= 1


def test_score_is_reproducible_and_of_nothing_is_one() -> None:
    counts = [Counts(1, 2, 2), Counts(2, 2, 3)]
    assert score(counts) == score(counts)
    assert score([]) == {"p": 1.0, "r": 1.0, "f1": 1.0, "support": 0, "predicted": 0, "correct": 0, "ci95": [1.0, 1.0]}


def test_counts_add_up_with_and_without_a_numerator_of_recall() -> None:
    assert Counts(1, 2, 3) + Counts(1, 1, 1) == Counts(2, 3, 4)
    assert Counts(1, 2, 3) + Counts(1, 1, 1, recalled=0.5) == Counts(2, 3, 4, recalled=1.5)
    assert prf(Counts(1, 4, 4, recalled=4)) == (0.25, 1.0, 0.4)
    assert Counts(1, 2, 3).row == (1, 2, 1, 3)
