"""Replaces stretches of a text and carries offsets over to the new one."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tpo_ie.privacy.search import Found


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch and what takes its place.

    Args:
        start: Offset in the old text, inclusive.
        end: Offset in the old text, exclusive.
        text: The new text.
    """

    start: int
    end: int
    text: str


class EditedText:
    """A text after edits.

    Args:
        text: The old text.
        edits: Edits in order, without overlaps.
    """

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts: list[int] = []
        parts, position, shift = [], 0, 0
        for edit in edits:
            parts += [text[position : edit.start], edit.text]
            self._shifts.append(shift)
            shift += len(edit.text) - (edit.end - edit.start)
            position = edit.end
        self._last_shift = shift
        self.text = "".join([*parts, text[position:]])

    def start(self, offset: int) -> int:
        """Return where a span that began at an old offset begins; inside an edit it takes the whole of it along."""
        return self._new(offset, end=False)

    def end(self, offset: int) -> int:
        """Return where a span that ended at an old offset ends; see :meth:`start`."""
        return self._new(offset, end=True)

    def span(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return a span in the new text; an empty one stays empty."""
        start = self.start(span[0])
        return (start, start) if span[0] == span[1] else (start, max(start, self.end(span[1])))

    def _new(self, offset: int, *, end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        begin = edit.start + self._shifts[index]
        if offset >= edit.end:
            return offset - edit.end + begin + len(edit.text)
        if offset == edit.start:
            return begin
        return begin + len(edit.text) if end else begin


class _Piece(NamedTuple):
    found: Found
    mention: tuple[int, int] | None


def edits_of(text: str, layers: Iterable[Iterable[Found]], borders: Iterable[tuple[int, int]]) -> list[Edit]:
    """Make edits of what was found.

    Args:
        text: The text.
        layers: Finds, the surest layer first; a later one only takes what earlier ones leave.
        borders: Spans of mentions: an edit never crosses one, so that each mention stays one.

    Returns:
        Edits in order. Neighbouring pieces of one name become one placeholder unless each is a mention.
    """
    taken: list[Found] = []
    for layer in layers:
        for found in layer:
            for piece in _remaining(text, found, taken):
                insort(taken, piece, key=_start)
    mentions = sorted(set(borders))
    cuts = sorted({offset for span in mentions for offset in span})
    pieces = [_Piece(piece, _holder(mentions, piece)) for found in taken for piece in _cut(text, found, cuts)]
    starts = [start for start, _ in mentions]

    def adjoin(first: Found, second: Found) -> bool:
        """Say whether two pieces are of one name, with nothing between them, no mention either."""
        gap = text[first.end : second.start]
        return (
            first.placeholder == second.placeholder
            and not gap.strip(" \u00a0-")
            and bisect_left(starts, first.end) == bisect_left(starts, second.start)
        )

    return _without_repeats(_merged(pieces, adjoin), adjoin)


def _start(found: Found) -> int:
    return found.start


def _remaining(text: str, found: Found, taken: Sequence[Found]) -> list[Found]:
    """Return what of a place is not taken yet; what is taken lies in order, without overlaps."""
    pieces, start = [], found.start
    for index in range(max(0, bisect_right(taken, start, key=_start) - 1), len(taken)):
        other = taken[index]
        if other.start >= found.end:
            break
        if other.end > start:
            pieces.append((start, other.start))
            start = other.end
    pieces.append((start, found.end))
    return [Found(a, b, found.placeholder) for a, b in pieces if any(map(str.isalnum, text[a:b]))]


def _cut(text: str, found: Found, cuts: Sequence[int]) -> list[Found]:
    bounds = [found.start, *cuts[bisect_right(cuts, found.start) : bisect_left(cuts, found.end)], found.end]
    pieces = []
    for start, end in pairwise(bounds):
        stripped = text[start:end].strip()
        if any(map(str.isalnum, stripped)):
            first = text.index(stripped, start)
            pieces.append(Found(first, first + len(stripped), found.placeholder))
    return pieces


def _holder(mentions: Sequence[tuple[int, int]], piece: Found) -> tuple[int, int] | None:
    index = bisect_right(mentions, (piece.start, sys.maxsize)) - 1
    return mentions[index] if index >= 0 and piece.end <= mentions[index][1] else None


def _merged(pieces: Sequence[_Piece], adjoin: Callable[[Found, Found], bool]) -> list[_Piece]:
    """Join neighbouring pieces of one name that lie in one mention, or in none."""
    merged: list[_Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.mention == piece.mention and adjoin(last.found, piece.found):
            joined = Found(last.found.start, piece.found.end, last.found.placeholder)
            merged[-1] = _Piece(joined, last.mention)
        else:
            merged.append(piece)
    return merged


def _without_repeats(pieces: Sequence[_Piece], adjoin: Callable[[Found, Found], bool]) -> list[Edit]:
    """Make edits; a piece outside mentions beside one of the same person goes, else its placeholder stood twice."""
    edits: list[Edit] = []
    for index, (found, mention) in enumerate(pieces):
        before = pieces[index - 1].found if index else None
        after = pieces[index + 1].found if index + 1 < len(pieces) else None
        if mention is None and before and adjoin(before, found):
            edits.append(Edit(before.end, found.end, ""))
        elif mention is None and after and adjoin(found, after):
            edits.append(Edit(found.start, after.start, ""))
        else:
            edits.append(Edit(found.start, found.end, found.placeholder))
    return edits
