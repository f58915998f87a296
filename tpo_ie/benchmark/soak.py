"""A long archive, read in one go or in parts, and the memory of each worker along the way."""

from __future__ import annotations

import _thread
import json
import random
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tpo_ie.batch import BatchConfig, Summary, run_batch
from tpo_ie.batch.atomic import replacing
from tpo_ie.batch.folder import STATE
from tpo_ie.benchmark.machine import describe_machine
from tpo_ie.benchmark.memory import Series, Watch
from tpo_ie.errors import InputError, UsageError
from tpo_ie.records import Fault, ReadOptions, read_records

_NUMBER = re.compile(r"\b\d{1,3}\b")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_SHORT = 60  # words
_PARTS = "parts.json"


@dataclass(frozen=True, slots=True)
class SoakSettings:
    """What is read, and what is allowed.

    Args:
        full: Articles at full length.
        short: Articles cut to 60 words.
        workers: Worker processes, of one thread each.
        skip: Documents of each part before the slope is measured.
        seed: Seed of variations and order.
        most_slope: Most growth of a worker in MB for 10,000 documents.
        most_peak: Most memory of a worker in MB.
    """

    full: int = 10_000
    short: int = 100_000
    workers: int = 2
    skip: int = 5_000
    seed: int = 0
    most_slope: float = 1.0
    most_peak: float = 700.0


def soak(
    inputs: Sequence[str], folder: Path, settings: SoakSettings, *, seconds: float | None = None
) -> dict[str, Any]:
    """Read the archive, or a further part of it; a new part has new worker processes.

    Args:
        inputs: The articles to repeat.
        folder: Where archive, results and what was seen are kept from part to part.
        settings: What is read; the same for all parts.
        seconds: After how long a part ends in good order; None reads to the end.

    Returns:
        What was seen so far, as :func:`report` gives it.

    Raises:
        InputError: There are no articles.
        UsageError: The folder holds a soak with other settings.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = _state(folder, settings)
    archive = folder / "archive.jsonl"
    if not archive.exists():
        with replacing(archive) as stream:
            stream.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles(inputs, settings))
    summary, part = _part(archive, folder / "out", settings, seconds)
    state["parts"].append(part | {"seconds": round(summary.seconds, 1), "documents": summary.documents_now})
    state |= {"documents": summary.documents, "failed": summary.failed, "complete": summary.interrupted is None}
    with replacing(folder / _PARTS) as stream:
        json.dump(state, stream)
    return report(state, settings)


def report(state: dict[str, Any], settings: SoakSettings) -> dict[str, Any]:
    """Return what was seen, by worker and as a whole.

    Args:
        state: The parts so far.
        settings: What was read, and what is allowed.

    Returns:
        ``documents``, ``failed``, ``complete``; ``workers`` with ``peak_mb``, ``slope_mb_per_10000`` (None where too
        little was seen) and ``looks`` of each worker of each part; the highest of both; ``passed``: complete, nothing
        failed or missing, and neither is more than allowed.
    """
    workers: list[dict[str, Any]] = []
    peaks: list[float] = []
    slopes: list[float] = []
    for number, part in enumerate(state["parts"], start=1):
        for at, mb in part["workers"]:
            series = Series(at, mb)
            growth = series.slope(settings.skip)
            peaks.append(round(series.peak, 1))
            slopes += [] if growth is None else [round(growth, 3)]
            workers.append(
                {
                    "part": number,
                    "peak_mb": peaks[-1],
                    "slope_mb_per_10000": None if growth is None else round(growth, 3),
                    "looks": len(mb),
                }
            )
    peak, slope = max(peaks, default=0.0), max(slopes, default=None)
    whole = state["complete"] and state["documents"] == settings.full + settings.short and not state["failed"]
    return {
        "kind": "soak",
        "format": 1,
        "machine": describe_machine(),
        "settings": asdict(settings),
        "documents": state["documents"],
        "failed": state["failed"],
        "complete": state["complete"],
        "seconds": round(sum(part["seconds"] for part in state["parts"]), 1),
        "workers": workers,
        "peak_mb": peak,
        "slope_mb_per_10000": slope,
        "runner_peak_mb": round(max((Series(*part["runner"]).peak for part in state["parts"]), default=0.0), 1),
        "passed": bool(whole and peak <= settings.most_peak and slope is not None and slope <= settings.most_slope),
    }


def articles(inputs: Sequence[str], settings: SoakSettings) -> Iterator[dict[str, str]]:
    """Yield full and short articles in random order, each a variation of a given one.

    Raises:
        InputError: There are no articles.
    """
    options = ReadOptions(duplicates="ignore")
    texts = [record.text for record in read_records(inputs, report=_ignore, warn=_ignore, options=options)]
    if not texts:
        raise InputError(f"{', '.join(inputs)}: no articles")
    draw = random.Random(settings.seed)  # noqa: S311 - test data
    kinds = [True] * settings.full + [False] * settings.short
    draw.shuffle(kinds)
    for number, is_full in enumerate(kinds):
        text = varied(texts[number % len(texts)], draw)
        yield {"id": f"soak-{number}", "text": text if is_full else " ".join(text.split()[:_SHORT])}


def varied(text: str, draw: random.Random) -> str:
    """Return a text with other numbers and days, and two neighbouring paragraphs swapped, so that no cache knows it."""
    text = _NUMBER.sub(lambda found: str(draw.randint(1, 10 ** len(found[0]))), text)
    text = _DAY.sub(lambda found: draw.choice(_DAYS), text)
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 3:
        i = draw.randrange(1, len(paragraphs) - 1)
        paragraphs[i], paragraphs[i + 1] = paragraphs[i + 1], paragraphs[i]
    return "\n\n".join(paragraphs)


def _state(folder: Path, settings: SoakSettings) -> dict[str, Any]:
    wanted = asdict(settings)
    try:
        state: dict[str, Any] = json.loads((folder / _PARTS).read_bytes())
    except FileNotFoundError:
        return {"settings": wanted, "parts": []}
    if state["settings"] != wanted:
        raise UsageError(f"{folder}: a soak with other settings began there: {state['settings']}")
    return state


def _part(archive: Path, out: Path, settings: SoakSettings, seconds: float | None) -> tuple[Summary, dict[str, Any]]:
    config = BatchConfig(formats=("jsonl", "parquet"), workers=settings.workers, threads=1)
    counted = Counted(out / STATE)
    timer = None if seconds is None else threading.Timer(seconds, _thread.interrupt_main)
    with Watch(counted) as watch:
        if timer is not None:
            timer.start()
        try:
            summary = run_batch([str(archive)], out, config, resume=True)
        finally:
            if timer is not None:
                timer.cancel()
    own = watch.own
    series = [[s.at, s.mb] for s in watch.workers.values()]
    return summary, {"workers": series, "runner": [own.at, own.mb]}


class Counted:
    """Counts the documents of shards that are finished after it was made.

    Args:
        folder: The folder of their marks.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._counted = dict.fromkeys((mark.name for mark in folder.glob("part-*.json")), 0)

    def __call__(self) -> int:
        """Return the number of documents."""
        for mark in self._folder.glob("part-*.json"):
            if mark.name not in self._counted:
                try:
                    self._counted[mark.name] = json.loads(mark.read_bytes())["documents"]
                except FileNotFoundError:  # the run has just ended
                    continue
        return sum(self._counted.values())


def _ignore(place: str, fault: Fault) -> None:
    pass
