"""Agreement on spans, the same whichever annotator is called the first."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.document import Document
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers.base import LayerCounts, grouped, overlap, overlap_by
from tpo_ie.evaluation.layers.mentions import LabelledSpan, labelled_spans


def mention_counts(ours: Document, theirs: Document) -> LayerCounts:
    """Count mentions on which two annotations agree, exactly and in part, in all and per label.

    Args:
        ours: One annotation.
        theirs: Another one of the same text.

    Returns:
        Counts by what follows ``mentions`` in the path of a figure.
    """
    left, right = labelled_spans(ours), labelled_spans(theirs)
    counts: LayerCounts = {("exact", "micro"): overlap(left, right)}
    exact = overlap_by(left, right, _label)
    counts.update({("exact", "per_label", label): value for label, value in exact.items()})
    by_label = grouped(left, _label), grouped(right, _label)
    total = Counts()
    for label in {**by_label[0], **by_label[1]}:
        a, b = by_label[0].get(label, ()), by_label[1].get(label, ())
        value = Counts(shared_credit(a, b), len(b), len(a))
        counts["partial", "per_label", label] = value
        total += value
    counts["partial", "micro"] = total
    return counts


def _label(span: LabelledSpan) -> str:
    return span[2]


def shared_credit(ours: Sequence[LabelledSpan], theirs: Sequence[LabelledSpan]) -> float:
    """Return the largest credit of a one-to-one pairing: 1 for equal spans, then a half for each pair that overlaps.

    Args:
        ours: Spans in text order that do not overlap each other.
        theirs: The same of the other annotator.
    """
    equal = {span[:2] for span in ours} & {span[:2] for span in theirs}
    left = [span for span in ours if span[:2] not in equal]
    right = [span for span in theirs if span[:2] not in equal]
    pairs = i = j = 0
    # Of two spans that overlap, the one that ends first has no other partner left: to pair them is best.
    while i < len(left) and j < len(right):
        if left[i][0] < right[j][1] and right[j][0] < left[i][1]:
            pairs, i, j = pairs + 1, i + 1, j + 1
        elif left[i][1] <= right[j][0]:
            i += 1
        else:
            j += 1
    return len(equal) + 0.5 * pairs
