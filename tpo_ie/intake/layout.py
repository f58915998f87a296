"""What an article is made of: headline, dateline, body, and the lines that are no part of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

BlockKind = Literal["headline", "body", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines of one kind.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        kind: ``headline``, ``body`` or ``noise`` (byline, copyright, advertisement, `Baca juga` …).
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """What `Palembang (ANTARA) - `, `JAKARTA, KOMPAS.com - ` and their like say.

    Args:
        start: Character offset of its first character.
        end: Offset after the dash and the space that follow it: where the story begins.
        place: Span of the city, which is annotated; None when the dateline names none.
        outlet: The medium as written, never annotated; None when it names none.
        outlet_span: Where the medium stands.
    """

    start: int
    end: int
    place: tuple[int, int] | None
    outlet: str | None
    outlet_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of an article.

    Args:
        blocks: Blocks in text order; together they cover all lines that are not blank.
        dateline: The dateline, if there is one.
        anchor: The day that relative dates count from: the publication date, else one read off the text.
        anchor_from_text: True when the anchor was read off the text.
    """

    blocks: tuple[Block, ...] = ()
    dateline: Dateline | None = None
    anchor: date | None = None
    anchor_from_text: bool = False

    def is_noise(self, offset: int) -> bool:
        """Say whether an offset lies in a line that is kept out of extraction, or in the dateline's outlet."""
        i = bisect_right(self.blocks, offset, key=_start) - 1
        if i >= 0 and self.blocks[i].kind == "noise" and offset < self.blocks[i].end:
            return True
        outlet = self.dateline.outlet_span if self.dateline else None
        return outlet is not None and outlet[0] <= offset < outlet[1]


def _start(block: Block) -> int:
    return block.start
