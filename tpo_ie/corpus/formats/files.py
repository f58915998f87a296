"""Files and folders for output: they appear when all is written, and nothing occupied is written into."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from tpo_ie.errors import InputError


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a name to write under; the file gets its own name when the block ends well, else it goes.

    Args:
        path: The file; one that exists is replaced.

    Yields:
        The name to write under.

    Raises:
        InputError: The file's folder does not exist, or the name is a folder's.
    """
    if path.is_dir():
        raise InputError(f"{path}: this is a folder, a file is expected")
    if not path.parent.is_dir():
        raise InputError(f"{path}: the folder {path.parent} does not exist")
    part = path.with_name(f"{path.name}.tmp")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to write into; it gets its own name when the block ends well, else it goes.

    Args:
        path: The folder; it must not exist or be empty.

    Yields:
        The folder to write into.

    Raises:
        InputError: The name is taken.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(f"{path}: exists already and is not an empty folder")
    part = path.with_name(f"{path.name}.tmp")
    if part.exists():
        raise InputError(f"{part}: is in the way, perhaps left by a run that was broken off; remove it")
    part.mkdir(parents=True)
    try:
        yield part
        if path.exists():
            path.rmdir()
        part.replace(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def read_text(path: Path) -> str:
    """Return the text of a file with its line ends as they are.

    Raises:
        InputError: It cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start}: not UTF-8 ({error.reason})") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
