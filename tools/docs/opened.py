"""How a large report opens and moves, from the figures that ``opening.py`` took."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.docs.machine import in_words
from tools.docs.markdown import table

OPENING = Path(__file__).with_name("opening.json")
MOST_SECONDS, MOST_MEGABYTES, MOST_FRAME, MOST_CHOICE = 3, 25, 100, 1000
"""Limits: seconds to open, megabytes, milliseconds of a frame in scrolling and until a choice is drawn."""


def opening() -> str:
    """Return the figures of a large report."""
    return page(json.loads(OPENING.read_text(encoding="utf-8")))


def page(result: dict[str, Any]) -> str:
    """Return the figures as Markdown.

    Args:
        result: What was measured.
    """
    opens, frame = result["opens_s"], result["frame_ms"]
    rows = [
        ("size of the file", f"< {MOST_MEGABYTES} MB", f"{result['megabytes']} MB"),
        ("opens in", f"< {MOST_SECONDS} s", f"{opens['best']} s (best), {opens['median']} s (median)"),
        (
            "a frame while the table scrolls",
            f"< {MOST_FRAME} ms",
            f"{frame['median']} ms (median), {frame['p95']} ms (95%)",
        ),
        *(
            (f"drawn anew after a choice: {name}", f"< {MOST_CHOICE} ms", f"{time} ms")
            for name, time in result["choice_ms"].items()
        ),
    ]
    place = f"in headless Chromium on {result['day']}: {in_words(result['machine'])}"
    head = f"A report of {result['actions']:,} actions {place}.\n\n"
    return head + table(("what", "limit", "measured"), rows)


def complaints(result: dict[str, Any]) -> list[str]:
    """Return a complaint for each limit that was passed, and each message in the browser's console.

    Args:
        result: What was measured.
    """
    measured = [
        ("size in MB", result["megabytes"], MOST_MEGABYTES),
        ("seconds to open", result["opens_s"]["best"], MOST_SECONDS),
        ("milliseconds of a frame", result["frame_ms"]["median"], MOST_FRAME),
        *((f"milliseconds for {name}", time, MOST_CHOICE) for name, time in result["choice_ms"].items()),
    ]
    passed = [f"{what}: {value}, the limit is {limit}" for what, value, limit in measured if value >= limit]
    return [*passed, *result["errors"]]
