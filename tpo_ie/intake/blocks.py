"""From lines, noise and headline to the blocks of the layout."""

from __future__ import annotations

from tpo_ie.intake.layout import Block, BlockKind
from tpo_ie.intake.lines import Line

_LONGEST_HEADLINE = 220
_HEADLINE_LINES = 4
_SHORTEST_BODY = 60


def headline_lines(story: list[Line], dateline: int | None, title: str | None) -> int:
    """Say how many lines at the top are headline.

    Args:
        story: The lines that are not noise.
        dateline: Index of the line that begins with the dateline, if any: the body begins there.
        title: The article's title where the input gives one.

    Returns:
        Number of lines; 0 when the story begins at once.
    """
    count = 0
    for i, line in enumerate(story[: min(_HEADLINE_LINES, len(story) - 1)]):
        if dateline is not None and i >= dateline:
            break
        body_follows = dateline is not None or any(len(later.text) >= _SHORTEST_BODY for later in story[i + 1 : i + 4])
        looks_like_one = len(line.text) <= _LONGEST_HEADLINE and not line.text.endswith((".", ".”", '."', ",", ";"))
        set_off = line.gap_below or (dateline is not None and dateline <= i + 2)
        is_title = title is not None and line.text.strip().casefold() == title.strip().casefold()
        if not is_title and not (looks_like_one and body_follows and (set_off or i + 1 < len(story))):
            break
        if set_off or is_title:
            count = i + 1
    return count


def blocks_of(lines: list[Line], noise: list[tuple[int, int]], headlines: int) -> tuple[Block, ...]:
    """Return the blocks of an article.

    Args:
        lines: Its lines.
        noise: Spans of noise: whole lines or the ends of lines.
        headlines: How many of the lines that are not noise are headline.

    Returns:
        Blocks in text order; neighbours of one kind are one block.
    """
    ends = dict(noise)
    tails = {end: start for start, end in noise}
    pieces: list[tuple[int, int, BlockKind]] = []
    for line in lines:
        kind: BlockKind = "body"
        if ends.get(line.start) == line.end:
            pieces.append((line.start, line.end, "noise"))
            continue
        if headlines:
            headlines, kind = headlines - 1, "headline"
        tail = tails.get(line.end)
        pieces.append((line.start, line.end if tail is None else tail, kind))
        if tail is not None:
            pieces.append((tail, line.end, "noise"))
    blocks: list[Block] = []
    for start, end, kind in pieces:
        if blocks and blocks[-1].kind == kind:
            blocks[-1] = Block(blocks[-1].start, end, kind)
        else:
            blocks.append(Block(start, end, kind))
    return tuple(blocks)
