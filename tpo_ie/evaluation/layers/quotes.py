"""Quotes: the span at three thresholds, the speaker, both."""

from __future__ import annotations

from tpo_ie.document import Quote
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers.base import LayerCounts, one_to_one

THRESHOLDS = {"": 0.8, "_lenient": 0.3, "_exact": 1.0}
LENIENT = 0.3
_TIE = 1e-6


def score(pair: Pair) -> LayerCounts:
    """Score quotes by span, by span and speaker, and the speaker and kind of those matched."""
    gold, predicted = pair.gold.quotes, pair.predicted.quotes
    sizes = len(predicted), len(gold)
    matched = matches(pair)
    right = [pair.to_gold(p.speaker) == g.speaker for _, g, p in matched]
    counts: LayerCounts = {}
    for name, threshold in THRESHOLDS.items():
        within = [n for n, (overlap, _, _) in enumerate(matched) if overlap >= threshold]
        counts[f"span{name}",] = Counts(len(within), *sizes)
        counts[f"span_speaker{name}",] = Counts(sum(right[n] for n in within), *sizes)
    close = [n for n, (overlap, _, _) in enumerate(matched) if overlap >= THRESHOLDS[""]]
    counts["speaker",] = Counts(sum(right[n] for n in close), len(close), len(close))
    same_kind = [n for n in close if matched[n][1].kind == matched[n][2].kind]
    counts["kind",] = Counts(len(same_kind), len(close), len(close))
    for kind in {quote.kind for quote in (*gold, *predicted)}:
        counts["span_speaker", "per_kind", kind] = Counts(
            sum(right[n] for n in same_kind if matched[n][1].kind == kind),
            sum(quote.kind == kind for quote in predicted),
            sum(quote.kind == kind for quote in gold),
        )
    return counts


def overlap_ratio(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return intersection over union of two spans, 0 to 1."""
    if a == b:
        return 1.0
    inside = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, inside) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def matches(pair: Pair, threshold: float = LENIENT) -> list[tuple[float, Quote, Quote]]:
    """Pair gold with predicted quotes one to one, best overlap first; of equal overlap those of one speaker.

    A higher threshold would pair the same quotes, only fewer: those below it are chosen last.

    Args:
        pair: Gold and prediction.
        threshold: Least intersection over union.

    Returns:
        (overlap, gold quote, predicted quote), best first.
    """
    gold, predicted = pair.gold.quotes, pair.predicted.quotes
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            ratio = overlap_ratio((g.start, g.end), (p.start, p.end))
            if ratio >= threshold:
                alike = (pair.to_gold(p.speaker) == g.speaker) + 0.5 * (p.kind == g.kind)
                candidates.append((ratio + _TIE * alike, i, j))
    chosen = [(gold[i], predicted[j]) for _, i, j in one_to_one(candidates)]
    return [(overlap_ratio((g.start, g.end), (p.start, p.end)), g, p) for g, p in chosen]
