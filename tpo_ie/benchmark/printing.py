"""A result as tables for people."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

_TITLES = {
    "pipeline": "full pipeline, documents written",
    "ner": "mention component",
    "bare_int8": "bare int8 graph",
    "bare_fp32": "bare fp32 graph",
    "transformers_same": "transformers pipeline, same checkpoint, fp32",
    "transformers_bert_base": "transformers pipeline, size of BERT-base, fp32",
}


def print_result(result: dict[str, Any], console: Console) -> None:
    """Print a result.

    Args:
        result: What :func:`tpo_ie.benchmark.run.run_benchmark` returned.
        console: Where to print.
    """
    machine, given = result["machine"], result["input"]
    threads = result["settings"]["threads"] or "all"
    console.print(
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB; {machine['system']}; "
        f"Python {machine['python']}; load average {machine['load_average']}",
        soft_wrap=True,
    )
    console.print(
        f"{given['documents']:,} articles, {given['words']:,} words, {given['subwords']:,} sub-words; "
        f"threads: {threads}; median of {result['settings']['rounds']} rounds",
        soft_wrap=True,
    )
    console.print(_speeds(result))
    for name, title in _TITLES.items():
        reason = result[name].get("left_out")
        if reason:
            console.print(f"left out: {title}: {reason}", soft_wrap=True, markup=False)
    console.print(_stages(result["stages"]))
    load = result["load"]
    peak = result["peak_rss_mb"]
    console.print(
        f"loading: pipeline {load['pipeline_s']:.2f} s, of it the model {load['model_s']:.2f} s; "
        f"peak memory: {'not told by the system' if peak is None else f'{peak:.0f} MB'}; "
        f"rules take {result['ratios']['rules_to_ner_time']:.0%} of the time of the mention component",
        soft_wrap=True,
    )


def _speeds(result: dict[str, Any]) -> Table:
    table = Table("", "documents/s", "sub-words/s", "pipeline is", "batch")
    for column in table.columns[1:]:
        column.justify = "right"
    pipeline = result["pipeline"]["subwords_per_s"]
    for name, title in _TITLES.items():
        speed = result[name]
        rate = speed["subwords_per_s"]
        if rate is None:
            continue
        times = result["ratios"].get(f"pipeline_to_{name}", pipeline / rate)
        table.add_row(
            title, f"{speed['documents_per_s']:.1f}", f"{rate:,.0f}", f"{times:.2f} ×", str(speed.get("batch_size", ""))
        )
    return table


def _stages(stages: dict[str, dict[str, float]]) -> Table:
    table = Table("step", "ms/document", "share")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, spent in stages.items():
        table.add_row(name, f"{spent['ms_per_document']:.2f}", f"{spent['share']:.1%}")
    return table
