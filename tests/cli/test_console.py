"""Files that commands write: whole or not at all, and never in place of what is no file."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from pathlib import Path

import pytest
import typer

from tpo_ie.cli.console import output


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with output(path) as stream:
        stream.write("new\n")
        assert path.read_text() == "old"
    assert path.read_bytes() == b"new\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_run_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), output(tmp_path / "a.json") as stream:
        stream.write("half")
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(typer.BadParameter, match="this is a folder; a name for the file is wanted"), output(tmp_path):
        pass
    missing = tmp_path / "new" / "a.json"
    with pytest.raises(typer.BadParameter, match=r"there is no folder .*new; make it first"), output(missing):
        pass
    path = tmp_path / "a.json"
    with pytest.raises(typer.BadParameter, match="one of the files to read"), output(path, inputs=(str(path),)):
        pass
    assert not list(tmp_path.iterdir())


def test_a_full_disk_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with pytest.raises(OSError, match="No space left") as caught, output(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert caught.value.filename == str(path)
    with pytest.raises(OSError) as other, output(path):
        raise OSError(errno.EIO, "broken", "input.jsonl")
    assert other.value.filename == "input.jsonl"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a name in a folder")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    with output(pipe) as stream:
        stream.write("Polda\n")
    reader.join(10)
    assert heard == ["Polda\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
