"""The result of a measurement: plain values for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tpo_ie.benchmark.articles import Article, subwords_of
from tpo_ie.benchmark.rounds import Speed

if TYPE_CHECKING:
    from tpo_ie.benchmark.run import Settings

FORMAT = 1
_RATIOS = {
    "ner_to_bare_int8": ("ner", "bare_int8"),
    "pipeline_to_bare_int8": ("pipeline", "bare_int8"),
    "bare_int8_to_bare_fp32": ("bare_int8", "bare_fp32"),
    "ner_to_transformers_same": ("ner", "transformers_same"),
    "pipeline_to_transformers_same": ("pipeline", "transformers_same"),
    "pipeline_to_transformers_bert_base": ("pipeline", "transformers_bert_base"),
}
_NOT_RULES = ("mentions", "assembly", "output")


def build_result(
    machine: Mapping[str, Any],
    settings: Settings,
    articles: Sequence[Article],
    speeds: Mapping[str, Speed],
    *,
    load: Mapping[str, float],
    peak: float | None,
    stages: Mapping[str, float],
    batch_sizes: Mapping[str, Mapping[int, float]],
    left_out: Mapping[str, str],
) -> dict[str, Any]:
    """Put a result together.

    Args:
        machine: The machine.
        settings: How it was measured.
        articles: What it was measured on.
        speeds: By contestant.
        load: Seconds to load, by what was loaded.
        peak: Peak memory in MB.
        stages: Seconds by step, all rounds together.
        batch_sizes: Sub-words per second by batch size, of the contestants that tried several.
        left_out: Reason, by contestant that was not measured.

    Returns:
        The object that ``bench --json`` writes; speeds of what was left out are None.
    """
    subwords = subwords_of(articles)
    rates = {name: speed.subwords_per_s for name, speed in speeds.items()}
    result: dict[str, Any] = {
        "format": FORMAT,
        "machine": dict(machine),
        "input": {
            "documents": len(articles),
            "characters": sum(len(a.text) for a in articles),
            "words": sum(len(a.words) for a in articles),
            "subwords": subwords,
        },
        "settings": {"threads": settings.threads, "rounds": settings.rounds},
        "load": {name: round(seconds, 3) for name, seconds in load.items()},
        "peak_rss_mb": peak,
    }
    for name, speed in speeds.items():
        result[name] = {
            "documents_per_s": _rounded(rates[name] * len(articles) / subwords),
            "subwords_per_s": _rounded(rates[name]),
            "documents": len(speed.articles),
            "seconds": [round(seconds, 4) for seconds in speed.seconds],
        }
    for name, tried in batch_sizes.items():
        best = max(tried, key=lambda size: tried[size])
        result[name] |= {"batch_size": best, "by_batch_size": {str(n): _rounded(rate) for n, rate in tried.items()}}
    for name, reason in left_out.items():
        result[name] = {"documents_per_s": None, "subwords_per_s": None, "left_out": reason}
    result["stages"] = _stages(stages, len(articles) * settings.rounds)
    result["ratios"] = {name: _ratio(speeds, *pair) for name, pair in _RATIOS.items()}
    rules = sum(seconds for name, seconds in stages.items() if name not in _NOT_RULES)
    result["ratios"]["rules_to_ner_time"] = _rounded(rules / stages["mentions"])
    return result


def _stages(seconds: Mapping[str, float], documents: int) -> dict[str, dict[str, float]]:
    total = sum(seconds.values())
    return {
        name: {"ms_per_document": _rounded(1000 * spent / documents), "share": round(spent / total, 4)}
        for name, spent in seconds.items()
    }


def _ratio(speeds: Mapping[str, Speed], ours: str, theirs: str) -> float | None:
    if ours not in speeds or theirs not in speeds:
        return None
    return _rounded(speeds[ours].times(speeds[theirs]))


def _rounded(value: float) -> float:
    """Round to four significant digits: no clock here says more."""
    return float(f"{value:.4g}")
