"""Results as sheets of text: which scores stand in which order, each beside its definition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.measures import headlines, is_accuracy, notes
from tpo_ie.evaluation.reporting.parts import comparison_sheet, confusion_sheets, slice_sheets
from tpo_ie.evaluation.reporting.values import Node, Row, Sheet, figures, meaning, walk

_COLUMNS = ("measure", "P", "R", "F1", "95% interval", "gold", "found")


def sheets(result: dict[str, Any], *, details: bool = False) -> list[Sheet]:
    """Return a result as sheets.

    Args:
        result: A result of ``evaluate`` or ``score_scheme``.
        details: Every score, label and confusion; else the chief scores only.

    Returns:
        The chief sheet first; then, where there are any, scores by label, confusions, the comparison, the slices.
        Labels and scores that neither gold nor prediction has are left out of all but the chief scores.
    """
    by_label = "documents" not in result
    found = [_chief(result, details=details)]
    if details or by_label:
        found.extend(_groups(result))
    if details:
        found.extend(confusion_sheets(result))
    if "against" in result:
        found.append(comparison_sheet(result, details=details))
    found.extend(slice_sheets(result))
    return found


def remarks(result: dict[str, Any]) -> tuple[str, ...]:
    """Return what holds for all scores of a result."""
    return notes() if "documents" in result else notes()[:2]


def _chief(result: dict[str, Any], *, details: bool) -> Sheet:
    what = "documents" if "documents" in result else "sentences"
    size = result.get(what, 0)
    sheet = Sheet(f"{size} {what if size != 1 else what[:-1]}", _COLUMNS)
    for path, node in walk(result, "support"):
        if any(part.startswith("per_") for part in path):
            continue
        chief = "documents" not in result or path in headlines()
        if chief or (details and (node["support"] or node["predicted"])):
            sheet.rows.append(_row(path, node, result, sourced=details))
    return sheet


def _groups(result: dict[str, Any]) -> Iterator[Sheet]:
    """Yield a sheet for each split of a measure by label, type or category."""
    groups: dict[ScorePath, Sheet] = {}
    for path, node in walk(result, "support"):
        part = next((n for n, name in enumerate(path) if name.startswith("per_")), None)
        if part is None or not (node["support"] or node["predicted"]):
            continue
        above = path[: part + 1]
        title = f"{'.'.join(above)}: {meaning(above, result)}"
        sheet = groups.setdefault(above, Sheet(title, (above[-1].removeprefix("per_"), *_COLUMNS[1:])))
        sheet.rows.append(Row("", ".".join(path[part + 1 :]), tuple(figures(node))))
    yield from groups.values()


def _row(path: ScorePath, node: Node, result: dict[str, Any], *, sourced: bool) -> Row:
    return Row(
        path[0],
        ".".join(path),
        tuple(figures(node, one_figure=is_accuracy(path))),
        meaning(path, result, sourced=sourced),
    )
