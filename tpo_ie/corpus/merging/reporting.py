"""What annotators changed, as tables and as JSON."""

from __future__ import annotations

from typing import Any

from tpo_ie.corpus.merging.changes import KINDS
from tpo_ie.corpus.merging.run import Merge
from tpo_ie.corpus.merging.views import LAYERS, NONE
from tpo_ie.corpus.tables import Row, Sheet

_ALL = "all"


def to_dict(outcome: Merge) -> dict[str, Any]:
    """Return what a merge did as plain JSON.

    Args:
        outcome: The outcome, after all documents were drawn.
    """
    layers: dict[str, Any] = {}
    for layer in LAYERS:
        layers[layer] = {
            **_kinds(outcome, layer),
            "per_label": {label: _kinds(outcome, layer, label) for label in _labels(outcome, layer)},
            "fields": {name: count for (where, name), count in sorted(outcome.fields.items()) if where == layer},
        }
    return {
        "merged": outcome.merged,
        "not_annotated": outcome.untouched,
        "conflicts": outcome.conflicts,
        "failed": outcome.report.failed,
        "left_out": dict(outcome.report.left_out),
        "evidence_filled": outcome.evidence,
        "layers": layers,
    }


def sheets(outcome: Merge) -> list[Sheet]:
    """Return what a merge did as tables: items by layer and label, and the fields that were changed.

    Args:
        outcome: The outcome, after all documents were drawn.
    """
    rows = []
    for layer in LAYERS:
        labels = [label for label in _labels(outcome, layer) if label != NONE]
        whole = _kinds(outcome, layer)
        if not sum(whole.values()):
            continue
        rows.append(Row(layer, layer, _cells(whole)))
        rows += [Row(layer, f"  {label}", _cells(_kinds(outcome, layer, label))) for label in labels]
    found = [Sheet(f"What the annotator changed ({outcome.merged} documents)", ("", *KINDS, "kept %"), rows)]
    if outcome.fields:
        ordered = sorted(outcome.fields.items(), key=lambda entry: (LAYERS.index(entry[0][0]), -entry[1], entry[0]))
        changed = [Row(layer, f"{layer}: {name}", (str(count),)) for (layer, name), count in ordered]
        found.append(Sheet("Fields of what was changed", ("", "changed"), changed))
    return found


def _labels(outcome: Merge, layer: str) -> list[str]:
    return sorted({label for where, label, _ in outcome.counts if where == layer})


def _kinds(outcome: Merge, layer: str, label: str | None = None) -> dict[str, int]:
    labels = _labels(outcome, layer) if label is None else [label]
    return {kind: sum(outcome.counts[layer, name, kind] for name in labels) for kind in KINDS}


def _cells(kinds: dict[str, int]) -> tuple[str, ...]:
    given = kinds["kept"] + kinds["removed"] + kinds["changed"]
    share = f"{kinds['kept'] / given:.0%}" if given else NONE
    return (*(str(kinds[kind]) for kind in KINDS), share)
