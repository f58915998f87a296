"""How alike articles are by their words: hashed counts, weighted by how rare a word is."""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 512
_WORD = re.compile(r"[^\W\d_]{3,}")

Vector = NDArray[np.float32]


def word_counts(text: str) -> Vector:
    """Return the counts of a text's words, each in the place that its hash gives it.

    Source: K. Weinberger et al., "Feature hashing for large scale multitask learning", 2009.

    Args:
        text: The text; words of fewer than three letters do not count.

    Returns:
        (512,) counts, with a sign that hashing gives, so that words that share a place cancel out on average.
    """
    counts = np.zeros(DIMENSIONS, dtype=np.float32)
    for match in _WORD.finditer(text.casefold()):
        hashed = crc32(match.group().encode("utf-8", "replace"))
        counts[hashed % DIMENSIONS] += 1 if hashed >> 31 else -1
    return counts


def weighted(counts: Vector) -> Vector:
    """Return unit vectors whose products are cosine similarities.

    Args:
        counts: (texts, 512) counts.

    Returns:
        (texts, 512): dampened counts times the inverse document frequency of their place, of length 1 or 0.
    """
    present = np.count_nonzero(counts, axis=0)
    rarity = np.log((1 + len(counts)) / (1 + present)) + 1e-3
    vectors = np.sign(counts) * np.log1p(np.abs(counts)) * rarity
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vector = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0).astype(np.float32)
    return unit
