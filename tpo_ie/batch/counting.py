"""How many records an input has, counted beside the work so that the time left can be told."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tpo_ie.batch.config import BatchConfig
from tpo_ie.records import Fault, read_records
from tpo_ie.records.reading import find_sources

_ONE_EACH = {".txt", ".md", ".markdown", ".html", ".htm", ".json", ""}
_COSTLY = {".warc"}  # as much work as reading it for good


class Counter:
    """Counts records a little at a time.

    Args:
        inputs: The inputs.
        config: How they are read.
    """

    def __init__(self, inputs: Sequence[str], config: BatchConfig) -> None:
        self.total: int | None = None
        self._config = config
        self._found = 0
        self._records = self._count(inputs)
        self._over = False

    def advance(self, seconds: float) -> None:
        """Count on for a while.

        Args:
            seconds: How long.
        """
        until = time.monotonic() + seconds
        while not self._over and time.monotonic() < until:
            step = next(self._records, None)
            if step is None:
                self._over = True
                self.total = self._selected(self._found)
            elif step == 0:
                self._over = True
            else:
                self._found += step

    def _selected(self, found: int) -> int:
        sample, limit = self._config.sample, self._config.limit
        if isinstance(sample, int):
            found = min(found, sample)
        elif sample is not None:
            found = round(found * sample)
        return found if limit is None else min(found, limit)

    def _count(self, inputs: Sequence[str]) -> Iterator[int]:
        """Yield 1 for each record, 0 when they cannot be counted."""
        options = replace(self._config.options, duplicates="ignore")
        for source in find_sources(inputs, report=_ignore, warn=_ignore):
            if source.path is None or source.kind in _COSTLY:
                yield 0
            elif source.kind in _ONE_EACH:
                yield 1
            else:
                for _ in read_records([str(source.path)], report=_ignore, warn=_ignore, options=options):
                    yield 1


def _ignore(place: str, fault: Fault) -> None:
    pass
