"""Opens a report of 50,000 actions in headless Chromium and measures how fast it comes and how it moves.

Run from the repository root: ``python -m tools.docs.opening``; it needs Chromium and its driver. The archive is drawn
by a fixed die. ``opening.json`` beside this file gets the figures, which the page on reports shows. Exit code 1: a
limit was passed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.browser import Browser, headless
from tests.report.archive import many
from tools.docs.machine import machine
from tools.docs.opened import OPENING, complaints
from tpo_ie.report import build_report

ACTIONS = 50_000
ROUNDS = 5
CHOICES = {
    "a status": "[data-filter=statuses-0]",
    "a province": ".tile[data-province=KR]",
    "sorting by article": "[data-sort=article]",
    "months": "[data-unit=month]",
}
_LOADED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
_UNTIL_DRAWN = """
const done = arguments[arguments.length - 1], start = performance.now();
document.querySelector(arguments[0]).click();
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
"""
_SCROLL = """
const done = arguments[arguments.length - 1], table = document.querySelector("#actions .scroller"), times = [];
let last = null;
function step(now) {
  if (last !== null) times.push(now - last);
  last = now;
  table.scrollTop += 2000;
  if (times.length < 120) requestAnimationFrame(step);
  else done(times);
}
table.scrollTop = 0;
requestAnimationFrame(step);
"""


def main() -> int:
    """Measure, write the figures, and say whether they keep the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=ACTIONS, help="actions in the report")
    parser.add_argument("--out", type=Path, default=OPENING, help="file for the figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="opening-") as folder:
        result = measure(options.actions, Path(folder))
    options.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    found = complaints(result)
    print(*found or ["all limits kept"], sep="\n", file=sys.stderr)
    return 1 if found else 0


def measure(actions: int, folder: Path, *, rounds: int = ROUNDS, pause: float = 5) -> dict[str, Any]:
    """Return the figures of a report.

    Args:
        actions: How many actions it holds.
        folder: An empty folder.
        rounds: How often each thing is measured.
        pause: Seconds to wait until all articles are unpacked.
    """
    archive, page = folder / "archive.jsonl", folder / "report.html"
    with archive.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(document.to_json() + "\n" for document in many(actions))
    page.write_text(build_report(archive), encoding="utf-8", newline="\n")
    with headless() as driver:
        driver.set_script_timeout(90)
        browser = Browser(driver, folder)
        opened = []
        for _ in range(rounds):
            browser.open(page.name)
            browser.until(lambda: browser.count(".numbers dd") == 6)
            opened.append(browser.run(_LOADED) / 1000)
        time.sleep(pause)
        frames = [frame for _ in range(rounds) for frame in driver.execute_async_script(_SCROLL)]
        choices = {name: _median(driver, selector, rounds) for name, selector in CHOICES.items()}
        errors = browser.errors()
    return {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
        "actions": actions,
        "megabytes": round(page.stat().st_size / 1e6, 1),
        "opens_s": {"best": round(min(opened), 2), "median": round(statistics.median(opened), 2)},
        "frame_ms": {
            "median": round(statistics.median(frames), 1),
            "p95": round(statistics.quantiles(frames, n=20)[-1], 1),
        },
        "choice_ms": choices,
        "errors": errors,
    }


def _median(driver: Any, selector: str, rounds: int) -> int:
    return round(statistics.median(driver.execute_async_script(_UNTIL_DRAWN, selector) for _ in range(rounds)))


if __name__ == "__main__":
    raise SystemExit(main())
