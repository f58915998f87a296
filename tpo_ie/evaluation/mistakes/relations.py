"""Mistakes in relations: missed, spurious, wrong type, wrong direction, ends of another type."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Document, Relation
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.base import one_to_one
from tpo_ie.evaluation.mistakes.base import Mistake, Side, entity_spans, name

_SYMMETRIC = "cooperates_with"


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield relations that differ; those that follow from officials stand there already."""
    gold, predicted = _stated(pair.gold), _stated(pair.predicted)
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            worth = _likeness(g, p, pair.to_gold(p.head), pair.to_gold(p.tail))
            if worth:
                candidates.append((worth, i, j))
    matched = one_to_one(candidates)
    for worth, i, j in matched:
        g, p = gold[i], predicted[j]
        if worth < _SAME:
            yield Mistake("relations", _WRONG[worth], _side(pair.gold, g), _side(pair.predicted, p))
        elif _ends(pair.gold, g) != _ends(pair.predicted, p):
            yield Mistake("relations", "wrong_entity_type", _side(pair.gold, g), _side(pair.predicted, p))
    lefts, rights = {i for _, i, _ in matched}, {j for _, _, j in matched}
    for i, g in enumerate(gold):
        if i not in lefts:
            yield Mistake("relations", "missed", _side(pair.gold, g), None)
    for j, p in enumerate(predicted):
        if j not in rights:
            yield Mistake("relations", "spurious", None, _side(pair.predicted, p))


_SAME, _TURNED, _OTHER_TYPE = 3.0, 2.0, 1.0
_WRONG = {_TURNED: "wrong_direction", _OTHER_TYPE: "wrong_type"}


def _likeness(gold: Relation, predicted: Relation, head: str, tail: str) -> float:
    straight, turned = (gold.head, gold.tail) == (head, tail), (gold.head, gold.tail) == (tail, head)
    if not (straight or turned):
        return 0.0
    if gold.type != predicted.type:
        return _OTHER_TYPE
    return _SAME if straight or gold.type == _SYMMETRIC else _TURNED


def _stated(document: Document) -> list[Relation]:
    """The relations, each once, without those that repeat an official."""
    holders = {official.person for official in document.officials}
    offices = {(official.person, official.agency) for official in document.officials}
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in document.relations:
        derived = (relation.type == "holds_position" and relation.head in holders) or (
            relation.type == "works_for" and (relation.head, relation.tail) in offices
        )
        if not derived:
            ends = (relation.head, relation.tail)
            head, tail = sorted(ends) if relation.type == _SYMMETRIC else ends
            kept.setdefault((relation.type, head, tail), relation)
    return list(kept.values())


def _ends(document: Document, relation: Relation) -> list[str]:
    types: list[str] = [document.entity(relation.head).type, document.entity(relation.tail).type]
    return sorted(types) if relation.type == _SYMMETRIC else types


def _side(document: Document, relation: Relation) -> Side:
    text = f"{name(document, relation.head)} → {name(document, relation.tail)}"
    spans = (relation.evidence,) if relation.evidence else entity_spans(document, relation.head, relation.tail)
    return Side(relation.type, text, spans)
