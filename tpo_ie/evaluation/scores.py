"""From counts to results: precision, recall, F1, interval; means of them; two systems compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tpo_ie.evaluation import resampling
from tpo_ie.evaluation.counts import Counts, ScorePath, prf
from tpo_ie.evaluation.resampling import RESAMPLES, SEED, Read, Values
from tpo_ie.evaluation.tally import Tally, in_fixed_order

_EMPTY = (1.0, 1.0, 1.0)
_FAILED = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """How scores follow from counts.

    Args:
        paths: The scores wanted.
        means: Those among them that are the mean of others.
        over: Those that count over the matches of another: they are 0 where that one could have matched but did not.
    """

    paths: tuple[ScorePath, ...]
    means: Mapping[ScorePath, tuple[ScorePath, ...]] = field(default_factory=dict)
    over: Mapping[ScorePath, ScorePath] = field(default_factory=dict)

    def below(self, path: ScorePath) -> tuple[ScorePath, ...]:
        """Return the scores whose mean a score is; for one with counts of its own, itself."""
        return self.means.get(path, (path,))

    @property
    def counted(self) -> list[ScorePath]:
        """The scores whose counts are needed, sorted."""
        return sorted({own for path in self.paths for own in self.below(path)})


def scores(
    tally: Tally, plan: Plan, *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[ScorePath, dict[str, Any]]:
    """Turn the counts of a tally into scores.

    Args:
        tally: Counts per document.
        plan: The scores wanted.
        resamples: Resamples of the interval, at least 1.
        seed: Seed of the resampling.

    Returns:
        For each path ``p``, ``r``, ``f1``, ``support`` (gold items), ``predicted``, ``ci95``, and ``correct`` unless
        it is a mean.
    """
    counted = plan.counted
    table = in_fixed_order(tally.table(counted))
    bounds = np.full((len(plan.paths), 2), np.nan)
    if table.size:
        drawn = resampling.bootstrap(table, _reader(plan), resamples=resamples, seed=seed)
        bounds = resampling.percentiles(drawn)
    found = {}
    for path, bound in zip(plan.paths, bounds, strict=True):
        node = found[path] = _node(path, plan, tally)
        node["ci95"] = [node["f1"]] * 2 if np.isnan(bound[0]) else [round(float(edge), 4) for edge in bound]
    return found


def comparison(
    ours: Tally, theirs: Tally, plan: Plan, *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[ScorePath, dict[str, Any]]:
    """Compare two systems on the same documents.

    Args:
        ours: Counts of the system that is evaluated.
        theirs: Counts of the one it is compared with, for the same documents in the same order.
        plan: The scores to compare.
        resamples: Resamples of both tests, at least 1.
        seed: Seed of both.

    Returns:
        For each path ``f1`` and ``against`` (F1 of the other system), ``difference`` with its paired-bootstrap
        ``ci95``, and ``p_value`` of approximate randomisation over documents, two-sided.
    """
    counted = plan.counted
    width = len(counted) * 4
    both = in_fixed_order(np.hstack([ours.table(counted), theirs.table(counted)]))
    left, right = both[:, :width], both[:, width:]
    bounds, p_values = np.full((len(plan.paths), 2), np.nan), np.ones(len(plan.paths))
    if both.size:
        read = _reader(plan)
        gaps = resampling.paired_bootstrap(left, right, read, resamples=resamples, seed=seed)
        bounds = resampling.percentiles(gaps)
        p_values = resampling.randomisation(left, right, read, resamples=resamples, seed=seed)
    found = {}
    for path, bound, p_value in zip(plan.paths, bounds, p_values, strict=True):
        f1, against = (_node(path, plan, tally)["f1"] for tally in (ours, theirs))
        difference = round(f1 - against, 4)
        found[path] = {
            "f1": f1,
            "against": against,
            "difference": difference,
            "ci95": [difference] * 2 if np.isnan(bound[0]) else [round(float(edge), 4) for edge in bound],
            "p_value": round(float(p_value), 4),
        }
    return found


def _reader(plan: Plan) -> Read:
    """Return what turns sums of counts (k, 4n) into one F1 for each of the paths (k, paths)."""
    place = {path: n for n, path in enumerate(plan.counted)}
    columns = [[place[own] for own in plan.below(path)] for path in plan.paths]

    def read(sums: Values) -> Values:
        correct, predicted, recalled, gold = np.moveaxis(sums.reshape(len(sums), -1, 4), 2, 0)
        p = np.divide(correct, predicted, out=np.zeros_like(correct), where=predicted > 0)
        r = np.divide(recalled, gold, out=np.zeros_like(correct), where=gold > 0)
        f1 = np.divide(2 * p * r, p + r, out=np.zeros_like(correct), where=p + r > 0)
        f1[(predicted == 0) & (gold == 0)] = np.nan
        return np.stack([f1[:, c[0]] if len(c) == 1 else _mean(f1[:, c]) for c in columns], axis=1)

    return read


def _mean(values: Values) -> Values:
    """Mean over the last axis without NaN; NaN where nothing is left."""
    known = ~np.isnan(values)
    sums = np.where(known, values, 0.0).sum(axis=1)
    means: Values = np.divide(sums, known.sum(axis=1), out=np.full(len(values), np.nan), where=known.any(axis=1))
    return means


def _node(path: ScorePath, plan: Plan, tally: Tally) -> dict[str, Any]:
    totals = [tally.total(own) for own in plan.below(path)]
    if path in plan.means:
        pool = sum if path[-1] == "macro" else max  # chains, links and mentions do not add up
        predicted, gold = (pool([*sizes, 0]) for sizes in ([t.predicted for t in totals], [t.gold for t in totals]))
        return _fields(_average([prf(total) for total in totals if total.predicted or total.gold]), predicted, gold)
    total = totals[0]
    values = _FAILED if _nothing_matched(path, total, plan, tally) else prf(total)
    return _fields(values, total.predicted, total.gold) | {"correct": _number(total.correct)}


def _average(values: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    if not values:
        return _EMPTY
    p, r, f1 = (sum(column) / len(values) for column in zip(*values, strict=True))
    return p, r, f1


def _fields(values: tuple[float, float, float], predicted: float, gold: float) -> dict[str, Any]:
    p, r, f1 = (round(value, 4) for value in values)
    return {"p": p, "r": r, "f1": f1, "support": _number(gold), "predicted": _number(predicted)}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 4)


def _nothing_matched(path: ScorePath, total: Counts, plan: Plan, tally: Tally) -> bool:
    """Say whether a score over matches has none because a prediction was missed, not because none was due."""
    if path not in plan.over or total.predicted or total.gold:
        return False
    base = tally.total(plan.over[path])
    return not base.correct and bool(base.predicted or base.gold)
