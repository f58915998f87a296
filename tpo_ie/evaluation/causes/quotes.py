"""Quotes: not seen, wrongly cut, ascribed to somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Document, Quote
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.causes.base import Fault, first_cause, gold_cause, predicted_cause
from tpo_ie.evaluation.layers.quotes import THRESHOLDS, matches


def find(pair: Pair) -> Iterator[Fault]:
    """Yield quotes that differ.

    Args:
        pair: Gold and prediction.
    """
    matched = matches(pair)
    for ratio, gold, found in matched:
        if ratio < THRESHOLDS[""]:
            yield Fault("missed", "wrongly cut", gold.kind, _words(pair.gold, gold))
        elif pair.to_gold(found.speaker) != gold.speaker:
            cause = first_cause(iter((gold_cause(pair, gold.speaker),)), "other speaker chosen")
            yield Fault("missed", f"speaker: {cause}", gold.kind, _words(pair.gold, gold))
    lefts, rights = {id(gold) for _, gold, _ in matched}, {id(found) for _, _, found in matched}
    for quote in pair.gold.quotes:
        if id(quote) not in lefts:
            known = gold_cause(pair, quote.speaker)
            cause = f"speaker: {known}" if known else "not recognised"
            yield Fault("missed", cause, quote.kind, _words(pair.gold, quote))
    for quote in pair.predicted.quotes:
        if id(quote) not in rights:
            known = predicted_cause(pair, quote.speaker)
            cause = f"speaker: {known}" if known else "words that gold does not take for a quote"
            yield Fault("spurious", cause, quote.kind, _words(pair.predicted, quote))


def _words(document: Document, quote: Quote) -> str:
    return f"{document.entity(quote.speaker).name}: {document.span((quote.start, quote.end))}"
