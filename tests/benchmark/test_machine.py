from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tpo_ie import __version__
from tpo_ie.benchmark import machine
from tpo_ie.benchmark.machine import describe_machine, peak_memory_mb, usable_cores


def test_the_machine_is_described() -> None:
    found = describe_machine()
    assert found["processor"]
    assert found["cores"] == usable_cores() >= 1
    assert found["python"] == platform.python_version()
    assert found["packages"]["tpo-ie"] == __version__
    assert "onnxruntime" in found["packages"]
    assert found["memory_gb"] is None or found["memory_gb"] > 0.1


def test_packages_that_are_not_there_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "PACKAGES", ("numpy", "no-such-package-anywhere"))
    assert list(describe_machine()["packages"]) == ["numpy"]


def test_a_system_that_tells_nothing_is_described_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_lines", lambda path: [])
    monkeypatch.delattr(os, "sysconf", raising=False)
    monkeypatch.delattr(os, "getloadavg", raising=False)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    found = describe_machine()
    assert found["memory_gb"] is None
    assert found["load_average"] is None
    assert found["instructions"] is None
    assert found["cores"] == os.cpu_count()


@pytest.mark.parametrize(
    ("text", "processor", "instructions"),
    [
        ("model name\t: Contoh 9000\nflags\t\t: fpu avx2 avx512_vnni\n", "Contoh 9000", ["avx2", "avx512_vnni"]),
        ("Features\t: fp asimddp i8mm\n", None, ["asimddp", "i8mm"]),
    ],
)
def test_the_processor_is_read_from_linux(
    monkeypatch: pytest.MonkeyPatch, text: str, processor: str | None, instructions: list[str]
) -> None:
    monkeypatch.setattr(machine, "_lines", lambda path: text.splitlines())
    found = describe_machine()
    assert found["instructions"] == instructions
    if processor:
        assert found["processor"] == processor


def test_the_peak_grows_with_what_was_used_and_stays() -> None:
    code = (
        "from tpo_ie.benchmark.machine import peak_memory_mb\n"
        "before = peak_memory_mb(); block = bytearray(200 * 2**20); block[::4096] = b'x' * len(block[::4096])\n"
        "grown = peak_memory_mb(); del block; print(before, grown, peak_memory_mb())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    before, grown, after = map(float, done.stdout.split())
    assert 150 < grown - before < 400
    assert after > grown - 1  # the kernel counts in steps


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module")
def test_without_proc_the_system_call_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    told = peak_memory_mb()
    monkeypatch.setattr(machine, "_lines", lambda path: [])
    asked = peak_memory_mb()
    assert told is not None
    assert asked is not None
    assert asked >= told * 0.9
