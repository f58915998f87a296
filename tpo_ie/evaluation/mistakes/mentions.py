"""Mistakes in mentions: missed, spurious, wrong label, wrong boundary."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Mention
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.mentions import labelled_spans, match
from tpo_ie.evaluation.mistakes.base import Mistake, Side


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield mentions that are not the same on both sides."""
    gold, predicted = pair.gold.mentions, pair.predicted.mentions
    matched = match(labelled_spans(pair.gold), labelled_spans(pair.predicted))
    for i, j in matched:
        g, p = gold[i], predicted[j]
        same_label, same_span = g.label == p.label, (g.start, g.end) == (p.start, p.end)
        if not same_label or not same_span:
            wrong = "wrong_label" if same_span else "wrong_boundary" if same_label else "wrong_label_and_boundary"
            yield Mistake("mentions", wrong, _side(g), _side(p))
    lefts, rights = {i for i, _ in matched}, {j for _, j in matched}
    yield from (Mistake("mentions", "missed", _side(m), None) for i, m in enumerate(gold) if i not in lefts)
    yield from (Mistake("mentions", "spurious", None, _side(m)) for j, m in enumerate(predicted) if j not in rights)


def _side(mention: Mention) -> Side:
    return Side(mention.label, mention.text, ((mention.start, mention.end),))
