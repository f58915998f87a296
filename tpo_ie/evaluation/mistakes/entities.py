"""Mistakes in entities: chains split or merged, wrong canonical names of agencies, wrong roles of persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.bodies import same_body
from tpo_ie.evaluation.layers.entities import roles
from tpo_ie.evaluation.mistakes.base import Mistake, Side, Span, entity_spans


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield entities whose mentions are spread or thrown together, and names and roles that differ."""
    parts: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    for ours, theirs in sorted(pair.shared):
        parts[theirs].append(ours)
        sources[ours].append(theirs)
    for theirs, found in parts.items():
        if len(found) > 1:
            yield Mistake("entities", "split", _chain(pair.gold, [theirs]), _chain(pair.predicted, found))
    for ours, found in sources.items():
        if len(found) > 1:
            yield Mistake("entities", "merged", _chain(pair.gold, found), _chain(pair.predicted, [ours]))
    yield from _names(pair)
    yield from _roles(pair)


def _names(pair: Pair) -> Iterator[Mistake]:
    for ours, theirs in pair.entities.items():
        mine, yours = pair.predicted.entity(ours), pair.gold.entity(theirs)
        if yours.type == "AGENCY" and not same_body(mine.name, yours.name):
            yield Mistake(
                "entities",
                "wrong_name",
                Side(yours.type, yours.name, entity_spans(pair.gold, theirs)),
                Side(mine.type, mine.name, entity_spans(pair.predicted, ours)),
            )


def _roles(pair: Pair) -> Iterator[Mistake]:
    theirs, ours = roles(pair.gold), roles(pair.predicted)
    if not theirs:
        return
    right = set(theirs) & {(pair.to_gold(entity_id), role) for entity_id, role in ours}
    for entity_id, role in theirs:
        if (entity_id, role) not in right:
            yield Mistake("entities", "missed_role", _role(pair.gold, entity_id, role), None)
    for entity_id, role in ours:
        if (pair.to_gold(entity_id), role) not in right:
            yield Mistake("entities", "spurious_role", None, _role(pair.predicted, entity_id, role))


def _role(document: Document, entity_id: str, role: str) -> Side:
    return Side("PER", f"{document.entity(entity_id).name}: {role}", entity_spans(document, entity_id))


def _chain(document: Document, entity_ids: list[str]) -> Side:
    """All mentions of some entities, in words one entity after the other."""
    names = []
    spans: list[Span] = []
    for entity_id in entity_ids:
        mentions = document.mentions_of(entity_id)
        surfaces = ", ".join(dict.fromkeys(mention.text for mention in mentions))
        names.append(f"{document.entity(entity_id).name} [{surfaces}]")
        spans.extend((mention.start, mention.end) for mention in mentions)
    return Side(document.entity(entity_ids[0]).type, " | ".join(names), tuple(spans))
