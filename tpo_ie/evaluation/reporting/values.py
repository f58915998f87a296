"""Sheets and rows, and numbers as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.measures import LAYERS, measure_of, promised

Node = dict[str, Any]
_APART = ("definitions", "slices", "against", "confusion")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet.

    Args:
        section: A rule is drawn where it changes.
        name: First cell.
        cells: The other cells.
        definition: What the name means; empty where the title says it.
    """

    section: str
    name: str
    cells: tuple[str, ...]
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text.

    Args:
        title: Its title.
        columns: Heads of the first cell and the others.
        rows: The lines.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)


def meaning(path: ScorePath, result: dict[str, Any], *, sourced: bool = False) -> str:
    """Return what a score means.

    Args:
        path: The score.
        result: The result it stands in.
        sourced: With the publication that the measure comes from.
    """
    if "documents" in result:
        measure = measure_of(path)
        return measure.meaning if sourced else measure.definition
    names = (".".join(path[:size]) for size in range(len(path), 0, -1))
    return next((result["definitions"][name] for name in names if name in result.get("definitions", {})), "")


def walk(result: Node, key: str) -> list[tuple[ScorePath, Node]]:
    """Return every score of a result with its path, in the order of the measures.

    Args:
        result: A result, or its part ``against``.
        key: What a score has and other nodes have not.
    """
    order = {path: n for n, path in enumerate(promised())}
    found = list(_nodes(result, key, ()))

    def place(item: tuple[ScorePath, Node]) -> tuple[int, int]:
        path = item[0]
        return (LAYERS.index(path[0]) if path[0] in LAYERS else len(LAYERS)), order.get(path, len(order))

    return sorted(found, key=place)


def _nodes(node: Node, key: str, path: ScorePath) -> Iterator[tuple[ScorePath, Node]]:
    if key in node:
        yield path, node
    for name, value in node.items():
        if isinstance(value, dict) and name not in _APART:
            yield from _nodes(value, key, (*path, name))


def figures(node: Node, *, one_figure: bool = False) -> Iterator[str]:
    """Yield precision, recall, F1, interval, gold and found of a score as text.

    Args:
        node: The score.
        one_figure: Precision and recall say nothing that F1 does not.
    """
    yield from ("", "") if one_figure else (f"{node['p']:.3f}", f"{node['r']:.3f}")
    yield f"{node['f1']:.3f}"
    yield interval(node)
    yield number(node["support"])
    yield number(node["predicted"])


def interval(node: Node, *, signed: bool = False) -> str:
    """Return the 95% interval of a score or a difference as text."""
    low, high = node["ci95"]
    return f"{low:+.3f} to {high:+.3f}" if signed else f"{low:.3f}–{high:.3f}"


def number(value: float) -> str:
    """Return a count as text."""
    return f"{value:g}" if isinstance(value, float) else str(value)
