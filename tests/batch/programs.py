"""Runs of the program in processes of their own, to be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import REPOSITORY


class Program:
    """``tpo-ie`` in a session of its own.

    Args:
        arguments: Its arguments.
        module: ``tests.batch.fake`` for workers with a fake pipeline, ``tpo_ie`` for real ones.
    """

    def __init__(self, *arguments: str | Path, module: str = "tests.batch.fake") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def workers(self) -> list[int]:
        """Return the processes of its workers (on Linux)."""
        try:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        except OSError:
            return []
        return [int(pid) for pid in children if b"spawn_main" in _command(pid)]

    def wait_for(self, path: Path, seconds: float = 60.0) -> None:
        """Wait until a file is there."""
        until = time.monotonic() + seconds
        while not path.exists():
            assert time.monotonic() < until, f"{path} does not come"
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.02)

    def interrupt(self) -> None:
        """Do what Ctrl-C does: signal all its processes."""
        os.killpg(self.process.pid, signal.SIGINT)

    def kill(self) -> None:
        """Kill the process that the user started, and no other."""
        self.process.kill()
        self.process.communicate()

    def end(self, seconds: float = 120.0) -> tuple[int, str]:
        """Wait for its end and return exit code and stderr."""
        try:
            _, stderr = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise
        return self.process.returncode, stderr


def ended(pids: list[int], seconds: float = 5.0) -> bool:
    """Say whether all of these processes end in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(_runs(pid) for pid in pids):
            return True
        time.sleep(0.02)
    return False


def _command(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
