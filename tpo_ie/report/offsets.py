"""Offsets as a browser counts them: UTF-16 units instead of code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

_LAST_SINGLE = "\uffff"


def browser_offsets(text: str) -> Callable[[int], int]:
    """Return what turns an offset in code points into one in UTF-16 units, in which JavaScript counts.

    Args:
        text: The text; characters beyond U+FFFF (most emoji) take two units each.
    """
    wide = [place for place, character in enumerate(text) if character > _LAST_SINGLE]
    if not wide:
        return lambda offset: offset
    return lambda offset: offset + bisect_left(wide, offset)
