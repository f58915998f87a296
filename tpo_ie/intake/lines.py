"""The lines of a text, without blank ones and without what surrounds their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# White space, byte order mark, zero-width characters, soft hyphen, direction marks.
INVISIBLE = " \t\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000\v\f"
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_CLOSERS = "\"”’'»)]" + INVISIBLE


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Args:
        start: Offset of its first visible character.
        end: Offset after its last visible character.
        text: What stands between.
        gap_below: A blank line or the end of the text follows.
    """

    start: int
    end: int
    text: str
    gap_below: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether its last word is followed by a full stop, a question or an exclamation mark."""
        return self.text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…")


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold anything visible, in order."""
    visible = list(_visible(text))
    lines = []
    for i, (start, end) in enumerate(visible):
        following = visible[i + 1][0] if i + 1 < len(visible) else len(text)
        breaks = len(_BREAKS.findall(text, end, following))
        lines.append(Line(start, end, text[start:end], breaks > 1 or i + 1 == len(visible)))
    return lines


def _visible(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        raw = match.group()
        left = raw.lstrip(INVISIBLE)
        if left.strip():
            start = match.end() - len(left)
            yield start, start + len(left.rstrip(INVISIBLE))
