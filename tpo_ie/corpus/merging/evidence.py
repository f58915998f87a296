"""Evidence for what an annotator added, since annotation tools do not show it."""

from __future__ import annotations

from bisect import bisect_right

from tpo_ie.document import Action, Document, Relation
from tpo_ie.language.sentences import split_sentences

Span = tuple[int, int]


class EvidenceFinder:
    """Finds the words that an added action or relation was most likely read from.

    Args:
        document: The annotated document.
    """

    def __init__(self, document: Document) -> None:
        self._size = len(document.text)
        self._sentences = split_sentences(document.text)
        self._spans: dict[str, list[Span]] = {}
        for mention in document.mentions:
            self._spans.setdefault(mention.entity, []).append((mention.start, mention.end))

    def of_action(self, action: Action) -> Span:
        """Return the sentence of an action's trigger."""
        return self._sentence(action.trigger)

    def of_relation(self, relation: Relation) -> Span | None:
        """Return the words from the one end of a relation to the other, where they stand nearest in one sentence."""
        pairs = [
            (min(head[0], tail[0]), max(head[1], tail[1]))
            for head in self._spans.get(relation.head, ())
            for tail in self._spans.get(relation.tail, ())
            if self._number(head) == self._number(tail)
        ]
        return min(pairs, key=lambda span: (span[1] - span[0], span)) if pairs else None

    def _number(self, span: Span) -> int:
        return max(0, bisect_right(self._sentences, (span[0], self._size + 1)) - 1)

    def _sentence(self, span: Span) -> Span:
        """Return the stretch of sentences that a span lies in."""
        if not self._sentences:
            return span
        start, end = self._sentences[self._number(span)]
        return min(start, span[0]), max(end, span[1])
