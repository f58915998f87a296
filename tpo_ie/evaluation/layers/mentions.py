"""Mentions: strict, boundaries, partial and type as in SemEval 2013, and as seqeval counts words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers.base import LayerCounts, grouped, one_to_one, overlap, overlap_by
from tpo_ie.mentions.words import Words, split_words

_TIE = 1e-6
LabelledSpan = tuple[int, int, str]
"""Start, end (exclusive) and label."""


def score(pair: Pair) -> LayerCounts:
    """Score the mentions of a document, in all and per label."""
    gold, predicted = labelled_spans(pair.gold), labelled_spans(pair.predicted)
    counts: LayerCounts = {
        ("strict", "micro"): overlap(gold, predicted),
        ("boundaries", "micro"): overlap([m[:2] for m in gold], [m[:2] for m in predicted]),
    }
    _per_label(counts, "strict", overlap_by(gold, predicted, _label))
    _semeval(counts, gold, predicted)
    words = _words(pair.gold.text)
    theirs, ours = (word_spans(mentions, words.starts, words.ends) for mentions in (gold, predicted))
    counts["seqeval", "micro"] = overlap(theirs, ours)
    _per_label(counts, "seqeval", overlap_by(theirs, ours, _label))
    return counts


@lru_cache(maxsize=1)
def _words(text: str) -> Words:
    """The words of a text; kept, since two systems are scored on the same one."""
    return split_words(text)


def _label(span: LabelledSpan) -> str:
    return span[2]


def _per_label(counts: LayerCounts, measure: str, by_label: dict[str, Counts]) -> None:
    counts.update({(measure, "per_label", label): value for label, value in by_label.items()})


def labelled_spans(document: Document) -> list[LabelledSpan]:
    """Return the mentions of a document as spans, in text order."""
    return [(m.start, m.end, m.label) for m in document.mentions]


def _semeval(counts: LayerCounts, gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> None:
    """Add partial and type match, in all and per label (each label on its own, as in nervaluate)."""
    sizes = len(predicted), len(gold)
    counts["partial", "micro"] = Counts(partial_credit(gold, predicted), *sizes)
    counts["type", "micro"] = Counts(type_matches(gold, predicted), *sizes)
    theirs, ours = grouped(gold, _label), grouped(predicted, _label)
    for label in {**theirs, **ours}:
        g, p = theirs.get(label, ()), ours.get(label, ())
        counts["partial", "per_label", label] = Counts(partial_credit(g, p), len(p), len(g))
        counts["type", "per_label", label] = Counts(type_matches(g, p), len(p), len(g))


def touching(span: LabelledSpan, others: Sequence[LabelledSpan], start: int) -> tuple[int, int]:
    """Return which of some spans in text order overlap a span.

    Args:
        span: The span.
        others: Spans in text order that do not overlap each other.
        start: Number of the first one that may.

    Returns:
        The first and one past the last number.
    """
    while start < len(others) and others[start][1] <= span[0]:
        start += 1
    end = start
    while end < len(others) and others[end][0] < span[1]:
        end += 1
    return start, end


def partial_credit(gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> float:
    """Return matches of boundaries, a half for a mere overlap; each mention counts once.

    Args:
        gold: Spans in text order.
        predicted: Spans in text order.
    """
    credit, first = 0.0, 0
    used: set[int] = set()
    for span in predicted:
        first, last = touching(span, gold, first)
        free = [n for n in range(first, last) if n not in used]
        if free:
            exact = next((n for n in free if gold[n][:2] == span[:2]), None)
            credit += 0.5 if exact is None else 1.0
            used.add(free[0] if exact is None else exact)
    return credit


def type_matches(gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> int:
    """Return overlapping mentions of the same label; the closest boundaries pair, each mention once.

    A prediction that overlaps other labels only uses up the first of them, as in nervaluate.

    Args:
        gold: Spans in text order.
        predicted: Spans in text order.
    """
    matches, first = 0, 0
    used: set[int] = set()
    for span in predicted:
        first, last = touching(span, gold, first)
        free = [n for n in range(first, last) if n not in used]
        same = [n for n in free if gold[n][2] == span[2]]
        if same:
            used.add(min(same, key=lambda n: abs(gold[n][0] - span[0]) + abs(gold[n][1] - span[1])))
            matches += 1
        elif free:
            used.add(free[0])
    return matches


def word_spans(mentions: Sequence[LabelledSpan], starts: Sequence[int], ends: Sequence[int]) -> list[LabelledSpan]:
    """Return mentions as they read from IOB2 tags of words: first word, last word, label.

    A mention that begins or ends inside a word takes the whole word, unless the mention before it has it.

    Args:
        mentions: Spans in text order, in characters.
        starts: First character of each of n words.
        ends: One past the last character of each.
    """
    found: list[LabelledSpan] = []
    free = 0
    for start, end, label in mentions:
        first = max(free, bisect_right(ends, start))
        last = bisect_left(starts, end) - 1
        if first <= last:
            found.append((first, last, label))
            free = last + 1
    return found


def confusions(pair: Pair) -> list[tuple[str | None, str | None]]:
    """Return gold label beside predicted label of mentions that overlap; None stands for no partner.

    Equal spans pair first, then the largest overlap, one to one.
    """
    gold, predicted = labelled_spans(pair.gold), labelled_spans(pair.predicted)
    matched = match(gold, predicted)
    left = {i for i, _ in matched}
    right = {j for _, j in matched}
    return [
        *((gold[i][2], predicted[j][2]) for i, j in matched),
        *((span[2], None) for i, span in enumerate(gold) if i not in left),
        *((None, span[2]) for j, span in enumerate(predicted) if j not in right),
    ]


def match(gold: Sequence[LabelledSpan], predicted: Sequence[LabelledSpan]) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one: equal ones first, then the largest overlap, then the same label.

    Args:
        gold: Spans in text order.
        predicted: Spans in text order.

    Returns:
        (number in gold, number in the prediction).
    """
    candidates = []
    first = 0
    for j, span in enumerate(predicted):
        first, last = touching(span, gold, first)
        for i in range(first, last):
            shared = min(span[1], gold[i][1]) - max(span[0], gold[i][0])
            union = max(span[1], gold[i][1]) - min(span[0], gold[i][0])
            candidates.append((shared / union + _TIE * (gold[i][2] == span[2]), i, j))
    return [(i, j) for _, i, j in one_to_one(candidates)]
