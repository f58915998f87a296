"""Where output goes: data to stdout or a file, everything else to stderr."""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import typer

PROGRAM = "tpo-ie"
_NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


def complain(message: str) -> None:
    """Print one line to stderr; characters that could act on a terminal are replaced."""
    from tpo_ie.rendering.characters import one_line

    print(f"{PROGRAM}: {one_line(message)}", file=sys.stderr)


@contextlib.contextmanager
def output(path: Path | None, *, inputs: tuple[str, ...] = ()) -> Iterator[IO[str]]:
    """Open stdout or a file for data in UTF-8.

    A file appears under its name when all is written, so that a run that breaks off leaves none behind.

    Args:
        path: The file; None takes stdout.
        inputs: Files that must not be overwritten.

    Yields:
        A stream for text.

    Raises:
        typer.BadParameter: The file cannot be written or is one of the inputs.
    """
    if path is None:
        stdout = _standard_output()
        yield stdout
        stdout.flush()
        return
    if any(name != "-" and Path(name).resolve() == path.resolve() for name in inputs):
        raise typer.BadParameter(f"{path}: this is one of the files to read")
    if path.is_dir():
        raise typer.BadParameter(f"{path}: this is a folder; a name for the file is wanted, such as {path / 'result'}")
    if not path.parent.is_dir():
        raise typer.BadParameter(f"{path}: there is no folder {path.parent}; make it first")
    # A device or pipe takes what is written; put in its place, a file would destroy it.
    whole = path.exists() and not path.is_file()
    part = path if whole else path.with_name(f"{path.name}.tmp")
    try:
        stream = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}") from None
    try:
        with stream:
            yield stream
        if not whole:
            part.replace(path)
    except OSError as error:
        if error.errno in _NO_ROOM:  # said without a name when it comes from a write
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise
    finally:
        if not whole:
            part.unlink(missing_ok=True)


def _standard_output() -> IO[str]:
    """Return stdout, set to UTF-8: on Windows it would be a code page that lacks what news prints."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def shows_progress(out: Path | None) -> bool:
    """Say whether progress may be shown: on a terminal that the data does not go to."""
    return sys.stderr.isatty() and (out is not None or not sys.stdout.isatty())
