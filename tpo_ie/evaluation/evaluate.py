"""Evaluation of predictions against gold, over all layers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tpo_ie.document import Document
from tpo_ie.errors import DocumentError
from tpo_ie.evaluation.counts import Counts, score
from tpo_ie.evaluation.layers import DEFINITIONS, SCORERS


def evaluate(pairs: Iterable[tuple[Document, Document]]) -> dict[str, Any]:
    """Score predictions.

    Args:
        pairs: (gold, predicted) documents on the same text.

    Returns:
        Nested results: layer, measure, label, each with ``p``, ``r``, ``f1``, ``support``, ``ci95``;
        ``documents`` is their number, ``definitions`` says what each measure means.

    Raises:
        DocumentError: A pair does not share its text.
    """
    per_document: list[dict[tuple[str, ...], Counts]] = []
    for gold, predicted in pairs:
        if gold.text != predicted.text:
            raise DocumentError("gold and prediction have different texts", source=gold.id)
        counts: dict[tuple[str, ...], Counts] = {}
        for layer, scorer in SCORERS.items():
            for path, value in scorer(gold, predicted).items():
                counts[layer, *path] = value
        per_document.append(counts)
    result: dict[str, Any] = {"documents": len(per_document)}
    for path in sorted({path for counts in per_document for path in counts}):
        node = result
        for part in path:
            node = node.setdefault(part, {})
        node.update(score([counts.get(path, Counts()) for counts in per_document]))
    result["definitions"] = DEFINITIONS
    return result
