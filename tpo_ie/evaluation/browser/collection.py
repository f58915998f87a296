"""What the page shows: documents with their mistakes, as plain JSON values."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.mistakes import Mistake, find_mistakes
from tpo_ie.evaluation.mistakes.base import Side

LIMIT = 500


class Collection:
    """Mistakes of documents, in their order.

    Args:
        limit: How many documents with mistakes the page shows, at least 1; those after them are only counted.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self.documents: list[dict[str, Any]] = []
        self.mistakes: list[dict[str, Any]] = []
        self.totals: Counter[tuple[str, str]] = Counter()
        self.scored = 0
        self.faulty = 0

    @property
    def left_out(self) -> int:
        """Documents with mistakes that the page does not show."""
        return self.faulty - len(self.documents)

    def add(self, pair: Pair) -> None:
        """Take in a document."""
        self.scored += 1
        found = find_mistakes(pair)
        self.totals.update((mistake.layer, mistake.type) for mistake in found)
        if not found:
            return
        self.faulty += 1
        if len(self.documents) < self.limit:
            number = len(self.documents)
            self.documents.append(_document(pair))
            self.mistakes.extend(_mistake(mistake, number) for mistake in found)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as JSON values."""
        return {
            "documents": self.documents,
            "mistakes": self.mistakes,
            "totals": [[layer, type_, count] for (layer, type_), count in sorted(self.totals.items())],
            "scored": self.scored,
            "faulty": self.faulty,
        }


def _document(pair: Pair) -> dict[str, Any]:
    gold = pair.gold
    return {
        "id": gold.id,
        "title": gold.meta.title,
        "text": gold.text,
        "gold": _spans(gold),
        "predicted": _spans(pair.predicted),
    }


def _spans(document: Document) -> dict[str, list[list[Any]]]:
    """The spans of a document by layer: start, end, label."""
    return {
        "mentions": [[m.start, m.end, m.label] for m in document.mentions],
        "quotes": [[q.start, q.end, document.entity(q.speaker).name] for q in document.quotes],
        "actions": [[*a.trigger, a.category] for a in document.actions],
    }


def _mistake(mistake: Mistake, document: int) -> dict[str, Any]:
    return {
        "document": document,
        "layer": mistake.layer,
        "type": mistake.type,
        "label": mistake.label,
        "gold": _side(mistake.gold),
        "predicted": _side(mistake.predicted),
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    return None if side is None else {"label": side.label, "text": side.text, "spans": side.spans}
