"""Words with character offsets: the units that carry tags between the encoder and the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Numbers keep their dots and commas, words their apostrophes; every other mark stands alone, so that
# no annotated span can begin or end inside a word (`TNI-Polri`, `28/7/2023`, `Sumatera Selatan(Sumsel)`).
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’`]\w+)*|[^\w\s]")
_LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Args:
        texts: n surface forms.
        starts: n character offsets, inclusive.
        ends: n character offsets, exclusive.
        after_break: n flags: a line break lies between this word and the one before it.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]
    after_break: list[bool]

    def __len__(self) -> int:
        return len(self.texts)


def split_words(text: str) -> Words:
    """Split a text into words.

    Args:
        text: Any text.

    Returns:
        The words; every non-space character belongs to exactly one.
    """
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    after_break: list[bool] = []
    previous = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        texts.append(match.group())
        starts.append(start)
        ends.append(end)
        after_break.append(previous > 0 and start > previous and bool(_LINE_BREAK.search(text, previous, start)))
        previous = end
    return Words(texts, starts, ends, after_break)
