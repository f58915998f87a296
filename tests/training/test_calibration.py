from __future__ import annotations

import numpy as np
import pytest

from tpo_ie.mentions.decoding import best_tags, cautious, log_softmax

pytest.importorskip("torch")
from tpo_ie.training.calibration import CAUTIONS, calibration_error, fit_caution, fit_temperature, reliability


def _sampled(factor: float) -> tuple[np.ndarray, np.ndarray]:
    """Tags drawn from a model's own probabilities, and its log probabilities made surer by a factor."""
    source = np.random.default_rng(3)
    scores = source.normal(size=(20_000, 5)).astype(np.float32) * 2
    honest = np.exp(log_softmax(scores))
    tags = (honest.cumsum(axis=1) > source.random((len(honest), 1))).argmax(axis=1)
    return log_softmax(scores * factor), tags.astype(np.intp)


@pytest.mark.parametrize("factor", [0.7, 1.0, 2.0])
def test_the_temperature_undoes_too_much_and_too_little_confidence(factor: float) -> None:
    log_probs, tags = _sampled(factor)
    assert fit_temperature([log_probs], [tags]) == pytest.approx(factor, rel=0.05)


def test_without_text_nothing_is_changed() -> None:
    assert fit_temperature([], []) == 1.0


def _lines(*rows: tuple[float, float, float], times: int = 1) -> list[np.ndarray]:
    """Texts of one word each from probabilities of O, B and I."""
    return [log_softmax(np.log(np.array([row], dtype=np.float32))) for row in rows] * times


def test_a_head_that_says_too_much_becomes_cautious() -> None:
    sure, unsure = (0.1, 0.89, 0.01), (0.35, 0.64, 0.01)
    log_probs = _lines(sure, unsure)
    gold = [np.array([1]), np.array([0])]  # what it is unsure of is nothing
    caution = fit_caution(log_probs, gold)
    assert 0.6 < caution < 2.0
    assert [int(best_tags(cautious(text, caution))[0]) for text in log_probs] == [1, 0]


def test_a_head_that_is_right_stays_as_it_is() -> None:
    log_probs = _lines((0.3, 0.69, 0.01), (0.9, 0.09, 0.01))
    assert fit_caution(log_probs, [np.array([1]), np.array([0])]) == 0.0
    assert fit_caution([], []) == 0.0
    assert CAUTIONS[0] == 0.0


def test_caution_keeps_probabilities() -> None:
    log_probs, _ = _sampled(1.0)
    raised = cautious(log_probs, 1.0)
    assert np.exp(raised).sum(axis=1) == pytest.approx(1.0, abs=1e-4)
    assert (raised[:, 0] > log_probs[:, 0]).all()
    assert np.diff(raised[:, 1:]) == pytest.approx(np.diff(log_probs[:, 1:]), abs=1e-4)
    assert cautious(log_probs, 0.0) is log_probs


def test_bins_hold_their_mentions() -> None:
    bins = reliability([(0.95, True), (1.0, True), (0.92, False), (0.31, False)])
    assert [(b.low, b.high, b.count) for b in bins] == [(0.3, 0.4, 1), (0.9, 1.0, 3)]
    assert bins[1].right == pytest.approx(2 / 3, abs=1e-3)
    assert calibration_error(bins) == pytest.approx((0.31 + 3 * abs(bins[1].score - bins[1].right)) / 4, abs=1e-3)
    assert calibration_error([]) == 0.0
