"""Folds of tagged sentences: the same at every run, and no sentence on both sides of a cut."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tpo_ie.corpus.conll import TaggedSentence
from tpo_ie.errors import UsageError

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """One cut of a set.

    Args:
        number: 1 to k.
        train: The sentences to train on.
        test: The others, on which nothing is decided.
    """

    number: int
    train: tuple[TaggedSentence, ...]
    test: tuple[TaggedSentence, ...]


def key(tokens: Sequence[str]) -> Key:
    """Return what makes two sentences the same: their words, case aside."""
    return tuple(token.casefold() for token in tokens)


def folds(sentences: Iterable[TaggedSentence], count: int, seed: int = 0) -> Iterator[Fold]:
    """Cut sentences into folds.

    A sentence that occurs several times stays in one fold, so that none is tested that was trained on. The cut
    depends on the sentences and the seed alone, not on their order.

    Args:
        sentences: All sentences of a set.
        count: Number of folds, at least 2.
        seed: Seed of the shuffling.

    Yields:
        The folds; every sentence is in the test part of exactly one.

    Raises:
        UsageError: There are fewer than two folds, or fewer different sentences than folds.
    """
    groups: dict[Key, list[TaggedSentence]] = {}
    for sentence in sentences:
        groups.setdefault(key(sentence.tokens), []).append(sentence)
    if not 2 <= count <= len(groups):
        raise UsageError(f"{count} folds of {len(groups)} different sentences: from 2 to that many are possible")
    order = sorted(groups)
    random.Random(seed).shuffle(order)  # noqa: S311
    parts: list[list[TaggedSentence]] = [[] for _ in range(count)]
    for name in order:
        min(parts, key=len).extend(sorted(groups[name], key=lambda sentence: (sentence.tokens, sentence.tags)))
    for number in range(count):
        others = (sentence for i, part in enumerate(parts) if i != number for sentence in part)
        yield Fold(number + 1, tuple(others), tuple(parts[number]))


def without(sentences: Iterable[TaggedSentence], tested: Iterable[TaggedSentence]) -> Iterator[TaggedSentence]:
    """Leave out what a test holds: the public sets share sentences.

    Args:
        sentences: Sentences of another set.
        tested: The test sentences.

    Yields:
        The sentences whose words are not those of a test sentence.
    """
    taken = {key(sentence.tokens) for sentence in tested}
    return (sentence for sentence in sentences if key(sentence.tokens) not in taken)
