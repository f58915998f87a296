"""How long, how much memory and how much disk an archive takes, reckoned from measured figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_KINDS = (("jsonl", "JSON Lines"), ("parquet", "Parquet"), ("duckdb", "DuckDB"), ("xlsx", "Excel"), ("csv", "CSV"))
_EXCEL_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Place:
    """A place to run at.

    Args:
        name: What to call it.
        workers: Workers, one to a core.
        machines: Machines that share them.
    """

    name: str
    workers: int
    machines: int = 1


PLACES = (
    Place("laptop, 2 cores", 2),
    Place("server, 16 cores", 16),
    Place("cluster, 8 machines of 16 cores", 128, 8),
)


@dataclass(frozen=True, slots=True)
class Size:
    """What an archive takes at a place.

    Args:
        documents_per_s: Speed of all workers together, no more than one process can read.
        hours: How long it runs.
        memory_gb: Memory of the workers, and of the runner, on the machine that has most.
        held_by_reading: Whether the speed is that of reading.
    """

    documents_per_s: float
    hours: float
    memory_gb: float
    held_by_reading: bool


def size_of(scaling: dict[str, Any], documents: int, place: Place) -> Size:
    """Reckon what an archive takes.

    A worker is as fast as each was in the measured run with most of them; workers beyond that are taken to be so too.

    Args:
        scaling: What ``measure_scaling`` returned.
        documents: Articles, of the length of the measured ones.
        place: Where it runs.
    """
    most = max(scaling["runs"], key=int)
    run = scaling["runs"][most]
    wanted = run["documents_per_s"] / int(most) * place.workers
    reading = scaling["reading_documents_per_s"]
    rate = min(wanted, reading)
    here = -(-place.workers // place.machines)
    memory = (here * run["peak_mb"] + run["runner_peak_mb"]) / 1024
    return Size(rate, documents / rate / 3600, memory, wanted > reading)


def sizing_table(scaling: dict[str, Any], documents: int, places: Sequence[Place] = PLACES) -> str:
    """Return the sizing as Markdown: one table of places, one of formats.

    Args:
        scaling: What ``measure_scaling`` returned.
        documents: Articles.
        places: Where it might run.
    """
    lines = [
        f"| {documents:,} articles on | workers | documents/s | time | memory, workers and runner |",
        "|---|---:|---:|---:|---:|",
    ]
    for place in places:
        size = size_of(scaling, documents, place)
        limit = " (as fast as one process reads)" if size.held_by_reading else ""
        each = " on the machine of the runner" if place.machines > 1 else ""
        lines.append(
            f"| {place.name} | {place.workers} | {size.documents_per_s:,.0f}{limit} | {_time(size.hours)} "
            f"| {size.memory_gb:,.1f} GB{each} |"
        )
    lines += ["", f"| on disk | bytes for an article | {documents:,} articles |", "|---|---:|---:|"]
    sizes = scaling["bytes_per_document"]
    for key, name in (("input", "input as JSON Lines"), *_KINDS):
        total = f"{sizes[key] * documents / 2**30:,.0f} GB"
        if key == "xlsx" and documents >= _EXCEL_ROWS:
            total = f"a sheet ends at {_EXCEL_ROWS:,} rows"
        lines.append(f"| {name} | {sizes[key]:,} | {total} |")
    return "\n".join(lines) + "\n"


def _time(hours: float) -> str:
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 72 else f"{hours / 24:.1f} days"
