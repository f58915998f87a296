from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tpo_ie.evaluation.counts import Counts, prf
from tpo_ie.evaluation.scores import Plan, comparison, scores
from tpo_ie.evaluation.tally import Tally

A, B, RARE, MACRO, MEAN = ("per", "a"), ("per", "b"), ("per", "rare"), ("macro",), ("mean",)


def tally(*documents: dict[tuple[str, ...], Counts]) -> Tally:
    made = Tally()
    for counts in documents:
        made.add(counts)
    return made


def test_a_macro_average_is_the_mean_of_what_is_there() -> None:
    counted = tally({A: Counts(1, 2, 1), B: Counts(0, 1, 1)}, {A: Counts(1, 1, 1)})
    found = scores(counted, Plan((MACRO, A, B), {MACRO: (A, B)}))
    assert (found[A]["p"], found[A]["r"], found[B]["f1"]) == (0.6667, 1.0, 0.0)
    assert (found[MACRO]["p"], found[MACRO]["r"], found[MACRO]["f1"]) == (0.3333, 0.5, 0.4)
    assert (found[MACRO]["support"], found[MACRO]["predicted"]) == (3, 4)
    assert "correct" not in found[MACRO]
    unseen = scores(counted, Plan((MACRO,), {MACRO: (A, RARE)}))
    assert unseen[MACRO]["f1"] == found[A]["f1"]


def test_a_mean_of_unlike_counts_does_not_add_them_up() -> None:
    counted = tally({A: Counts(3, 4, 5), B: Counts(1, 2, 9)})
    node = scores(counted, Plan((MEAN,), {MEAN: (A, B)}))[MEAN]
    assert (node["support"], node["predicted"]) == (9, 4)


def test_precision_and_recall_may_have_numerators_of_their_own() -> None:
    node = scores(tally({A: Counts(1, 2, 4, recalled=3)}), Plan((A,)))[A]
    assert (node["p"], node["r"], node["f1"], node["correct"]) == (0.5, 0.75, 0.6, 1)


def test_the_interval_of_a_rare_label_leaves_out_resamples_without_it() -> None:
    counted = tally({RARE: Counts(1, 1, 1)}, *[{A: Counts(1, 2, 2)}] * 9)
    found = scores(counted, Plan((RARE, A, MACRO), {MACRO: (A, RARE)}))
    assert found[RARE]["ci95"] == [1.0, 1.0]
    assert found[A]["ci95"] == [0.5, 0.5]
    assert found[MACRO]["ci95"] == [0.5, 0.75]


def test_what_is_counted_over_matches_fails_where_matches_failed() -> None:
    plan = Plan((A, B), over={B: A})
    missed = scores(tally({A: Counts(0, 0, 3), B: Counts()}), plan)[B]
    assert (missed["f1"], missed["support"], missed["ci95"]) == (0.0, 0, [0.0, 0.0])
    assert scores(tally({A: Counts(), B: Counts()}), plan)[B]["f1"] == 1.0
    assert scores(tally({A: Counts(1, 1, 1), B: Counts()}), plan)[B]["f1"] == 1.0


def test_no_documents_and_no_scores() -> None:
    assert scores(Tally(), Plan((A,)))[A]["ci95"] == [1.0, 1.0]
    assert scores(tally({A: Counts(1, 1, 1)}), Plan(())) == {}
    assert comparison(Tally(), Tally(), Plan((A,)))[A]["p_value"] == 1.0


def test_comparison_of_two_systems() -> None:
    ours, theirs = tally(*[{A: Counts(9, 10, 10)}] * 20), tally(*[{A: Counts(8, 10, 10)}] * 20)
    found = comparison(ours, theirs, Plan((A, MACRO), {MACRO: (A,)}))
    for node in found.values():
        assert node == {"f1": 0.9, "against": 0.8, "difference": 0.1, "ci95": [0.1, 0.1], "p_value": 0.001}
    back = comparison(theirs, ours, Plan((A,)))[A]
    assert (back["difference"], back["ci95"]) == (-0.1, [-0.1, -0.1])
    assert comparison(ours, ours, Plan((A,)))[A]["p_value"] == 1.0


def test_a_measure_that_one_system_lacks_is_compared() -> None:
    ours, theirs = tally({A: Counts(1, 1, 1)}, {}), tally({}, {B: Counts(0, 1, 0)})
    found = comparison(ours, theirs, Plan((A, B)))
    assert found[A]["f1"] == 1.0
    assert found[B]["against"] == 0.0


def test_half_counts_stay_half() -> None:
    node = scores(tally({A: Counts(0.5, 1, 1)}), Plan((A,)))[A]
    assert node["correct"] == 0.5
    assert isinstance(node["support"], int)
    assert node["f1"] == pytest.approx(0.5)


_COUNTS = st.builds(
    lambda correct, more, missed: Counts(correct, correct + more, correct + missed),
    *[st.integers(0, 4)] * 3,
)
_DOCUMENTS = st.lists(st.tuples(_COUNTS, _COUNTS), min_size=1, max_size=6)


@settings(max_examples=40)
@given(_DOCUMENTS)
def test_systems_exchanged_turn_the_difference_round(documents: list[tuple[Counts, Counts]]) -> None:
    ours, theirs = (tally(*({A: counts} for counts in side)) for side in zip(*documents, strict=True))
    there = comparison(ours, theirs, Plan((A,)), resamples=50)[A]
    back = comparison(theirs, ours, Plan((A,)), resamples=50)[A]
    assert there["difference"] == -back["difference"]
    assert (there["f1"], there["against"]) == (back["against"], back["f1"])
    assert 0 < there["p_value"] <= 1


@settings(max_examples=40)
@given(_DOCUMENTS)
def test_comparison_gives_the_figures_that_each_system_has_alone(documents: list[tuple[Counts, Counts]]) -> None:
    sides = [tally(*({A: counts} for counts in side)) for side in zip(*documents, strict=True)]
    found = comparison(*sides, Plan((A,)), resamples=5)[A]
    alone = [scores(side, Plan((A,)), resamples=5)[A]["f1"] for side in sides]
    assert [found["f1"], found["against"]] == alone


@settings(max_examples=40)
@given(_DOCUMENTS, st.integers(0, 6))
def test_parts_of_the_data_add_up(documents: list[tuple[Counts, Counts]], cut: int) -> None:
    whole = tally(*({A: a, B: b} for a, b in documents))
    head, rest = (whole.subset([*part]) for part in (range(min(cut, len(documents))), range(cut, len(documents))))
    for path in (A, B):
        assert head.total(path) + rest.total(path) == whole.total(path)
    head.merge(rest)
    assert (head.table([A, B]) == whole.table([A, B])).all()


@settings(max_examples=40)
@given(_DOCUMENTS)
def test_the_interval_spans_what_documents_can_give(documents: list[tuple[Counts, Counts]]) -> None:
    counted = tally(*({A: a} for a, _ in documents))
    node = scores(counted, Plan((A,)), resamples=200)[A]
    alone = [prf(a)[2] for a, _ in documents if a.predicted or a.gold] or [1.0]
    assert min(alone) - 1e-4 <= node["ci95"][0] <= node["ci95"][1] <= max(alone) + 1e-4
