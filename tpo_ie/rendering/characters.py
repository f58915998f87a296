"""Hostile characters made harmless before text reaches a terminal or a page."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_LINE_ENDS = {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_CONTROLS = {code: REPLACEMENT for code in (*range(0x00, 0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"}
# Characters that reorder the text around them: they can make a page say what the article does not.
_REORDERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), REPLACEMENT)
_TABLE = {**_CONTROLS, **_REORDERING, **_LINE_ENDS}
_HALF_PAIR = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """Return a text of the same length without control, reordering and half-pair characters.

    Args:
        text: Any text.

    Returns:
        The text with each such character replaced by U+FFFD and every line end by a line feed (a Windows
        one by a space and a line feed), so that offsets into the text stay right.
    """
    plain = text.replace("\r\n", " \n").replace("\r", "\n")
    return _HALF_PAIR.sub(REPLACEMENT, plain.translate(_TABLE))


def one_line(text: str) -> str:
    """Return a printable text with all white space single; ends are kept, so that parts can be joined."""
    return _SPACE.sub(" ", printable(text))
