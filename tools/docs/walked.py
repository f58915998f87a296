"""The page of the walk: how long a new user takes, from the times that ``walk.py`` took."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from tools.docs.machine import in_words
from tools.docs.markdown import code, table

TIMES = Path(__file__).with_name("walk.json")
PROMISED = {"extract": 5, "report": 15}
"""Minutes until the first command of that name is done, as the tutorial says."""
SLOW_LINE = 10
"""Megabits a second of a slow line."""


def walk() -> str:
    """Return the steps with their times, and what a slow line would add."""
    return page(json.loads(TIMES.read_text(encoding="utf-8")))


def page(result: dict[str, Any]) -> str:
    """Return the times as Markdown.

    Args:
        result: What a walk has measured.
    """
    ways, cloned = result["ways"], result["cloned_mb"]
    tutorial, megabytes = ways["tutorial"]["steps"], ways["tutorial"]["downloaded_mb"]
    promised = (
        (f"first `tpo-ie {name}` done", f"{limit} min", minutes(reached(tutorial, name)))
        for name, limit in PROMISED.items()
    )
    demo = sum(step["seconds"] for step in ways["readme"]["steps"])
    times = accumulate(step["seconds"] for step in tutorial)
    rows = (
        (step["section"], code(step["command"]), f"{step['seconds']:.1f} s", minutes(so_far))
        for step, so_far in zip(tutorial, times, strict=True)
    )
    return "\n".join(
        [
            f"Walked on {result['day']}: {in_words(result['machine'])}.\n",
            table(
                ("after the clone began", "promised", "measured"),
                [*promised, ("`make demo` done (README)", "", minutes(demo))],
            ),
            f"The clone came from the same disk; over a line it is {cloned:.0f} MB, less with `--depth 1`. "
            f"Installing fetched {megabytes:.0f} MB. A line of {SLOW_LINE} Mbit/s needs "
            f"{minutes(cloned * 8 / SLOW_LINE)} and {minutes(megabytes * 8 / SLOW_LINE)} for that alone.\n",
            table(("section", "command", "took", "since the start"), rows),
        ]
    )


def late(result: dict[str, Any]) -> list[str]:
    """Return a complaint for each promise that was not kept.

    Args:
        result: What a walk has measured.
    """
    steps = result["ways"]["tutorial"]["steps"]
    return list(_late((name, reached(steps, name), limit * 60) for name, limit in PROMISED.items()))


def reached(steps: list[dict[str, Any]], command: str) -> float:
    """Return the seconds from the start until the first ``tpo-ie COMMAND`` is done.

    Args:
        steps: Steps with their command and seconds.
        command: Name of the command.

    Raises:
        ValueError: No step is that command.
    """
    times = accumulate(step["seconds"] for step in steps)
    for step, so_far in zip(steps, times, strict=True):
        if step["command"].startswith(f"tpo-ie {command} "):
            return so_far
    raise ValueError(f"no step is tpo-ie {command}")


def minutes(seconds: float) -> str:
    """Return seconds as ``1 min 05 s``."""
    whole, rest = divmod(round(seconds), 60)
    return f"{whole} min {rest:02d} s" if whole else f"{rest} s"


def _late(times: Iterator[tuple[str, float, int]]) -> Iterator[str]:
    for name, seconds, limit in times:
        if seconds > limit:
            yield f"tpo-ie {name} took {minutes(seconds)}, promised are {minutes(limit)}"
