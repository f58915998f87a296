"""Files that appear under their name only when they are complete."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

UNFINISHED = ".tmp"
_TRIES = 20


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """Open a file for UTF-8 text that takes the place of ``path`` when the block ends without an error.

    Args:
        path: The file; its folder exists.

    Yields:
        A stream; lines end in a bare line feed.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        # Half a surrogate pair, in a name with odd bytes, becomes an escape, which in JSON means the same.
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _replace(part: Path, path: Path) -> None:
    """Rename; on Windows a scanner that has the old file open for a moment is waited for."""
    for left in reversed(range(_TRIES)):
        try:
            part.replace(path)
            return
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(0.05)
