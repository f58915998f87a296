"""Measuring in rounds: what is compared takes turns, so that a busy machine slows all of it alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from tpo_ie.benchmark.articles import Article, sample, subwords_of
from tpo_ie.benchmark.contestants import Contestant

CHUNK = 64  # articles of a turn: four batches, as the model reads one of them ahead


@dataclass(slots=True)
class Speed:
    """What was measured of one contestant.

    Args:
        articles: The articles of each round.
        laps: Seconds of each chunk of articles, for each round.
    """

    articles: list[Article]
    laps: list[list[float]] = field(default_factory=list)

    @property
    def seconds(self) -> list[float]:
        """Seconds of each round."""
        return [sum(laps) for laps in self.laps]

    @property
    def subwords_per_s(self) -> float:
        """Median over the rounds."""
        return subwords_of(self.articles) / median(self.seconds)

    def times(self, other: Speed) -> float:
        """Return how many times as fast this is as another, measured in the same rounds.

        Returns:
            The median over chunks where both did the same ones by turns, else over rounds: what slows
            the machine for a while slows both alike and cancels out.
        """
        if self.articles == other.articles and len(self.laps[0]) == len(other.laps[0]):
            rounds = zip(self.laps, other.laps, strict=True)
            pairs = [pair for ours, theirs in rounds for pair in zip(ours, theirs, strict=True)]
            return median(theirs / ours for ours, theirs in pairs)
        work = subwords_of(self.articles) / subwords_of(other.articles)
        return median(work * theirs / ours for ours, theirs in zip(self.seconds, other.seconds, strict=True))


def by_turns(contestants: Mapping[str, Contestant], articles: Sequence[Article]) -> dict[str, list[float]]:
    """Measure one round of contestants that all do all articles.

    Args:
        contestants: By name.
        articles: The articles; a chunk at a time goes through one contestant after the other.

    Returns:
        Seconds of each chunk, by name.
    """
    laps: dict[str, list[float]] = {name: [] for name in contestants}
    for chunk in chunks(articles, CHUNK):
        for name, contestant in contestants.items():
            laps[name].append(contestant.run(chunk))
    return laps


def affordable(contestant: Contestant, articles: Sequence[Article], seconds: float) -> list[Article]:
    """Choose as many articles as a slow contestant can do in some time.

    Args:
        contestant: The contestant; it does one article of middling length to show its speed.
        articles: All articles.
        seconds: The time.

    Returns:
        At least one article, of all lengths.
    """
    trial = sample(articles, 1)
    contestant.run(trial)  # the first run allocates and compiles
    rate = subwords_of(trial) / max(contestant.run(trial), 1e-9)
    return sample(articles, rate * seconds)


def chunks(articles: Sequence[Article], size: int) -> Iterator[list[Article]]:
    """Yield the articles, ``size`` at a time."""
    rest = iter(articles)
    while chunk := list(islice(rest, size)):
        yield chunk
