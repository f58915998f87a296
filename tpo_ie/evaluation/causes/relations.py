"""Relations: an end that is not found, a rule that did not fire or fired without need."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Document, Relation
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.causes.base import Fault, first_cause, gold_cause, predicted_cause

_DERIVED = ("holds_position",)


def find(pair: Pair) -> Iterator[Fault]:
    """Yield relations that differ, those that follow from officials aside.

    Args:
        pair: Gold and prediction.
    """
    theirs = {_key(r, r.head, r.tail): r for r in _stated(pair.gold)}
    ours = {_key(r, pair.to_gold(r.head), pair.to_gold(r.tail)): r for r in _stated(pair.predicted)}
    ends = {frozenset(key[1:]): key[0] for key in ours}
    for key, relation in theirs.items():
        if key not in ours:
            causes = (gold_cause(pair, entity) for entity in (relation.head, relation.tail))
            other = "tie of another type" if frozenset(key[1:]) in ends else "no rule fires"
            yield Fault("missed", first_cause(causes, other), relation.type, _words(pair.gold, relation))
    for key, relation in ours.items():
        if key not in theirs:
            causes = (predicted_cause(pair, entity) for entity in (relation.head, relation.tail))
            cause = first_cause(causes, "tie that gold does not have")
            yield Fault("spurious", cause, relation.type, _words(pair.predicted, relation))


def _key(relation: Relation, head: str, tail: str) -> tuple[str, str, str]:
    if relation.type == "cooperates_with":
        head, tail = sorted((head, tail))
    return relation.type, head, tail


def _stated(document: Document) -> list[Relation]:
    offices = {(official.person, official.agency) for official in document.officials}
    return [
        relation
        for relation in document.relations
        if relation.type not in _DERIVED
        and not (relation.type == "works_for" and (relation.head, relation.tail) in offices)
    ]


def _words(document: Document, relation: Relation) -> str:
    return f"{document.entity(relation.head).name} → {document.entity(relation.tail).name}"
