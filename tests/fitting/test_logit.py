"""The conditional logit: what it learns, and that nothing of chance is in it."""

from __future__ import annotations

import pytest

from tools.fitting.logit import Choice, Weights, fit, folds

BY_SIGN = [
    *(Choice([{"good": 1.0}, {"bad": 1.0}], {"always": 1.0}, 0, f"a{k}") for k in range(20)),
    *(Choice([{"bad": 1.0}], {"always": 1.0}, None, f"b{k}") for k in range(10)),
]


def test_the_right_options_become_likeliest() -> None:
    weights = fit(BY_SIGN, ridge=0.5)
    assert weights.option["good"] > 0 > weights.option["bad"]
    first, second, none = weights.probabilities(BY_SIGN[0])
    assert first > none > second
    assert first + second + none == pytest.approx(1)
    *_, none = weights.probabilities(BY_SIGN[-1])
    assert none > 0.5


def test_a_ridge_holds_weights_near_zero_but_free_ones() -> None:
    loose, tight = fit(BY_SIGN, ridge=0.1), fit(BY_SIGN, ridge=50)
    assert abs(tight.option["good"]) < abs(loose.option["good"])
    free = fit(BY_SIGN, ridge=50, free=("good",))
    assert abs(free.option["good"]) > abs(tight.option["good"])


def test_it_finds_the_same_each_time() -> None:
    assert fit(BY_SIGN, ridge=1) == fit(list(BY_SIGN), ridge=1)


def test_unknown_signs_weigh_nothing() -> None:
    weights = Weights({"good": 1.0}, {})
    assert weights.probabilities(Choice([{"new": 3.0}], {}, None, "a")) == pytest.approx([0.5, 0.5])


def test_folds_hold_each_article_out_once() -> None:
    names = [f"a{k}" for k in range(11)]
    parts = list(folds(names, 3))
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert parts == list(folds(reversed(names), 3))
