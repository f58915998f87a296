"""Tokens that no mention cuts through."""

from __future__ import annotations

from itertools import pairwise

from tpo_ie.document import Document
from tpo_ie.mentions.words import split_words

Span = tuple[int, int]


def tokens_of(document: Document) -> list[Span]:
    """Return the words of a document as spans, cut further where a mention begins or ends inside one.

    Args:
        document: The document.

    Returns:
        Spans in order; every character that is no white space belongs to exactly one.
    """
    words = split_words(document.text)
    cuts = sorted({border for m in document.mentions for border in (m.start, m.end)})
    found: list[Span] = []
    next_cut = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        while next_cut < len(cuts) and cuts[next_cut] <= start:
            next_cut += 1
        last = next_cut
        while last < len(cuts) and cuts[last] < end:
            last += 1
        found.extend(pairwise([start, *cuts[next_cut:last], end]))
    return found
