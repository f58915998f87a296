"""Resampling of documents: bootstrap of one system, paired bootstrap and randomisation of two."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from tpo_ie.evaluation.tally import Table

RESAMPLES = 1000
SEED = 13
_AT_ONCE = 100
_TIE = 1e-6

Values = npt.NDArray[np.float64]
Read = Callable[[Values], Values]
"""From sums of counts (k, 4n) to m figures (k, m); NaN where a resample holds nothing to score."""


def _blocks(resamples: int) -> Iterator[int]:
    for done in range(0, resamples, _AT_ONCE):
        yield min(_AT_ONCE, resamples - done)


def _draws(rows: int, resamples: int, seed: int) -> Iterator[Table]:
    """Yield how often each of the rows is drawn, (k, rows) for k resamples at a time."""
    generator = np.random.default_rng(seed)
    for k in _blocks(resamples):
        drawn = generator.integers(0, rows, size=(k, rows)) + np.arange(k)[:, None] * rows
        yield np.bincount(drawn.ravel(), minlength=k * rows).reshape(k, rows).astype(np.float32)


def bootstrap(table: Table, read: Read, *, resamples: int = RESAMPLES, seed: int = SEED) -> Values:
    """Return figures of documents drawn again with replacement (Efron 1979).

    Args:
        table: (documents, 4n) counts, at least one document.
        read: Turns sums of counts into m figures.
        resamples: How often documents are drawn.
        seed: Seed of the draw.

    Returns:
        (resamples, m) figures.
    """
    blocks = [read((draws @ table).astype(np.float64)) for draws in _draws(len(table), resamples, seed)]
    return np.concatenate(blocks)


def percentiles(figures: Values) -> Values:
    """Return the 2.5th and the 97.5th percentile of each figure.

    Args:
        figures: (resamples, m); NaN is left out.

    Returns:
        (m, 2); NaN where a figure is never a number.
    """
    bounds = np.full((figures.shape[1], 2), np.nan)
    for n, column in enumerate(figures.T):
        known = column[~np.isnan(column)]
        if len(known):
            bounds[n] = np.percentile(known, [2.5, 97.5])
    return bounds


def paired_bootstrap(ours: Table, theirs: Table, read: Read, *, resamples: int = RESAMPLES, seed: int = SEED) -> Values:
    """Return differences (ours less theirs) on documents drawn again, the same for both systems.

    Args:
        ours: (documents, 4n) counts of one system.
        theirs: The same of the other, document by document.
        read: Turns sums of counts into m figures.
        resamples: How often documents are drawn.
        seed: Seed of the draw.

    Returns:
        (resamples, m) differences.
    """
    blocks = [
        read((draws @ ours).astype(np.float64)) - read((draws @ theirs).astype(np.float64))
        for draws in _draws(len(ours), resamples, seed)
    ]
    return np.concatenate(blocks)


def randomisation(ours: Table, theirs: Table, read: Read, *, resamples: int = RESAMPLES, seed: int = SEED) -> Values:
    """Return the two-sided p-values of approximate randomisation (Noreen 1989; Yeh 2000).

    The outputs of the two systems are exchanged on documents picked by a coin; the p-value is the share of
    such exchanges whose difference is at least as large as the one observed, itself counted in.

    Args:
        ours: (documents, 4n) counts of one system.
        theirs: The same of the other, document by document.
        read: Turns sums of counts into m figures.
        resamples: How often the coin is thrown for all documents.
        seed: Seed of the coin.

    Returns:
        m p-values.
    """
    gap = theirs.astype(np.float64) - ours
    total_ours, total_theirs = ours.sum(axis=0, dtype=np.float64), theirs.sum(axis=0, dtype=np.float64)
    observed = np.abs(read(total_ours[None]) - read(total_theirs[None]))[0]
    generator = np.random.default_rng(seed)
    as_large = np.zeros(len(observed))
    for k in _blocks(resamples):
        exchanged = generator.integers(0, 2, size=(k, len(ours))).astype(np.float64) @ gap
        difference = np.abs(read(total_ours + exchanged) - read(total_theirs - exchanged))
        as_large += (np.nan_to_num(difference) >= np.nan_to_num(observed) - _TIE).sum(axis=0)
    p_values: Values = (as_large + 1) / (resamples + 1)
    return p_values
