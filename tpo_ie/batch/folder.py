"""The output folder: which shards are finished, and what a broken run has left behind."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tpo_ie.batch.atomic import UNFINISHED, replacing
from tpo_ie.batch.lock import Lock
from tpo_ie.batch.manifest import FILE, Manifest, read_manifest_file
from tpo_ie.batch.shards import Failure, ShardDone
from tpo_ie.errors import UsageError
from tpo_ie.records.paths import patiently

STATE = "state"
ERRORS = "errors.jsonl"
STOP = "stop"  # in the state folder: begin no more shards
TRIED = "tried-"  # in the state folder: what was tried with a shard
_PART = re.compile(r"part-(\d{5,})\.\w+")


def part_name(number: int, ending: str) -> str:
    """Return the name of a shard's file, e.g. ``part-00003.jsonl``."""
    return f"part-{number:05d}.{ending}"


def mark_done(folder: Path, done: ShardDone) -> None:
    """Note that a shard is finished: its output files stand under their names."""
    with replacing(folder / STATE / part_name(done.number, "json")) as stream:
        json.dump(asdict(done), stream, ensure_ascii=False)


def read_mark(folder: Path, number: int) -> ShardDone | None:
    """Return what a finished shard came to, None when it is not finished."""
    try:
        data: dict[str, Any] = json.loads((folder / STATE / part_name(number, "json")).read_bytes())
    except FileNotFoundError:
        return None
    return ShardDone(**data | {"failures": tuple(Failure(**failure) for failure in data["failures"])})


class OutputFolder:
    """The folder a run writes into, locked while it is open.

    Args:
        path: The folder; made if need be.
        resume: Go on with what is there.

    Raises:
        UsageError: It is in use, is occupied, or holds something else than a run's output.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        self.path = path
        _check_place(path, resume)
        (path / STATE).mkdir(parents=True, exist_ok=True)
        self._lock = Lock(path / STATE / "lock")
        try:
            self.manifest: Manifest | None = read_manifest_file(path)
            if self.manifest is None or self.manifest.status != "complete":
                self._sweep()
        except BaseException:
            self.close()
            raise

    def done(self) -> Iterator[ShardDone]:
        """Yield the finished shards in order."""
        for number in self._numbers():
            mark = read_mark(self.path, number)
            if mark is not None:
                yield mark

    def write_errors(self) -> None:
        """Gather the failures of the finished shards in ``errors.jsonl``."""
        with replacing(self.path / ERRORS) as stream:
            for mark in self.done():
                for failure in mark.failures:
                    stream.write(json.dumps(asdict(failure), ensure_ascii=False) + "\n")

    def abandon(self) -> None:
        """Take back the manifest of a run that failed before it finished anything, so that it leaves no trace."""
        if self.manifest is None and not self._numbers():
            (self.path / FILE).unlink(missing_ok=True)

    def close(self, *, complete: bool = False) -> None:
        """Lift the lock.

        Args:
            complete: The manifest says what the marks of shards say, so they may go.
        """
        if complete:
            for number in self._numbers():
                _remove(self.path / STATE / part_name(number, "json"))
        self._forget()
        self._lock.release()
        with contextlib.suppress(OSError):  # what still holds something stays
            (self.path / STATE).rmdir()
            self.path.rmdir()

    def _numbers(self) -> list[int]:
        names = (_PART.fullmatch(file.name) for file in (self.path / STATE).iterdir())
        return sorted(int(name[1]) for name in names if name)

    def _forget(self) -> None:
        """Remove what only a run that goes on needs; that it was ended is no fault of a document's."""
        for file in (*(self.path / STATE).glob(f"{TRIED}*"), self.path / STATE / STOP):
            _remove(file)

    def _sweep(self) -> None:
        """Remove half-written files, and files of shards that were not finished."""
        done = set(self._numbers())
        for place in ("", f"{STATE}/", "documents/", "tables/*/", "csv/"):
            for file in self.path.glob(f"{place}*{UNFINISHED}"):
                _remove(file)
        self._forget()
        for file in (*self.path.glob("documents/part-*"), *self.path.glob("tables/*/part-*")):
            part = _PART.fullmatch(file.name)
            if part and int(part[1]) not in done:
                _remove(file)


def _remove(file: Path) -> None:
    patiently(lambda: file.unlink(missing_ok=True))


def _check_place(path: Path, resume: bool) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: a folder is expected")
    found = [file.name for file in path.iterdir()] if path.exists() else []
    if found and not resume:
        raise UsageError(f"{path}: the folder is not empty; --resume goes on with the run that began there")
    if any(name not in {STATE} and not name.endswith(UNFINISHED) for name in found) and FILE not in found:
        raise UsageError(f"{path}: the folder is not empty and holds no {FILE}, so there is no run to resume")
