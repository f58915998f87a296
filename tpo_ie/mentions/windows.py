"""Long texts in overlapping windows, and batches of windows of similar length: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tpo_ie.mentions.encoding import BOS, EOS, PAD, Encoded

OVERLAP = 48  # sub-words that two neighbouring windows share


@dataclass(frozen=True, slots=True)
class Piece:
    """A window of one text.

    Args:
        text: Index of the text.
        start: First sub-word of the text in the window.
        end: Last sub-word, exclusive.
        keep_from: First sub-word whose tags are taken from this window.
        keep_to: Last one, exclusive: in an overlap each sub-word is decided where its context is wider.
    """

    text: int
    start: int
    end: int
    keep_from: int
    keep_to: int

    @property
    def size(self) -> int:
        """Sub-words in the window, opening and closing mark included."""
        return self.end - self.start + 2


def cut(texts: Sequence[Encoded], window: int) -> list[Piece]:
    """Cut texts into windows.

    Args:
        texts: The texts' sub-words.
        window: Longest window, marks included.

    Returns:
        Windows whose kept parts hold every sub-word exactly once.
    """
    room = window - 2
    overlap = min(OVERLAP, room // 4)
    pieces: list[Piece] = []
    for index, encoded in enumerate(texts):
        size = len(encoded.ids)
        if size == 0:
            continue
        count = 1 if size <= room else -(-(size - overlap) // (room - overlap))
        # Windows of equal length waste no padding and leave no stub at the end.
        length = -(-(size + overlap * (count - 1)) // count)
        start = kept = 0
        for number in range(count):
            end = min(size, start + length)
            keep_to = size if number == count - 1 else end - overlap // 2
            pieces.append(Piece(index, start, end, kept, keep_to))
            kept = keep_to
            start = end - overlap
    return pieces


def batched(pieces: Sequence[Piece], tokens: int) -> Iterator[list[int]]:
    """Group windows of similar length.

    Args:
        pieces: The windows.
        tokens: Sub-words in a batch, padding included.

    Yields:
        Indices into ``pieces``.
    """
    order = sorted(range(len(pieces)), key=lambda i: pieces[i].size)
    batch: list[int] = []
    for i in order:
        if batch and pieces[i].size * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def inputs(
    texts: Sequence[Encoded], pieces: Sequence[Piece], batch: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return sub-word ids and attention mask of a batch, each (len(batch), longest window)."""
    longest = max(pieces[i].size for i in batch)
    ids = np.full((len(batch), longest), PAD, dtype=np.int64)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    for row, i in enumerate(batch):
        piece = pieces[i]
        ids[row, : piece.size] = (BOS, *texts[piece.text].ids[piece.start : piece.end], EOS)
        mask[row, : piece.size] = 1
    return ids, mask
