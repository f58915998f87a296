"""A lock on an output folder, which the system lifts when its holder ends in whatever way."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from tpo_ie.errors import UsageError


class Lock:
    """Keeps two runs from writing into one folder.

    Args:
        path: The lock's file; its folder exists.

    Raises:
        UsageError: Another process holds it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        while True:
            self._file = path.open("a+b")
            if not _locked(self._file):
                self._file.close()
                raise UsageError(f"{path.parent.parent}: another run is writing into this folder")
            if _still_there(self._file, path):
                return
            self._file.close()  # its last holder took it away just before we got it

    def release(self) -> None:
        """Lift the lock and remove its file."""
        if os.name != "nt":  # while it is held, so that nobody locks a file that is about to go
            self.path.unlink(missing_ok=True)
        self._file.close()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def _locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return sys.platform != "win32"  # a file system without locks
    return True


def _still_there(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
