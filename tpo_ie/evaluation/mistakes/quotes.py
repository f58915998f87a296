"""Mistakes in quotes: missed, spurious, wrong boundary, wrong speaker, wrong kind."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Document, Quote
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.quotes import THRESHOLDS, matches
from tpo_ie.evaluation.mistakes.base import Mistake, Side, name


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield quotes whose words, speaker or kind differ; a quote may have several mistakes."""
    matched = matches(pair)
    for ratio, g, p in matched:
        wrong = {
            "wrong_boundary": ratio < THRESHOLDS[""],
            "wrong_speaker": pair.to_gold(p.speaker) != g.speaker,
            "wrong_kind": g.kind != p.kind,
        }
        for type_, is_wrong in wrong.items():
            if is_wrong:
                yield Mistake("quotes", type_, _side(pair.gold, g), _side(pair.predicted, p))
    lefts, rights = {id(g) for _, g, _ in matched}, {id(p) for _, _, p in matched}
    for quote in pair.gold.quotes:
        if id(quote) not in lefts:
            yield Mistake("quotes", "missed", _side(pair.gold, quote), None)
    for quote in pair.predicted.quotes:
        if id(quote) not in rights:
            yield Mistake("quotes", "spurious", None, _side(pair.predicted, quote))


def _side(document: Document, quote: Quote) -> Side:
    text = f"{name(document, quote.speaker)}: {document.span((quote.start, quote.end))}"
    return Side(quote.kind, text, ((quote.start, quote.end),))
