"""What an archive costs: documents per second by number of workers, memory, bytes on disk by format."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from tpo_ie.batch import BatchConfig, rehearse, run_batch
from tpo_ie.batch.atomic import replacing
from tpo_ie.benchmark.disk import bytes_per_document
from tpo_ie.benchmark.machine import describe_machine
from tpo_ie.benchmark.memory import Watch
from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.records import Record

_SHARD = 16


def measure_scaling(
    records: Iterable[Record],
    *,
    workers: Sequence[int] = (1, 2),
    rounds: int = 2,
    tell: Callable[[str], None] = lambda step: None,
) -> dict[str, Any]:
    """Read the same articles with one worker, with two and so on, in turn.

    Args:
        records: The articles.
        workers: Numbers of workers, the smallest first; each worker has one thread.
        rounds: How often each is measured.
        tell: Told what is being done.

    Returns:
        ``runs`` by number of workers (``documents_per_s`` as the median over rounds, ``rounds``, ``peak_mb`` of the
        largest worker, ``runner_peak_mb``), ``ratios`` to the smallest number as the median over rounds,
        ``reading_documents_per_s`` of the reader alone, ``bytes_per_document`` of the input and of each format.

    Raises:
        InputError: There are too few articles to measure on.
    """
    machine = describe_machine()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        archive = folder / "archive.jsonl"
        given = _write(records, archive)
        if given["documents"] < 2 * _SHARD * max(workers):
            raise InputError(f"{given['documents']} articles are too few for {max(workers)} workers")
        tell("reading without extracting")
        begun = time.perf_counter()
        rehearse([str(archive)], BatchConfig(shard_size=_SHARD))
        reading = time.perf_counter() - begun
        seen: dict[int, list[dict[str, float]]] = {number: [] for number in workers}
        for turn in range(rounds):
            for number in workers:
                tell(f"round {turn + 1} of {rounds}: {number} workers")
                seen[number].append(_run(archive, folder / f"{number}-{turn}", number))
        tell("building tables")
        (folder / "sizes").mkdir()
        documents = list(_documents(folder / f"{workers[0]}-0" / "documents"))
        sizes = bytes_per_document(documents, folder / "sizes")
        sizes["input"] = archive.stat().st_size / given["documents"]
    return {
        "kind": "scaling",
        "format": 1,
        "machine": machine,
        "input": given,
        "settings": {"rounds": rounds, "threads": 1, "shard_size": _SHARD},
        "runs": {str(number): _summed_up(turns) for number, turns in seen.items()},
        "ratios": {str(number): _ratio(turns, seen[workers[0]]) for number, turns in seen.items()},
        "reading_documents_per_s": round(given["documents"] / reading, 1),
        "bytes_per_document": {name: round(size) for name, size in sizes.items()},
    }


def _write(records: Iterable[Record], archive: Path) -> dict[str, int]:
    documents = characters = words = 0
    with replacing(archive) as stream:
        for record in records:
            documents += 1
            characters += len(record.text)
            words += len(record.text.split())
            stream.write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")
    return {"documents": documents, "characters": characters, "words": words}


def _run(archive: Path, out: Path, workers: int) -> dict[str, float]:
    config = BatchConfig(formats=("jsonl", "parquet"), workers=workers, threads=1, shard_size=_SHARD)
    with Watch(lambda: 0, period=0.2) as watch:
        run_batch([str(archive)], out, config)
    return {
        "documents_per_s": steady_rate(out / "documents"),
        "peak_mb": max((series.peak for series in watch.workers.values()), default=0.0),
        "runner_peak_mb": watch.own.peak,
    }


def steady_rate(folder: Path) -> float:
    """Return documents per second between the first finished shard and the last, which leaves loading out.

    Args:
        folder: Files of documents, at least two.
    """
    finished = sorted((path.stat().st_mtime_ns, len(path.read_bytes().splitlines())) for path in folder.iterdir())
    seconds = (finished[-1][0] - finished[0][0]) / 1e9
    return sum(documents for (_, _), (_, documents) in pairwise(finished)) / max(seconds, 1e-9)


def _documents(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.iterdir()):
        for line in path.read_bytes().splitlines():
            yield Document.from_json(line)


def _summed_up(turns: Sequence[dict[str, float]]) -> dict[str, Any]:
    rates = [turn["documents_per_s"] for turn in turns]
    return {
        "documents_per_s": round(statistics.median(rates), 2),
        "rounds": [round(rate, 2) for rate in rates],
        "peak_mb": max(turn["peak_mb"] for turn in turns),
        "runner_peak_mb": max(turn["runner_peak_mb"] for turn in turns),
    }


def _ratio(ours: Sequence[dict[str, float]], base: Sequence[dict[str, float]]) -> float:
    pairs = zip(ours, base, strict=True)
    return round(statistics.median(our["documents_per_s"] / one["documents_per_s"] for our, one in pairs), 2)
