"""The page on how a large report opens, and the measurement on a small one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser import programs
from tools.docs import opened
from tools.docs.machine import machine

RESULT: dict[str, Any] = {
    "day": "2026-11-27",
    "machine": {"processor": "P", "cores": 2, "system": "Linux", "python": "3.11", "load": 0.5},
    "actions": 50_000,
    "megabytes": 9.1,
    "opens_s": {"best": 0.4, "median": 0.5},
    "frame_ms": {"median": 16.7, "p95": 17.0},
    "choice_ms": {"a status": 140},
    "errors": [],
}


def test_the_page_shows_limits_and_figures() -> None:
    page = opened.page(RESULT)
    assert page.startswith("A report of 50,000 actions in headless Chromium on 2026-11-27: P, 2 cores")
    assert "| size of the file | < 25 MB | 9.1 MB |" in page
    assert "| opens in | < 3 s | 0.4 s (best), 0.5 s (median) |" in page
    assert "| drawn anew after a choice: a status | < 1000 ms | 140 ms |" in page


def test_limits_are_checked() -> None:
    assert opened.complaints(RESULT) == []
    slow = {"opens_s": {"best": 3.0, "median": 4}, "megabytes": 26, "choice_ms": {"months": 1200}, "errors": ["boom"]}
    assert opened.complaints(RESULT | slow) == [
        "size in MB: 26, the limit is 25",
        "seconds to open: 3.0, the limit is 3",
        "milliseconds for months: 1200, the limit is 1000",
        "boom",
    ]


def test_the_last_measurement_was_of_fifty_thousand_actions_and_kept_the_limits() -> None:
    result = json.loads(opened.OPENING.read_text(encoding="utf-8"))
    assert result["actions"] == 50_000
    assert opened.complaints(result) == []


@pytest.mark.browser
def test_a_small_report_is_measured(tmp_path: Path) -> None:
    pytest.importorskip("selenium")
    if not all(programs()):
        pytest.skip("neither Chromium nor its chromedriver is installed")
    from tools.docs.opening import CHOICES, measure

    result = measure(200, tmp_path, rounds=1, pause=0)
    assert result["actions"] == 200
    assert 0 < result["opens_s"]["best"] <= result["opens_s"]["median"]
    assert set(result["choice_ms"]) == set(CHOICES)
    assert result["errors"] == []
    assert set(result["machine"]) == set(machine())
