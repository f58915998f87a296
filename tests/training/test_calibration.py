from __future__ import annotations

import numpy as np
import pytest

from tpo_ie.mentions.decoding import log_softmax

pytest.importorskip("torch")
from tpo_ie.training.calibration import calibration_error, fit_temperature, reliability


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


def test_bins_hold_their_mentions() -> None:
    bins = reliability([(0.95, True), (1.0, True), (0.92, False), (0.31, False)])
    assert [(b.low, b.high, b.count) for b in bins] == [(0.3, 0.4, 1), (0.9, 1.0, 3)]
    assert bins[1].right == pytest.approx(2 / 3, abs=1e-3)
    assert calibration_error(bins) == pytest.approx((0.31 + 3 * abs(bins[1].score - bins[1].right)) / 4, abs=1e-3)
    assert calibration_error([]) == 0.0
