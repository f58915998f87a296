"""Offsets in UTF-16 code units, as Java and JavaScript count them, beside code points."""

from __future__ import annotations

from bisect import bisect_right


class Utf16Offsets:
    """Converts between the two; a character beyond U+FFFF counts 2 in UTF-16.

    Args:
        text: The text that offsets point into.
    """

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._wide = [position for position, character in enumerate(text) if character > "\uffff"]
        self._starts = [position + number for number, position in enumerate(self._wide)]

    @property
    def differs(self) -> bool:
        """Whether the two ways of counting differ in this text."""
        return bool(self._wide)

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return offset + bisect_right(self._wide, offset - 1)

    def to_code_points(self, offset: int) -> int:
        """Return the code point offset of a UTF-16 offset.

        Args:
            offset: Offset in code units, from 0 to the length of the text in UTF-16.

        Raises:
            ValueError: It lies outside the text or in the middle of a character.
        """
        wide_before = bisect_right(self._starts, offset - 1)
        if wide_before and self._starts[wide_before - 1] == offset - 1:
            raise ValueError(f"offset {offset} lies in the middle of a character")
        found = offset - wide_before
        if not 0 <= found <= self._size:
            raise ValueError(f"offset {offset} lies outside the text")
        return found
