"""The texts of a measurement, with what the model makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tpo_ie.mentions.encoding import Encoded, encode
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.windows import Piece, cut
from tpo_ie.mentions.words import Words, split_words
from tpo_ie.records import Record


@dataclass(frozen=True, slots=True)
class Article:
    """A text to measure on.

    Args:
        record: The record as ``tpo_ie.extract_many`` takes it.
        words: Its words.
        encoded: Its sub-words, each counted once in every speed: neither padding nor overlaps count.
    """

    record: dict[str, Any]
    words: Words
    encoded: Encoded

    @property
    def text(self) -> str:
        """The text."""
        return str(self.record["text"])

    @property
    def subwords(self) -> int:
        """How many sub-words the text has."""
        return len(self.encoded.ids)


def prepare(records: Iterable[Record], tagger: Tagger) -> list[Article]:
    """Split records into words and sub-words.

    Args:
        records: The records; those without any sub-word are left out, since no speed can count them.
        tagger: The model.

    Returns:
        The articles in order.
    """
    articles = []
    for record in records:
        words = split_words(record.text)
        encoded = encode(tagger.tokenizer, words.texts, words.after_break)
        if encoded.ids:
            articles.append(Article(record.to_dict(), words, encoded))
    return articles


def subwords_of(articles: Iterable[Article]) -> int:
    """Return the number of sub-words of all articles together."""
    return sum(article.subwords for article in articles)


def window_texts(articles: Sequence[Article], window: int) -> list[str]:
    """Return the windows that the model sees as texts, for programs that take texts.

    Args:
        articles: The articles.
        window: Longest window in sub-words.

    Returns:
        The windows in text order; one that begins or ends inside a word has the whole word.
    """
    return [_window_text(articles[piece.text], piece) for piece in cut([a.encoded for a in articles], window)]


def _window_text(article: Article, piece: Piece) -> str:
    heads, words = article.encoded.heads, article.words
    inside = [i for i, head in enumerate(heads) if piece.start <= head < piece.end]
    # A window may begin in the middle of a word, or hold nothing but the middle of a long one.
    before = [i for i, head in enumerate(heads) if head < piece.start][-1:]
    first = before[0] if before and piece.start not in heads else inside[0]
    last = inside[-1] if inside else first
    return article.text[words.starts[first] : words.ends[last]]


def sample(articles: Sequence[Article], subwords: float) -> list[Article]:
    """Choose articles of all lengths.

    Args:
        articles: n articles.
        subwords: About how many sub-words they are to have together.

    Returns:
        Articles in the order given, at least one; lengths are spread as in all of them.
    """
    total = subwords_of(articles)
    count = max(1, min(len(articles), round(len(articles) * subwords / total)))
    by_length = sorted(range(len(articles)), key=lambda i: articles[i].subwords)
    step = len(articles) / count
    chosen = {by_length[int((k + 0.5) * step)] for k in range(count)}
    return [articles[i] for i in sorted(chosen)]
