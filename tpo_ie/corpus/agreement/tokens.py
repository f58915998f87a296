"""What each of two annotators says of every word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tpo_ie.corpus.agreement.chance import Judgements
from tpo_ie.document import Document
from tpo_ie.mentions.words import Words, split_words

OUTSIDE = "O"


def token_judgements(ours: Document, theirs: Document) -> Judgements:
    """Return how often which two labels were given to a word.

    Args:
        ours: One annotation.
        theirs: Another one of the same text.

    Returns:
        Counts of pairs of labels; ``O`` where no mention lies.
    """
    words = split_words(ours.text)
    return Counter(zip(_labels(ours, words), _labels(theirs, words), strict=True))


def _labels(document: Document, words: Words) -> Iterator[str]:
    """Yield the label of the mention that a word touches."""
    mentions = iter(document.mentions)
    mention = next(mentions, None)
    for start, end in zip(words.starts, words.ends, strict=True):
        while mention is not None and mention.end <= start:
            mention = next(mentions, None)
        yield mention.label if mention is not None and mention.start < end else OUTSIDE
