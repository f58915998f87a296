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

    Tags are ``O, B-1, I-1, B-2, I-2 …``. Where the word-wise choice is valid throughout it is the best
    path; else the best path is searched (Viterbi 1967).

    Args:
        log_probs: (words, tags) log probabilities.

    Returns:
        (words,) tag indices without an ``I-`` that continues nothing.
    """
    tags = log_probs.argmax(axis=-1)
    inside = (tags > 0) & (tags % 2 == 0)
    previous = np.concatenate(([0], tags[:-1]))
    if not np.any(inside & (previous != tags) & (previous != tags - 1)):
        return np.asarray(tags)
    return _viterbi(log_probs)


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
