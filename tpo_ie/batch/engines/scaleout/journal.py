"""What was tried with a shard, kept on disk: an actor that has ended cannot tell what it was doing."""

from __future__ import annotations

import faulthandler
import json
from pathlib import Path
from typing import IO, Any

from tpo_ie.batch.engines.limits import seconds_for
from tpo_ie.batch.engines.trials import Trials
from tpo_ie.batch.folder import STATE, TRIED
from tpo_ie.batch.shards import Shard, Task

_HOW = "the process ended"


class Journal:
    """Notes what an actor begins with a shard, ends the process when that takes too long, and learns from the end.

    Ray starts an actor anew and gives it the same shard when its process has ended; the new one finds in the
    journal which batch the old one was reading.

    Args:
        folder: The output folder.
        shard: The shard.
        time_limit: Most seconds for one document; None sets no limit.
    """

    def __init__(self, folder: Path, shard: Shard, time_limit: float | None) -> None:
        self._events_file = folder / STATE / f"{TRIED}{shard.number:05d}.json"
        self._trace_file = folder / STATE / f"{TRIED}{shard.number:05d}.txt"
        self._time_limit = time_limit
        self._trials = Trials(shard)
        self._trace: IO[str] | None = None
        self.ended_idle = 0
        """Attempts that ended while no document was being read."""

    def open(self) -> Task:
        """Begin an attempt.

        Returns:
            The shard with what earlier attempts have taught.
        """
        late = self._trace_file.exists() and self._trace_file.stat().st_size > 0
        for event, entries in self._learn(late=late):
            if event == "late":
                self._trials.overdue(entries, self._time_limit or 0.0)
            elif entries:
                self._trials.died(entries, _HOW)
            else:
                self.ended_idle += 1
        self._note("opened")
        self._trace = self._trace_file.open("w", encoding="utf-8")
        return self._trials.task()

    def begin(self, entries: tuple[int, ...]) -> None:
        """Note that a batch begins, and set its time limit.

        Args:
            entries: Indices of its records; none when the shard's files are being written.
        """
        faulthandler.cancel_dump_traceback_later()
        self._note("begun", entries)
        if entries and self._time_limit is not None and self._trace is not None:
            # A thread of the system's own ends the process, which works too when no Python code can run any more.
            seconds = seconds_for(entries, self._time_limit)
            faulthandler.dump_traceback_later(seconds, exit=True, file=self._trace)

    def close(self, *, finished: bool) -> None:
        """End the attempt.

        Args:
            finished: The shard is finished, so that nothing need be remembered.
        """
        faulthandler.cancel_dump_traceback_later()
        if self._trace is not None:
            self._trace.close()
        if finished:
            self._trace_file.unlink(missing_ok=True)
            self._events_file.unlink(missing_ok=True)

    def _learn(self, *, late: bool) -> list[tuple[str, tuple[int, ...]]]:
        """Return how earlier attempts ended; the last one's end is noted now."""
        try:
            lines = self._events_file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        ends: list[tuple[str, tuple[int, ...]]] = []
        begun: tuple[int, ...] = ()
        for line in lines:
            event: dict[str, Any] = json.loads(line)
            if event["event"] in {"late", "died"}:
                ends.append((event["event"], tuple(event["entries"])))
            begun = tuple(event["entries"])
        last = ("late" if late and begun else "died", begun)
        self._note(*last)
        return [*ends, last]

    def _note(self, event: str, entries: tuple[int, ...] = ()) -> None:
        # Closed after each line: other machines see what has been closed.
        with self._events_file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps({"event": event, "entries": entries}) + "\n")
