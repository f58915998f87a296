"""Files as Windows has them: long names, junctions, and other programs that hold what is to be changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_TRIES = 20
_LONG = 240  # characters, from which on a file inside may pass the 260 that Windows takes without being asked


def reachable(path: Path) -> Path:
    r"""Return a path that opens even when it is longer than 260 characters.

    Args:
        path: The path.

    Returns:
        On Windows a long path in its extended form (``\\?\C:\…``), everything else as it is.
    """
    return Path(extended(os.path.abspath(path))) if os.name == "nt" and is_long(str(path)) else path  # noqa: PTH100


def is_long(path: str) -> bool:
    """Say whether a path, relative ones from the working directory, is near the limit of Windows."""
    return len(os.path.abspath(path)) >= _LONG  # noqa: PTH100 - Path.absolute leaves `..` in, which extended paths lack


def extended(path: str) -> str:
    """Return the extended form of an absolute Windows path; one in that form stays.

    Args:
        path: A path with a drive or of a share.
    """
    if path.startswith("\\\\?\\"):
        return path
    if path.startswith("\\\\"):
        return "\\\\?\\UNC\\" + path[2:]
    return "\\\\?\\" + path


def is_link(path: Path) -> bool:
    """Say whether a path is a link: a symbolic one, or a junction, which Windows makes of folders."""
    if path.is_symlink():
        return True
    try:
        tag = getattr(path.lstat(), "st_reparse_tag", 0)
    except OSError:
        return False
    return bool(tag == _JUNCTION)


def move(part: Path, path: Path) -> None:
    """Rename a file, over one that has its new name."""
    patiently(lambda: part.replace(path))


def patiently(change: Callable[[], object]) -> None:
    """Rename or remove a file; on Windows a scanner or viewer that has it open for a moment is waited for.

    Args:
        change: What changes the file.

    Raises:
        OSError: It cannot be changed.
    """
    for left in reversed(range(_TRIES)):
        try:
            change()
            return
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(0.05)
