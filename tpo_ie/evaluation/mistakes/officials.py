"""Mistakes in officials: missed, spurious, wrong title, wrong agency."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Document, Official
from tpo_ie.evaluation.alignment import Pair, normal
from tpo_ie.evaluation.layers.base import one_to_one
from tpo_ie.evaluation.mistakes.base import Mistake, Side, entity_spans


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield officials that are not the same; those of one person that share most pair first."""
    gold, predicted = pair.gold.officials, pair.predicted.officials
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if pair.to_gold(p.person) == g.person:
                candidates.append((1.0 + 2 * _same_title(g, p) + _same_agency(pair, g, p), i, j))
    matched = [(i, j) for _, i, j in one_to_one(candidates)]
    for i, j in matched:
        g, p = gold[i], predicted[j]
        same_title, same_agency = _same_title(g, p), _same_agency(pair, g, p)
        if not (same_title and same_agency):
            wrong = "wrong_agency" if same_title else "wrong_title" if same_agency else "wrong_title_and_agency"
            yield Mistake("officials", wrong, _side(pair.gold, g), _side(pair.predicted, p))
    lefts, rights = {i for i, _ in matched}, {j for _, j in matched}
    for i, g in enumerate(gold):
        if i not in lefts:
            yield Mistake("officials", "missed", _side(pair.gold, g), None)
    for j, p in enumerate(predicted):
        if j not in rights:
            yield Mistake("officials", "spurious", None, _side(pair.predicted, p))


def _same_title(gold: Official, predicted: Official) -> bool:
    return normal(gold.title) == normal(predicted.title)


def _same_agency(pair: Pair, gold: Official, predicted: Official) -> bool:
    return pair.to_gold(predicted.agency) == gold.agency


def _side(document: Document, official: Official) -> Side:
    person, agency = document.entity(official.person).name, document.entity(official.agency).name
    spans = (official.evidence,) if official.evidence else entity_spans(document, official.person, official.agency)
    return Side("official", f"{person} – {official.title} – {agency}", spans)
