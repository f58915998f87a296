"""Names in values beside the text: titles, addresses, ids, attributes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from tpo_ie.privacy.search import Finder, Found, lies_in
from tpo_ie.privacy.spans import Edit, EditedText, edits_of

_SLUG = re.compile(r"\S*[-_/.%]\S*")
_SPAN_KEYS = re.compile(r"(?:\w+_)?(?:evidence|span|cue)")
_DIGITS = 8


def _in_slug(edit: Edit) -> Edit:
    """Write a placeholder as addresses have it: `korban-1`."""
    return Edit(edit.start, edit.end, re.sub(r"[^\w]+", "-", edit.text).strip("-").lower())


class Values:
    """Takes names out of values.

    Args:
        finder: The names.
        text: The text as edited, for offsets among attributes.
        others: Names of other persons, places and bodies, whose words are their own.
    """

    def __init__(self, finder: Finder, text: EditedText, others: Iterable[str]) -> None:
        self._finder = finder
        self._text = text
        self._others = [name for name in others if " " in name]

    def string(self, value: str, *, any_case: bool = False, is_id: bool = False) -> str:
        """Return a string without the names.

        Args:
            value: The string.
            any_case: Take single words and initials in small letters for names too.
            is_id: It is an id, whose words are often written small.
        """
        found = self._finder
        closed = self._closed(value)
        singles = [*found.single_words(value), *found.initials(value)]
        layers: list[Iterable[Found]] = [
            found.whole_names(value),
            found.in_addresses(value),
            [single for single in singles if not lies_in(single, closed)],
        ]
        if any_case:
            layers.append(found.in_slug(value, 0, len(value)))
            if len(value.upper()) == len(value):
                layers.append(found.initials(value.upper(), sure=True))
        if is_id or _SLUG.fullmatch(value):
            layers.insert(1, found.in_slug(value, 0, len(value)))
            return EditedText(value, [_in_slug(edit) for edit in edits_of(value, layers, ())]).text
        return EditedText(value, edits_of(value, layers, ())).text

    def _closed(self, value: str) -> list[tuple[int, int]]:
        """Return where names of others stand, in order and without overlaps."""
        found = sorted((at, at + len(name)) for name in self._others if (at := value.find(name)) >= 0)
        spans: list[tuple[int, int]] = []
        for start, end in found:
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return spans

    def whole(self, value: str) -> str:
        """Return a string without the whole names; single words stay."""
        return EditedText(value, edits_of(value, [self._finder.whole_names(value)], ())).text

    def identifier(self, value: str, secret: str) -> str:
        """Return an id without the names; a changed one ends in letters of a digest, so that ids stay apart.

        Args:
            value: The id.
            secret: The unredacted text: the digest cannot be had from guessed names without it.
        """
        changed = self.string(value, is_id=True)
        if changed == value:
            return value
        digest = hashlib.sha256(f"{value}\0{secret}".encode("utf-8", "surrogatepass")).hexdigest()
        return f"{changed}-{digest[:_DIGITS]}"

    def attributes(self, attributes: dict[str, Any]) -> dict[str, Any]:
        """Return attributes without the names; spans among them are carried over to the new text."""
        return {key: self._value(key, value) for key, value in attributes.items()}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, dict):
            return self.attributes(value)
        if isinstance(value, list):
            if _SPAN_KEYS.fullmatch(key) and len(value) == 2 and all(type(item) is int for item in value):
                return list(self._text.span((value[0], value[1])))
            return [self._value(key, item) for item in value]
        return value
