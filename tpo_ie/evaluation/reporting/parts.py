"""The sheets beside the scores: confusions, the comparison of two systems, slices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.measures import LAYERS, headlines, slice_columns
from tpo_ie.evaluation.reporting.values import Node, Row, Sheet, figures, interval, meaning, walk
from tpo_ie.evaluation.slices import SEEN

_ALIKE = 0.05
_ORDERED = ("year", "length")
"""Slices whose values have an order of their own; the others stand by size."""


def confusion_sheets(result: dict[str, Any]) -> Iterator[Sheet]:
    """Yield the confusion matrix of each layer that has one: a row for each pair of labels that was confused."""
    for layer in LAYERS:
        matrix: dict[str, dict[str, int]] = result.get(layer, {}).get("confusion", {})
        sheet = Sheet(
            f"{layer}.confusion: gold label by predicted label, `none` for no partner; right: the same on both sides",
            ("gold", "right", "predicted instead"),
        )
        for gold, row in matrix.items():
            others = sorted(((count, name) for name, count in row.items() if name != gold), key=lambda o: (-o[0], o[1]))
            wrong = ", ".join(f"{name} {count}" for count, name in others)
            sheet.rows.append(Row("", gold, (str(row.get(gold, 0)) if gold != "none" else "", wrong)))
        if sheet.rows:
            yield sheet


def comparison_sheet(result: dict[str, Any], *, details: bool) -> Sheet:
    """Return the comparison with a second system.

    Args:
        result: A result with ``against``.
        details: Every score; else the chief ones.
    """
    sheet = Sheet(
        "this system against the other: difference of F1, its 95% interval (paired bootstrap over documents) and the "
        f"p-value of approximate randomisation over documents, two-sided; * marks p < {_ALIKE}",
        ("measure", "F1", "other", "difference", "95% interval", "p"),
    )
    for path, node in walk(result["against"], "p_value"):
        if not details and path not in headlines():
            continue
        mark = "*" if node["p_value"] < _ALIKE else " "
        sheet.rows.append(
            Row(
                path[0],
                ".".join(path),
                (
                    f"{node['f1']:.3f}",
                    f"{node['against']:.3f}",
                    f"{node['difference']:+.3f}",
                    interval(node, signed=True),
                    f"{node['p_value']:.3f}{mark}",
                ),
            )
        )
    return sheet


def slice_sheets(result: dict[str, Any]) -> Iterator[Sheet]:
    """Yield a sheet for each way the data was sliced."""
    for name, values in result.get("slices", {}).items():
        yield _seen_sheet(values, result) if name == SEEN else _slice_sheet(name, values)


def _slice_sheet(name: str, values: dict[str, Node]) -> Sheet:
    columns = slice_columns()
    chosen = ", ".join(".".join(path) for path in columns)
    unit = " in characters" if name == "length" else ""
    sheet = Sheet(f"by {name}{unit}: F1 of {chosen}", (name, "docs", *(path[0] for path in columns)))
    ordered = list(values.items())
    if name not in _ORDERED:
        ordered.sort(key=lambda item: -item[1]["documents"])
    for value, node in ordered:
        sheet.rows.append(Row("", value, (str(node["documents"]), *(_f1(node, path) for path in columns))))
    return sheet


def _f1(node: Node, path: ScorePath) -> str:
    """F1 of a score; nothing where neither gold nor prediction has anything."""
    for part in path:
        node = node[part]
    return f"{node['f1']:.3f}" if node["support"] or node["predicted"] else ""


def _seen_sheet(values: dict[str, Any], result: dict[str, Any]) -> Sheet:
    top = ("mentions", "strict", "micro")
    sheet = Sheet(
        f"mentions whose label and surface form the training data has (seen) or has not: {'.'.join(top)}, "
        f"{meaning(top, result)}",
        ("mentions", "P", "R", "F1", "95% interval", "gold", "found"),
    )
    for name, node in values.items():
        for part in top:
            node = node[part]  # noqa: PLW2901
        sheet.rows.append(Row("", name, tuple(figures(node))))
    return sheet
