"""Long texts in windows, and batches of windows of similar length: nothing is cut off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tpo_ie.mentions.encoding import BOS, EOS, PAD, Encoded


@dataclass(frozen=True, slots=True)
class Piece:
    """A window of one text.

    Args:
        text: Index of the text.
        start: First sub-word of the text in the window.
        end: Last sub-word, exclusive.
    """

    text: int
    start: int
    end: int

    @property
    def size(self) -> int:
        """Sub-words in the window, opening and closing mark included."""
        return self.end - self.start + 2


def cut(texts: Sequence[Encoded], window: int) -> list[Piece]:
    """Cut texts into windows of about equal length, between paragraphs where possible, else between sentences.

    Windows do not overlap: the model is trained on such windows, and measured on development data it tags them
    as well as windows with 24 or 48 sub-words in common, which cost a tenth more time.

    Args:
        texts: The texts' sub-words.
        window: Longest window, marks included.

    Returns:
        Windows that hold every sub-word exactly once.
    """
    room = window - 2
    pieces: list[Piece] = []
    for index, encoded in enumerate(texts):
        start, size = 0, len(encoded.ids)
        while start < size:
            end = size if size - start <= room else _border(encoded, start, room)
            pieces.append(Piece(index, start, end))
            start = end
    return pieces


def _border(encoded: Encoded, start: int, room: int) -> int:
    """Return where the window that starts at ``start`` ends: near what would leave windows of equal length."""
    left = len(encoded.ids) - start
    goal = start + -(-left // -(-left // room))
    for borders in (encoded.paragraphs, encoded.sentences, encoded.heads):
        within = borders[bisect_right(borders, start + room // 3) : bisect_right(borders, start + room)]
        if within:
            return min(within, key=lambda border: abs(border - goal))
    return start + room


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


def inputs(texts: Sequence[Encoded], pieces: Sequence[Piece], batch: Sequence[int]) -> dict[str, NDArray[np.int64]]:
    """Return ``input_ids`` and ``attention_mask`` of a batch, each (len(batch), longest window)."""
    longest = max(pieces[i].size for i in batch)
    ids = np.full((len(batch), longest), PAD, dtype=np.int64)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    for row, i in enumerate(batch):
        piece = pieces[i]
        ids[row, : piece.size] = (BOS, *texts[piece.text].ids[piece.start : piece.end], EOS)
        mask[row, : piece.size] = 1
    return {"input_ids": ids, "attention_mask": mask}
