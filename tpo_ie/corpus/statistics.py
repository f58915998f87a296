"""What a corpus holds, split by split: how many of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tpo_ie.corpus.tables import Row, Sheet
from tpo_ie.document import ACTION_CATEGORIES, ACTION_STATUSES, MENTION_LABELS, RELATION_TYPES, Document
from tpo_ie.evaluation.slices import region, source, year
from tpo_ie.mentions.words import split_words

TOTAL = "all"
_MOST_NAMES = 25  # rows of sources and regions on the terminal; JSON has all


@dataclass(slots=True)
class Statistics:
    """Counts of one split.

    Args:
        totals: Documents, characters, tokens (words and marks), mentions, entities and so on.
        groups: For each group (labels, types, statuses, sources …) counts by name.
    """

    totals: Counter[str] = field(default_factory=Counter)
    groups: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in _GROUPS})

    def add(self, document: Document) -> None:
        """Count a document."""
        mentioned = {mention.entity for mention in document.mentions}
        self.totals.update(
            {
                "documents": 1,
                "characters": len(document.text),
                "tokens": len(split_words(document.text)),
                "mentions": len(document.mentions),
                "entities": len(document.entities),
                "implied entities": sum(entity.id not in mentioned for entity in document.entities),
                "entities with registry id": sum(entity.registry_id is not None for entity in document.entities),
                "officials": len(document.officials),
                "relations": len(document.relations),
                "quotes": len(document.quotes),
                "actions": len(document.actions),
                "negated actions": sum(action.negated for action in document.actions),
            }
        )
        self.groups["mentions"].update(mention.label for mention in document.mentions)
        self.groups["entities"].update(entity.type for entity in document.entities)
        self.groups["relations"].update(relation.type for relation in document.relations)
        self.groups["quotes"].update(quote.kind for quote in document.quotes)
        self.groups["action categories"].update(action.category for action in document.actions)
        self.groups["action statuses"].update(action.status for action in document.actions)
        self.groups["relevance"][document.relevance.label if document.relevance else "none"] += 1
        self.groups["sources"][source(document)] += 1
        self.groups["years"][year(document)] += 1
        self.groups["regions"][region(document)] += 1

    def __add__(self, other: Statistics) -> Statistics:
        groups = {name: counts + other.groups[name] for name, counts in self.groups.items()}
        return Statistics(self.totals + other.totals, groups)

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain JSON; the largest of each group first."""
        groups = {name.replace(" ", "_"): dict(counts.most_common()) for name, counts in self.groups.items()}
        totals = {name.replace(" ", "_"): self.totals[name] for name in _TOTALS}
        return {"totals": totals, **groups}


_TOTALS = (
    *("documents", "characters", "tokens", "mentions", "entities", "implied entities", "entities with registry id"),
    *("officials", "relations", "quotes", "actions", "negated actions"),
)
# Groups with a fixed vocabulary show all of it, so that what a corpus lacks is seen.
_GROUPS: dict[str, tuple[str, ...]] = {
    "mentions": MENTION_LABELS,
    "entities": MENTION_LABELS,
    "relations": RELATION_TYPES,
    "quotes": ("direct", "indirect", "mixed"),
    "action categories": ACTION_CATEGORIES,
    "action statuses": ACTION_STATUSES,
    "relevance": ("tppo", "migrant_protection", "other"),
    "sources": (),
    "years": (),
    "regions": (),
}


def collect(documents: Iterable[tuple[str, Document]]) -> dict[str, Statistics]:
    """Count what documents hold.

    Args:
        documents: Each with the name of its split; they pass one by one.

    Returns:
        Statistics by split, in the order in which splits came.
    """
    found: dict[str, Statistics] = {}
    for split, document in documents:
        found.setdefault(split, Statistics()).add(document)
    return found


def to_dict(by_split: dict[str, Statistics]) -> dict[str, Any]:
    """Return statistics as plain JSON: ``splits`` by name, and ``all``."""
    total = sum(by_split.values(), Statistics())
    return {"splits": {name: part.to_dict() for name, part in by_split.items()}, TOTAL: total.to_dict()}


def sheets(by_split: dict[str, Statistics]) -> list[Sheet]:
    """Return statistics as tables, a column a split.

    Args:
        by_split: Statistics by split.

    Returns:
        The totals, then a table for each group; of sources and regions the commonest 25, the others summed.
    """
    columns = dict(by_split)
    if len(columns) != 1:
        columns[TOTAL] = sum(by_split.values(), Statistics())
    names = tuple(columns)
    rows = [Row("", name, tuple(f"{part.totals[name]:,}" for part in columns.values())) for name in _TOTALS]
    tables = [Sheet("Corpus", ("", *names), rows)]
    for group, vocabulary in _GROUPS.items():
        whole = sum((part.groups[group] for part in columns.values()), Counter[str]())
        ranked = [name for name, _ in whole.most_common() if name not in vocabulary]
        if group == "years":
            ranked.sort()
        shown, rest = [*vocabulary, *ranked[:_MOST_NAMES]], ranked[_MOST_NAMES:]
        counted = [Row("", name, tuple(f"{part.groups[group][name]:,}" for part in columns.values())) for name in shown]
        if rest:
            sums = (sum(part.groups[group][name] for name in rest) for part in columns.values())
            counted.append(Row("", f"{len(rest)} others", tuple(f"{number:,}" for number in sums)))
        tables.append(Sheet(group.capitalize(), ("", *names), counted))
    return tables
