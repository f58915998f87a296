from __future__ import annotations

import numpy as np
import pytest

from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.tally import Tally, in_fixed_order

A, B = ("a",), ("b", "c")


@pytest.fixture
def tally() -> Tally:
    made = Tally()
    made.add({A: Counts(1, 2, 3), B: Counts()})
    made.add({})
    made.add({A: Counts(0.5, 1, 1), B: Counts(1, 1, 4, recalled=2)})
    return made


def test_sums_and_paths(tally: Tally) -> None:
    assert tally.documents == 3
    assert tally.paths == [A, B]
    assert tally.total(A) == Counts(1.5, 3, 4, recalled=1.5)
    assert tally.total(B) == Counts(1, 1, 4, recalled=2)
    assert tally.total(("none",)) == Counts(0, 0, 0, recalled=0)


def test_table_has_a_row_for_every_document(tally: Tally) -> None:
    assert tally.table([B, A]).tolist() == [[0, 0, 0, 0, 1, 2, 1, 3], [0] * 8, [1, 1, 2, 4, 0.5, 1, 0.5, 1]]
    assert Tally().table([A]).shape == (0, 4)
    assert tally.table([]).shape == (3, 0)


def test_merging_appends(tally: Tally) -> None:
    other = Tally()
    other.add({("new",): Counts(1, 1, 1), A: Counts(2, 2, 2)})
    tally.merge(other)
    assert tally.documents == 4
    assert tally.table([A]).tolist()[3] == [2, 2, 2, 2]
    assert tally.total(("new",)).gold == 1


def test_a_subset_is_a_tally_of_its_own(tally: Tally) -> None:
    part = tally.subset([2, 1])
    assert part.documents == 2
    assert part.table([A]).tolist() == [[0.5, 1, 0.5, 1], [0, 0, 0, 0]]
    assert part.paths == tally.paths
    assert tally.subset([]).total(A).gold == 0
    assert part.subset([0]).total(B) == tally.total(B)


def test_sums_are_exact_in_any_order() -> None:
    numbers = [0.1] * 10 + [1e8, 1 / 3]
    totals = set()
    for order in (numbers, numbers[::-1]):
        tally = Tally()
        for number in order:
            tally.add({A: Counts(number, 1, 1)})
        totals.add(tally.total(A).correct)
    assert len(totals) == 1


def test_rows_come_in_one_order() -> None:
    table = np.arange(40, dtype=np.float32).reshape(10, 4)
    shuffled = table[np.random.default_rng(1).permutation(10)]
    assert (in_fixed_order(table) == in_fixed_order(shuffled)).all()
    assert sorted(in_fixed_order(table)[:, 0]) == table[:, 0].tolist()
