"""A clock that the tests wind, and articles of sizes that they choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tpo_ie.benchmark.articles import Article
from tpo_ie.mentions.encoding import Encoded
from tpo_ie.mentions.words import split_words

MakeArticle = Callable[[int], Article]


def article_of(subwords: int) -> Article:
    """An article of one-letter words, each one sub-word."""
    text = " ".join("a" * subwords)
    return Article(
        {"id": f"n{subwords}", "text": text}, split_words(text), Encoded([7] * subwords, list(range(subwords)))
    )


class Steady:
    """A contestant that needs the same time for every sub-word.

    Args:
        seconds: For one sub-word; several values take turns, call by call.
    """

    def __init__(self, *seconds: float) -> None:
        self.seconds = seconds
        self.calls: list[list[int]] = []

    def run(self, articles: Sequence[Article]) -> float:
        """Note the call and say how long it would have taken."""
        each = self.seconds[len(self.calls) % len(self.seconds)]
        self.calls.append([a.subwords for a in articles])
        return each * sum(self.calls[-1])


@pytest.fixture
def articles() -> list[Article]:
    """Forty articles of 10 to 400 sub-words, out of order."""
    return [article_of(10 * (1 + 7 * i % 40)) for i in range(40)]
