"""Files that appear under their name only when they are complete."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tpo_ie.records.paths import move, patiently

UNFINISHED = ".tmp"


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
        move(part, path)
    finally:
        patiently(lambda: part.unlink(missing_ok=True))
