"""Kappa and alpha, against worked examples and scikit-learn."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.corpus.agreement.chance import cohen_kappa, krippendorff_alpha, one_against_rest

pairs = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40)


def test_kappa_of_the_textbook() -> None:
    assert cohen_kappa(Counter({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})) == pytest.approx(0.4)


def test_alpha_of_the_textbook() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", part B: binary data of two observers.
    ours, theirs = "0100000010", "1110010000"
    assert krippendorff_alpha(Counter(zip(ours, theirs, strict=True))) == pytest.approx(0.095, abs=5e-4)
    # Part A′, nominal: two observers, any number of categories.
    ours, theirs = "aaBBDCCCEDDA".upper(), "BABBBCCCEDDD"
    assert krippendorff_alpha(Counter(zip(ours, theirs, strict=True))) == pytest.approx(0.692, abs=5e-4)


@given(pairs)
def test_kappa_is_that_of_scikit_learn(judged: list[tuple[str, str]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    ours, theirs = zip(*judged, strict=True)
    if len({*ours, *theirs}) > 1:
        assert cohen_kappa(Counter(judged)) == pytest.approx(metrics.cohen_kappa_score(ours, theirs))


@given(pairs)
def test_both_know_no_first_and_second(judged: list[tuple[str, str]]) -> None:
    turned = Counter((b, a) for a, b in judged)
    for figure in (cohen_kappa, krippendorff_alpha):
        assert figure(Counter(judged)) == pytest.approx(figure(turned))
        found = figure(Counter(judged))
        assert found is None or found <= 1


@pytest.mark.parametrize("figure", [cohen_kappa, krippendorff_alpha])
def test_the_ends(figure: object) -> None:
    assert callable(figure)
    assert figure(Counter()) is None
    assert figure(Counter({("a", "a"): 9})) is None
    assert figure(Counter({("a", "a"): 3, ("b", "b"): 2})) == 1
    assert figure(Counter({("a", "b"): 5, ("b", "a"): 5})) < 0


def test_one_category_against_the_rest() -> None:
    judged = Counter({("a", "a"): 1, ("a", "b"): 2, ("b", "c"): 4, ("c", "a"): 8})
    assert one_against_rest(judged, "a") == {(True, True): 1, (True, False): 2, (False, False): 4, (False, True): 8}
