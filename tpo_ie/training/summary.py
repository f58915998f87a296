"""Means over folds."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, stdev
from typing import Any

_MODES = {"strict": "seqeval default", "iob2": "seqeval strict"}
_KINDS = ("micro", "macro")


def summarise(results: Sequence[dict[str, Any]], pooled: dict[str, Any]) -> dict[str, Any]:
    """Average the scores of folds.

    Args:
        results: One result for each of at least two folds: ``strict`` and ``iob2``, each with ``micro``, ``macro``
            and ``per_label``.
        pooled: The same over the sentences of all folds together.

    Returns:
        ``mean`` and ``sd`` (of a sample: divided by n - 1) of F1 by mode and kind, ``folds`` and ``pooled``.
    """
    found: dict[str, Any] = {"mean": {}, "sd": {}, "folds": list(results), "pooled": pooled}
    for mode in _MODES:
        columns = {kind: [result[mode][kind]["f1"] for result in results] for kind in _KINDS}
        labels = sorted({label for result in results for label in result[mode]["per_label"]})
        by_label = {
            label: [r[mode]["per_label"][label]["f1"] for r in results if label in r[mode]["per_label"]]
            for label in labels
        }
        for name, take in (("mean", mean), ("sd", _sd)):
            found[name][mode] = {kind: round(take(values), 4) for kind, values in columns.items()} | {
                "per_label": {label: round(take(values), 4) for label, values in by_label.items()}
            }
    return found


def _sd(values: Sequence[float]) -> float:
    return stdev(values) if len(values) > 1 else 0.0


def as_text(result: dict[str, Any]) -> str:
    """Return a cross-validation as lines for a terminal, F1 in percent.

    Args:
        result: What :func:`tpo_ie.training.crossvalidation.crossvalidate` returns.

    Returns:
        Lines: mean ± standard deviation, each fold, the pooled score with its 95% interval.
    """
    plural = "s" if result["epochs"] > 1 else ""
    along = f", along with {', '.join(result['along'])}" if result["along"] else ""
    lines = [
        f"{result['scheme']}: {len(result['folds'])} folds of {result['sentences']} sentences, "
        f"{result['epochs']} epoch{plural} from {result['start']}{along}"
    ]
    if result["start_has_seen_public_sets"]:
        lines.append("The start was trained on public sets and knows test sentences: these figures are too high.")
    for mode, name in _MODES.items():
        for kind in _KINDS:
            every = "  ".join(f"{100 * fold[mode][kind]['f1']:.1f}" for fold in result["folds"])
            low, high = result["pooled"][mode][kind]["ci95"]
            lines.append(
                f"{name}, {kind}: {100 * result['mean'][mode][kind]:.2f} ± {100 * result['sd'][mode][kind]:.2f}   "
                f"folds {every}   pooled {100 * result['pooled'][mode][kind]['f1']:.2f} "
                f"[{100 * low:.1f}-{100 * high:.1f}]"
            )
    for label, value in result["mean"]["strict"]["per_label"].items():
        lines.append(f"  {label}: {100 * value:.2f} ± {100 * result['sd']['strict']['per_label'][label]:.2f}")
    return "\n".join(lines)
