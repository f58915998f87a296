"""Acceptance thresholds: a floor for each layer and label, so that no change lowers quality unseen.

``python -m tpo_ie.evaluation.acceptance`` checks the floors, with ``--write`` it sets them anew from what the
model that ships reaches now.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.errors import InputError
from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.measures import headlines, measures
from tpo_ie.evaluation.run import score_files

GOLD = Path("corpora/tppo-1.0/dev.jsonl")
THRESHOLDS = Path("tests/acceptance/thresholds.yaml")
LARGEST_DROP = 0.03
FREE_ITEMS = 2
LEAST_SUPPORT = 5
_SPLIT = ("mentions.strict", "relations", "quotes.span_speaker", "actions", "relevance")
_HEAD = f"""\
# Floors for what the model that ships reaches on the gold file: F1 must not fall below them. Written by
# `python -m tpo_ie.evaluation.acceptance --write`; do not edit by hand, and say in the commit why a floor sinks.
#
# A floor is the figure less a tolerance: the way down to the lower bound of the 95% interval, but at most
# {LARGEST_DROP}, since the interval is that of other articles and these stay the same; and at least what
# {FREE_ITEMS} items are worth, else one name in a rare class would decide.
# Scores with fewer than {LEAST_SUPPORT} gold items have no floor.
"""


class Thresholds(BaseModel):
    """The floors, and the gold that they were set on.

    Args:
        gold: The gold file.
        sha256: Its hash, line ends aside.
        floors: Least F1 by the name of the score.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold: Path
    sha256: str
    floors: dict[str, float]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A score below its floor.

    Args:
        score: Its name.
        floor: The least F1 allowed.
        found: The F1 found.
        support: Gold items.
    """

    score: str
    floor: float
    found: float
    support: float


def watched() -> tuple[ScorePath, ...]:
    """Return the scores that may have a floor: the chief ones, and those by label, type, kind and category."""
    split = [
        (*path, name) for m in measures() if m.name in _SPLIT for path, names in m.groups.items() for name in names
    ]
    return tuple(dict.fromkeys((*headlines(), *split)))


def floor_of(node: dict[str, Any]) -> float:
    """Return the floor under a score.

    Args:
        node: The score, with ``f1``, ``ci95``, ``support`` and ``predicted``.

    Returns:
        Its F1 less the tolerance that the head of the thresholds file explains, rounded down, at least 0.
    """
    size = node["support"] + node["predicted"]
    items = 2 * FREE_ITEMS / size if size else 0.0
    f1: float = node["f1"]
    tolerance = max(items, min(LARGEST_DROP, f1 - node["ci95"][0]))
    floor: float = math.floor((f1 - tolerance) * 1000) / 1000
    return max(0.0, floor)


def floors_of(result: dict[str, Any]) -> dict[str, float]:
    """Return a floor for every watched score with enough gold items."""
    nodes = {path: node_at(result, path) for path in watched()}
    return {".".join(path): floor_of(node) for path, node in nodes.items() if node.get("support", 0) >= LEAST_SUPPORT}


def shortfalls(result: dict[str, Any], floors: dict[str, float]) -> list[Shortfall]:
    """Return the scores that lie below their floors.

    Args:
        result: A result of :func:`tpo_ie.evaluation.evaluate.evaluate`.
        floors: Least F1 by the name of the score.
    """
    found = []
    for name, floor in floors.items():
        node = node_at(result, tuple(name.split(".")))
        f1 = node.get("f1", 0.0)
        if f1 < floor:
            found.append(Shortfall(name, floor, f1, node.get("support", 0)))
    return found


def node_at(result: dict[str, Any], path: ScorePath) -> dict[str, Any]:
    """Return the score at a path; an empty one where there is none."""
    node: dict[str, Any] = result
    for part in path:
        node = node.get(part, {})
    return node


def table(found: Sequence[Shortfall]) -> str:
    """Return shortfalls as lines of text, the deepest first."""
    width = max(len(shortfall.score) for shortfall in found)
    lines = [f"{'score':{width}}  floor  found   short  gold"]
    for shortfall in sorted(found, key=lambda s: s.found - s.floor):
        short = shortfall.found - shortfall.floor
        figures = f"{shortfall.floor:.3f}  {shortfall.found:.3f}  {short:+.3f}  {shortfall.support:g}"
        lines.append(f"{shortfall.score:{width}}  {figures}")
    return "\n".join(lines)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a text file, whatever its line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_thresholds(path: Path) -> Thresholds:
    """Read a thresholds file.

    Raises:
        InputError: It is missing or no thresholds file.
    """
    try:
        return Thresholds.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise InputError(f"{path}: no thresholds file: {error}") from None


def write_thresholds(path: Path, gold: Path, result: dict[str, Any]) -> None:
    """Write the floors that a result sets, each beside its figure and interval."""
    lines = [_HEAD, f"gold: {gold.as_posix()}", f"sha256: {fingerprint(gold)}", "floors:"]
    for name, floor in floors_of(result).items():
        node = node_at(result, tuple(name.split(".")))
        low, high = node["ci95"]
        lines.append(f"  {name}: {floor:.3f}  # {node['f1']:.3f} ({low:.3f}–{high:.3f}), gold {node['support']:g}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or set the floors; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tpo_ie.evaluation.acceptance", description=__doc__)
    parser.add_argument("--write", action="store_true", help="set the floors from what is reached now")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--thresholds", type=Path, default=THRESHOLDS)
    options = parser.parse_args(arguments)
    failed: list[str] = []
    result = score_files([options.gold], report=failed.append)
    if failed:
        print("\n".join(failed), file=sys.stderr)
        return 1
    if options.write:
        write_thresholds(options.thresholds, options.gold, result)
        print(f"{options.thresholds}: {len(floors_of(result))} floors written")
        return 0
    thresholds = read_thresholds(options.thresholds)
    found = shortfalls(result, thresholds.floors)
    print(table(found) if found else f"{len(thresholds.floors)} scores are at or above their floors")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
