"""Tag scores to labelled spans: always valid, with a score each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TagSpan:
    """A span of words.

    Args:
        first: Index of its first word.
        last: Index of its last word, inclusive.
        label: Its label.
        score: Mean probability of its tags, 0 to 1.
    """

    first: int
    last: int
    label: str
    score: float


def log_softmax(scores: FloatArray) -> FloatArray:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: FloatArray = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def cautious(log_probs: FloatArray, caution: float) -> FloatArray:
    """Return log probabilities with ``O`` made likelier.

    Args:
        log_probs: (words, tags) log probabilities, ``O`` first.
        caution: What is added to the log probability of ``O``, in nats, at least 0.

    Returns:
        (words, tags) log probabilities that sum to 1 again.
    """
    if not caution:
        return log_probs
    raised = log_probs.copy()
    raised[:, 0] += caution
    return log_softmax(raised)


def best_tags(log_probs: FloatArray) -> NDArray[np.intp]:
    """Return the likeliest valid tag sequence.

    Tags are ``O, B-1, I-1, B-2, I-2 …``. Where the word-wise choice is valid it is the best path; around a word where
    it is not the best path is searched (Viterbi 1967).

    Args:
        log_probs: (words, tags) log probabilities.

    Returns:
        (words,) tag indices without an ``I-`` that continues nothing.
    """
    tags = np.asarray(log_probs.argmax(axis=-1))
    inside = (tags > 0) & (tags % 2 == 0)
    previous = np.concatenate(([0], tags[:-1]))
    wrong = np.flatnonzero(inside & (previous != tags) & (previous != tags - 1))
    if not len(wrong):
        return tags
    top = np.partition(log_probs, -2, axis=-1)
    lead = top[:, -1] - top[:, -2]
    # What it costs at most to make a wrong tag right: the `B-` in place of its `I-`.
    cost = log_probs[wrong, tags[wrong]] - log_probs[wrong, tags[wrong] - 1]
    costs = dict(zip(wrong.tolist(), cost.tolist(), strict=True))
    best, end = tags.copy(), 0
    for word in wrong.tolist():
        if word >= end:
            start, end = _stretch(word, costs, lead, inside)
            best[start:end] = _viterbi(log_probs[start:end])
    return best


def _stretch(word: int, costs: dict[int, float], lead: FloatArray, inside: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the words around a wrong tag outside which no tag of the best path can differ from the likeliest.

    A word whose likeliest tag is no ``I-``, and leads by more than all repairs between it and the next such word cost,
    keeps that tag: a path without it would lose more than it could gain.

    Args:
        word: The first wrong tag.
        costs: What repairs cost at most, by word.
        lead: (words,) lead of each likeliest tag over the next one.
        inside: (words,) whether it is an ``I-``.

    Returns:
        First word, and the word after the last one.
    """
    start, end, cost = word, word + 1, costs[word]
    while True:
        while start > 0 and (inside[start] or lead[start] <= cost):
            start -= 1
            cost += costs.get(start, 0.0)
        before = cost
        while end < len(lead) and (inside[end] or lead[end] <= cost):
            cost += costs.get(end, 0.0)
            end += 1
        if cost == before:
            return start, end


def _viterbi(log_probs: FloatArray) -> NDArray[np.intp]:
    """Search the best path; only ``I-X`` after another tag than ``B-X`` and ``I-X`` is forbidden."""
    words, count = log_probs.shape
    inner = np.arange(2, count, 2)
    outer = np.concatenate(([0], np.arange(1, count, 2)))
    back = np.zeros((words, count), dtype=np.intp)
    best = log_probs[0].astype(np.float64)
    best[inner] = -np.inf
    for word in range(1, words):
        top = int(best.argmax())
        step = np.empty_like(best)
        step[outer] = best[top]
        back[word, outer] = top
        stays = best[inner] > best[inner - 1]
        step[inner] = np.where(stays, best[inner], best[inner - 1])
        back[word, inner] = np.where(stays, inner, inner - 1)
        best = step + log_probs[word]
    path = np.empty(words, dtype=np.intp)
    path[-1] = best.argmax()
    for word in range(words - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def spans(log_probs: FloatArray, labels: tuple[str, ...]) -> list[TagSpan]:
    """Return the spans of the best valid tag sequence.

    Args:
        log_probs: (words, 2n+1) log probabilities.
        labels: The n labels.

    Returns:
        Spans in order, without overlaps.
    """
    if len(log_probs) == 0:
        return []
    tags = best_tags(log_probs)
    probabilities = np.exp(log_probs[np.arange(len(tags)), tags])
    found: list[TagSpan] = []
    first = 0
    for i in range(1, len(tags) + 1):
        if i < len(tags) and tags[i] != 0 and tags[i] % 2 == 0:
            continue
        if tags[first] != 0:
            label = labels[(int(tags[first]) - 1) // 2]
            found.append(TagSpan(first, i - 1, label, float(probabilities[first:i].mean())))
        first = i
    return found
