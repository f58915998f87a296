from __future__ import annotations

import multiprocessing
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.benchmark.memory import Series, Watch, resident_mb


def test_the_slope_of_a_line_and_of_too_little() -> None:
    assert Series([0, 5_000, 10_000, 20_000], [90.0, 100.0, 102.0, 106.0]).slope(5_000) == pytest.approx(4.0)
    assert Series([0, 1_000, 2_000], [1.0, 1.0, 1.0]).slope(1) is None
    assert Series([0, 1_000, 1_500], [1.0, 1.0, 1.0]).slope(0) == 0.0
    assert Series([0, 400, 999], [1.0, 2.0, 3.0]).slope(0) is None
    assert Series([7, 7, 7], [1.0, 2.0, 3.0]).slope(0) is None
    assert (Series().slope(0), Series().peak) == (None, 0.0)


@given(st.floats(-50, 50), st.floats(0, 1000), st.integers(3, 30))
def test_any_line_has_its_slope(slope: float, start: float, looks: int) -> None:
    at = [1_000 * n for n in range(looks)]
    assert Series(at, [start + slope * a / 10_000 for a in at]).slope(0) == pytest.approx(slope, abs=1e-6)


def hold(connection: object) -> None:
    held = bytearray(b"x" * 40 * 2**20)
    time.sleep(1.5)
    assert held


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_watch_sees_spawned_processes_and_itself() -> None:
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(None,))
    with Watch(lambda: 7, period=0.02) as watch:
        process.start()
        process.join()
    assert process.pid is not None
    series = watch.workers[process.pid]
    assert 40 < series.peak < 4000
    assert set(series.at) == {7}
    assert watch.own.peak > 10
    assert resident_mb(Path("/proc", str(process.pid))) is None
