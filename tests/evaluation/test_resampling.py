from __future__ import annotations

import numpy as np
import pytest

from tpo_ie.evaluation.resampling import bootstrap, paired_bootstrap, percentiles, randomisation


def ratio(sums: np.ndarray) -> np.ndarray:
    """Correct over predicted of the one measure in the table."""
    with np.errstate(invalid="ignore"):
        return sums[:, :1] / sums[:, 1:2]


def table(right: list[int], of: int = 10) -> np.ndarray:
    return np.array([[n, of, n, of] for n in right], dtype=np.float32)


@pytest.fixture
def noisy() -> np.ndarray:
    return table(list(np.random.default_rng(3).integers(0, 11, size=200)))


def test_bootstrap_has_the_spread_of_the_mean(noisy: np.ndarray) -> None:
    figures = bootstrap(noisy, ratio, resamples=4000)
    assert figures.shape == (4000, 1)
    values = noisy[:, 0] / 10
    assert figures.mean() == pytest.approx(values.mean(), abs=0.005)
    assert figures.std() == pytest.approx(values.std() / np.sqrt(200), rel=0.1)


def test_resampling_depends_on_its_seed_alone(noisy: np.ndarray) -> None:
    once = bootstrap(noisy, ratio, resamples=150)
    assert (bootstrap(noisy, ratio, resamples=150) == once).all()
    assert (bootstrap(noisy, ratio, resamples=150, seed=4) != once).any()
    assert len(bootstrap(noisy, ratio, resamples=1)) == 1


def test_percentiles_leave_out_what_is_no_number() -> None:
    figures = np.array([[0.0, np.nan], [1.0, np.nan], [np.nan, np.nan]])
    bounds = percentiles(figures)
    assert bounds[0].tolist() == pytest.approx([0.025, 0.975])
    assert np.isnan(bounds[1]).all()


def test_equal_systems_do_not_differ(noisy: np.ndarray) -> None:
    assert (paired_bootstrap(noisy, noisy, ratio, resamples=50) == 0).all()
    assert randomisation(noisy, noisy, ratio, resamples=50).tolist() == [1.0]


def test_a_steady_difference_is_found_though_documents_vary(noisy: np.ndarray) -> None:
    worse = noisy.copy()
    worse[:, 0] = np.maximum(0, worse[:, 0] - 1)
    low, high = percentiles(paired_bootstrap(noisy, worse, ratio, resamples=500))[0]
    assert 0.05 < low < high <= 0.1
    assert randomisation(noisy, worse, ratio, resamples=500)[0] == pytest.approx(1 / 501)


def test_the_p_value_is_that_of_all_exchanges() -> None:
    # Of the eight ways to exchange three documents, two differ as much as what is observed.
    ours, theirs = table([9, 8, 7]), table([5, 5, 5])
    assert randomisation(ours, theirs, ratio, resamples=4000)[0] == pytest.approx(2 / 8, abs=0.03)


def test_chance_is_no_difference() -> None:
    generator = np.random.default_rng(7)
    found = []
    for _ in range(40):
        ours, theirs = (table(list(generator.integers(3, 9, size=30))) for _ in range(2))
        found.append(randomisation(ours, theirs, ratio, resamples=99)[0])
    assert np.mean(np.array(found) < 0.05) < 0.2
    assert np.mean(found) == pytest.approx(0.5, abs=0.15)
