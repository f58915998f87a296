"""The runner's dealings with Windows, simulated."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.batch.conftest import Archive, check_complete
from tpo_ie.batch import BatchConfig, run_batch
from tpo_ie.batch.engines import local, process
from tpo_ie.batch.interrupts import Interrupts
from tpo_ie.batch.lock import Lock
from tpo_ie.cli.batch import resume_command
from tpo_ie.errors import UsageError


def test_a_process_that_starts_ignores_ctrl_c_from_its_first_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[object, bool]] = []
    windows = SimpleNamespace(kernel32=SimpleNamespace(SetConsoleCtrlHandler=lambda *given: calls.append(given)))
    monkeypatch.setattr("ctypes.windll", windows, raising=False)
    monkeypatch.delattr("signal.pthread_sigmask", raising=False)
    with pytest.raises(ZeroDivisionError), process._no_interrupts():
        assert calls == [(None, True)]
        raise ZeroDivisionError
    assert calls == [(None, True), (None, False)]


def test_no_more_is_waited_for_than_windows_can(
    archive: Archive, tmp_path: Path, fakes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, waited = local.wait, []

    def wait(things: list[Any], timeout: float | None = None) -> list[Any]:
        waited.append(len(things))
        return real(things, timeout)

    monkeypatch.setattr(local, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr(local, "wait", wait)
    monkeypatch.setattr(local, "_MOST_WAITED", 1)
    run_batch(
        [archive([f"JEDA 5 teks {n}" for n in range(40)])], tmp_path / "out", BatchConfig(workers=2, shard_size=4)
    )
    check_complete(tmp_path / "out", [f"b-{n}" for n in range(40)])
    assert max(waited) == 1


def test_ctrl_break_stops_in_good_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpo_ie.batch.interrupts._STOPS", (signal.SIGUSR1,))
    before = signal.getsignal(signal.SIGUSR1)
    with Interrupts() as interrupts:
        signal.raise_signal(signal.SIGUSR1)
        assert (interrupts.count, interrupts.signal) == (1, signal.SIGUSR1)
    assert signal.getsignal(signal.SIGUSR1) == before


def test_signals_are_taken_again_and_given_back_once() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Interrupts() as interrupts:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # as Ray does
        interrupts.take()
        signal.raise_signal(signal.SIGTERM)
        assert interrupts.count == 1
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_lock_by_the_means_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: set[int] = set()

    def locking(descriptor: int, mode: int, size: int) -> None:
        if held:
            raise PermissionError(13, "Permission denied")
        held.add(descriptor)

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
    monkeypatch.setattr("tpo_ie.batch.lock.sys", SimpleNamespace(platform="win32"))
    first = Lock(tmp_path / "lock")
    with pytest.raises(UsageError, match="another run is writing"):
        Lock(tmp_path / "lock")
    first.release()
    assert not (tmp_path / "lock").exists()


def test_the_command_to_go_on_can_be_pasted_into_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpo_ie.cli.batch.sys", SimpleNamespace(platform="win32", executable="py.exe"))
    command = resume_command(["C:\\x\\tpo-ie.exe", "batch", "C:\\dua kata\\a.jsonl", "--out", "D:\\hasil"])
    assert command == 'tpo-ie batch "C:\\dua kata\\a.jsonl" --out D:\\hasil --resume'
