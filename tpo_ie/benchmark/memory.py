"""Memory of worker processes along a run (on Linux)."""

from __future__ import annotations

import re
import statistics
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PERIOD = 1.0  # seconds between two looks
_LEAST = 1_000  # documents
_RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")


@dataclass(slots=True)
class Series:
    """Memory of one process over time.

    Args:
        at: Documents that all workers had read, at each look.
        mb: Resident memory at that look, in MB of 2^20 bytes.
    """

    at: list[int] = field(default_factory=list)
    mb: list[float] = field(default_factory=list)

    @property
    def peak(self) -> float:
        """The most memory at any look, 0 without one."""
        return max(self.mb, default=0.0)

    def slope(self, skip: int) -> float | None:
        """Return the growth in MB for 10,000 documents, by least squares.

        Args:
            skip: Documents at the beginning that do not count: caches fill up.

        Returns:
            The growth; None when fewer than three looks or 1,000 documents are left.
        """
        points = [(a, m) for a, m in zip(self.at, self.mb, strict=True) if a >= skip]
        if len(points) < 3 or points[-1][0] - points[0][0] < _LEAST:
            return None
        return statistics.linear_regression(*zip(*points, strict=True)).slope * 10_000


class Watch(threading.Thread):
    """Looks at the memory of this process's workers, and of itself, until told to end.

    Args:
        documents: Returns how many documents have been read.
        period: Seconds between two looks.
    """

    def __init__(self, documents: Callable[[], int], period: float = PERIOD) -> None:
        super().__init__(name="memory-watch", daemon=True)
        self.workers: dict[int, Series] = {}
        self.own = Series()
        self._documents = documents
        self._period = period
        self._over = threading.Event()

    def __enter__(self) -> Watch:
        """Begin to look."""
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Look no more."""
        self._over.set()
        self.join()

    def run(self) -> None:
        """Look until told to end."""
        while not self._over.wait(self._period):
            documents = self._documents()
            self._note(self.own, documents, resident_mb(Path("/proc/self")))
            for process in worker_processes():
                memory = resident_mb(process)
                if memory is not None:
                    self._note(self.workers.setdefault(int(process.name), Series()), documents, memory)

    @staticmethod
    def _note(series: Series, documents: int, memory: float | None) -> None:
        if memory is not None:
            series.at.append(documents)
            series.mb.append(memory)


def worker_processes() -> list[Path]:
    """Return the folders in ``/proc`` of the processes that this one has spawned to work."""
    found = []
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in _text(children).split():
            process = Path("/proc", pid)
            if "spawn_main" in _text(process / "cmdline"):
                found.append(process)
    return found


def resident_mb(process: Path) -> float | None:
    """Return the resident memory of a process in MB; None when it has ended or the system does not tell."""
    found = _RESIDENT.search(_text(process / "status"))
    return round(int(found[1]) / 2**10, 2) if found else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
