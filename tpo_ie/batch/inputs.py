"""What an input was when a run began, so that a resumed run notices that it has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tpo_ie.errors import UsageError
from tpo_ie.records.paths import is_link
from tpo_ie.records.sources import STDIN, expand, shown


class InputState(BaseModel):
    """One input and the state of its files.

    Args:
        input: As the user named it: a file, a folder, a pattern, ``-``.
        files: Number of files.
        bytes: Their size together.
        sha256: Hash of their paths, sizes and times of change.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: str
    files: int
    bytes: int
    sha256: str


def state_of(name: str) -> InputState:
    """Return the state of an input.

    Args:
        name: A file, a folder, a pattern or ``-`` (whose content cannot be told beforehand).

    Returns:
        Its state; an input that does not exist has no files.
    """
    digest = hashlib.sha256()
    files = size = 0
    for path in files_of(name):
        try:
            stat = path.stat()
        except (OSError, ValueError):  # missing, or no name at all
            continue
        files += 1
        size += stat.st_size
        digest.update(f"{path.as_posix()}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return InputState(input=shown(name), files=files, bytes=size, sha256=digest.hexdigest())


def files_of(name: str) -> Iterator[Path]:
    """Yield the files of an input in a fixed order."""
    for found in expand([name]):
        if found == STDIN or not isinstance(found, str):
            continue
        if not Path(found).is_dir():
            yield Path(found)
            continue
        for folder, below, names in os.walk(found):
            below[:] = sorted(name for name in below if not is_link(Path(folder, name)))
            yield from (Path(folder, file) for file in sorted(names))


def check_inputs(inputs: Sequence[str], states: Sequence[InputState], out: Path, *, twice: bool = False) -> None:
    """Refuse inputs that cannot be meant.

    Args:
        inputs: The inputs.
        states: Their states.
        out: The output folder.
        twice: The run will read them twice.

    Raises:
        UsageError: None of them exists, the output would lie inside one of them, or one is standard input,
            which can be read only once.
    """
    if twice and STDIN in inputs:
        raise UsageError("a number of records cannot be drawn from standard input; draw a share, such as 1%")
    folders = [name for name in inputs if name != STDIN and Path(name).is_dir()]
    if not folders and STDIN not in inputs and not any(state.files for state in states):
        raise UsageError(f"{', '.join(state.input for state in states)}: no such file")
    for folder in folders:
        if out.resolve().is_relative_to(Path(folder).resolve()):
            raise UsageError(f"{out}: the output cannot lie inside the input {shown(folder)}")
