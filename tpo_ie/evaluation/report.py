"""Evaluation results for people (tables) and for programs (every key that the interface promises)."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tpo_ie.document import ACTION_CATEGORIES, MENTION_LABELS, RELATION_TYPES
from tpo_ie.evaluation.counts import score

if TYPE_CHECKING:
    from rich.table import Table

_MEASURES: tuple[tuple[str, ...], ...] = (
    ("mentions", "strict", "micro"),
    ("mentions", "boundaries", "micro"),
    ("entities",),
    ("entities", "agency_names"),
    ("officials",),
    ("relations", "micro"),
    ("quotes", "span"),
    ("quotes", "span_speaker"),
    ("actions", "category"),
    ("actions", "category_actor"),
)
_GROUPS: tuple[tuple[tuple[str, ...], Sequence[str]], ...] = (
    (("mentions", "strict", "per_label"), MENTION_LABELS),
    (("relations", "per_type"), RELATION_TYPES),
    (("actions", "per_category"), ACTION_CATEGORIES),
)
_LAYERS = ("mentions", "entities", "officials", "relations", "quotes", "actions", "relevance")
_COLUMNS = ("P", "R", "F1", "95% interval", "gold", "found")


def complete(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result that holds every measure, label, type and category, ready for JSON.

    Args:
        result: What :func:`tpo_ie.evaluation.evaluate.evaluate` gives: only what some document had.

    Returns:
        A copy in which what neither gold nor prediction had scores 1 with support 0, as empty gold with an
        empty prediction does.
    """
    full = copy.deepcopy(result)
    groups = [(*path, name) for path, names in _GROUPS for name in names]
    for path in (*_MEASURES, *groups):
        node = full
        for part in path:
            node = node.setdefault(part, {})
        if "f1" not in node:
            node.update(score([]))
    return full


def tables(result: dict[str, Any]) -> list[Table]:
    """Return a result as tables: one over all measures, then one for each kind of part.

    Args:
        result: A result of ``evaluate`` or ``score_scheme``.

    Returns:
        Tables; each line bears the name that its numbers have in the JSON. Parts that neither gold nor
        prediction had are left out.
    """
    groups: dict[tuple[str, ...], list[_Row]] = {(): []}
    for path, node in _scores(result):
        part = next((i for i, name in enumerate(path) if name.startswith("per_")), None)
        if part is None:
            groups[()].append((path[0], ".".join(path), node))
        elif node["support"] or node["predicted"]:
            groups.setdefault(path[: part + 1], []).append(("", ".".join(path[part + 1 :]), node))
    size = result.get("documents", result.get("sentences"))
    what = "documents" if "documents" in result else "sentences"
    title = f"{size} {what}" if size is not None else "scores"
    return [_table(".".join(path) or title, rows) for path, rows in groups.items() if rows]


def definitions(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what each measure of a result means: (measure, meaning)."""
    return list(result.get("definitions", {}).items())


def _scores(node: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield every score with its path, layers in the order in which they are read."""
    if "f1" in node and "support" in node:
        yield path, node
    keys = [key for key, value in node.items() if isinstance(value, dict) and key != "definitions"]
    if not path:
        keys.sort(key=lambda key: _LAYERS.index(key) if key in _LAYERS else len(_LAYERS))
    for key in keys:
        yield from _scores(node[key], (*path, key))


_Row = tuple[str, str, dict[str, Any]]
"""Layer (a rule is drawn where it changes), name and score."""


def _table(title: str, rows: Sequence[_Row]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 0, 0, 1))
    table.add_column("measure", no_wrap=True)
    for column in _COLUMNS:
        table.add_column(column, justify="right", no_wrap=True)
    previous = rows[0][0]
    for layer, name, node in rows:
        if layer != previous:
            table.add_section()
            previous = layer
        low, high = node["ci95"]
        table.add_row(
            name,
            f"{node['p']:.3f}",
            f"{node['r']:.3f}",
            f"{node['f1']:.3f}",
            f"{low:.3f}–{high:.3f}",
            str(node["support"]),
            str(node["predicted"]),
        )
    return table
