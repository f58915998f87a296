"""Soak test of ``tpo-ie batch``: many articles, and the memory of each worker along the way.

    python tools/soak.py FOLDER-OR-FILE… --full 10000 --short 100000 --workers 2

Articles are the given ones, repeated with variations (names of days, numbers and the order of sentences), so that no
cache sees the same text twice; short ones are cut to about 60 words. Prints, for each worker, documents, peak memory
and how much memory grows for each 10,000 documents after the first ones. Exit code 1: more than allowed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_NUMBER = re.compile(r"\b\d{1,3}\b")
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_SHORT = 60  # words
_PERIOD = 1.0  # seconds between two looks at the workers


@dataclass
class Series:
    """Memory of one worker over time.

    Args:
        at: Documents that all workers had read, at each look.
        mb: Resident memory at that look, in MB.
    """

    at: list[int] = field(default_factory=list)
    mb: list[float] = field(default_factory=list)

    def slope(self, skip: int) -> float:
        """Return the growth in MB for 10,000 documents, by least squares, after the first ``skip`` documents."""
        points = [(a, m) for a, m in zip(self.at, self.mb, strict=True) if a >= skip]
        if len(points) < 3 or points[0][0] == points[-1][0]:
            return 0.0
        return statistics.linear_regression(*zip(*points, strict=True)).slope * 10_000


def varied(text: str, draw: random.Random) -> str:
    """Return a text with other numbers and days, and two neighbouring paragraphs swapped."""
    text = _NUMBER.sub(lambda found: str(draw.randint(1, 10 ** len(found[0]))), text)
    text = _DAY.sub(lambda found: draw.choice(_DAYS), text)
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 3:
        i = draw.randrange(1, len(paragraphs) - 1)
        paragraphs[i], paragraphs[i + 1] = paragraphs[i + 1], paragraphs[i]
    return "\n\n".join(paragraphs)


def articles(inputs: list[str], full: int, short: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield full and short articles in random order."""
    from tpo_ie.records import ReadOptions, read_records

    options = ReadOptions(duplicates="ignore")
    texts = [r.text for r in read_records(inputs, report=_ignore, warn=_ignore, options=options)]
    if not texts:
        raise SystemExit(f"{', '.join(inputs)}: no articles")
    draw = random.Random(seed)  # noqa: S311 - test data
    kinds = [True] * full + [False] * short
    draw.shuffle(kinds)
    for number, is_full in enumerate(kinds):
        text = varied(texts[number % len(texts)], draw)
        yield {"id": f"soak-{number}", "text": text if is_full else " ".join(text.split()[:_SHORT])}


def _ignore(place: str, fault: object) -> None:
    pass


class Watch(threading.Thread):
    """Looks at the memory of this process's children (on Linux)."""

    def __init__(self, out: Path) -> None:
        super().__init__(daemon=True)
        self.series: dict[int, Series] = {}
        self.ended = threading.Event()
        self._out = out
        self._counted: dict[str, int] = {}

    def run(self) -> None:
        """Look until told to end."""
        while not self.ended.wait(_PERIOD):
            documents = self._documents()
            for pid in _children():
                memory = _resident_mb(pid)
                if memory:
                    series = self.series.setdefault(pid, Series())
                    series.at.append(documents)
                    series.mb.append(memory)

    def _documents(self) -> int:
        for mark in (self._out / "state").glob("part-*.json"):
            if mark.name not in self._counted:
                self._counted[mark.name] = json.loads(mark.read_bytes())["documents"]
        return sum(self._counted.values())


def _children() -> list[int]:
    found = []
    for stat in Path("/proc/self/task").glob("*/children"):
        found += [int(pid) for pid in stat.read_text().split()]
    return found


def _resident_mb(pid: int) -> float | None:
    """Return the resident memory of a worker; None for other children."""
    try:
        if b"spawn_main" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            return None
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else None


def main() -> None:
    """Make the archive, run it, print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", help="articles to repeat")
    parser.add_argument("--full", type=int, default=10_000)
    parser.add_argument("--short", type=int, default=100_000)
    parser.add_argument("--skip", type=int, default=5_000, help="documents before the slope is measured")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--formats", default="jsonl,parquet")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--most-slope", type=float, default=1.0, help="MB for 10,000 documents")
    parser.add_argument("--most-peak", type=float, default=700.0, help="MB")
    arguments = parser.parse_args()
    from tpo_ie.batch import BatchConfig, run_batch
    from tpo_ie.cli.batch import formats_of

    with tempfile.TemporaryDirectory() as folder:
        archive, out = Path(folder, "archive.jsonl"), Path(folder, "out")
        with archive.open("w", encoding="utf-8") as stream:
            for record in articles(arguments.inputs, arguments.full, arguments.short, arguments.seed):
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        watch = Watch(out)
        watch.start()
        begun = time.monotonic()
        config = BatchConfig(
            formats=formats_of([arguments.formats]), workers=arguments.workers, threads=1  # type: ignore[arg-type]
        )  # fmt: skip
        summary = run_batch([str(archive)], out, config, warn=print, progress=sys.stderr.isatty())
        watch.ended.set()
        watch.join()
    seconds = time.monotonic() - begun
    print(f"{summary.documents} documents, {summary.failed} failed, {seconds:.0f} s")
    too_much = summary.documents + summary.failed != arguments.full + arguments.short or bool(summary.failed)
    for pid, series in watch.series.items():
        peak, slope = max(series.mb), series.slope(arguments.skip)
        too_much |= peak > arguments.most_peak or slope > arguments.most_slope
        print(f"worker {pid}: peak {peak:.0f} MB, {slope:+.2f} MB for 10,000 documents ({len(series.mb)} looks)")
    raise SystemExit(1 if too_much else 0)


if __name__ == "__main__":
    main()
