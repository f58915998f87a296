"""Details of brat's notation that reading and writing share."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

from tpo_ie.corpus.graph.values import kind_of

DOCUMENT_NOTE = "Document"
DOCUMENT_TARGET = "DOC"
NOTE = "AnnotatorNotes"
EQUIV = "Equiv"
IMPLIED, NEGATED, STATUS, KIND = "implied", "negated", "status", "kind"

_LINE_BREAKS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")  # where Python, and so brat, ends a line
_NOT_ON_A_LINE = re.compile(r"[\x7f-\x9f\u2028\u2029]")


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a span at line breaks, as brat does: an annotation line cannot hold them.

    Args:
        text: The whole text.
        start: First code point.
        end: Code point after the last.

    Returns:
        Spans without line breaks; a span with nothing else in it gives ``(start, start)``.
    """
    found = []
    for line_break in _LINE_BREAKS.finditer(text, start, end):
        if line_break.start() > start:
            found.append((start, line_break.start()))
        start = line_break.end()
    if start < end:
        found.append((start, end))
    return found or [(start, start)]


def whole_span(text: str, parts: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span whose parts lie between line breaks; None where something else lies between them."""
    gaps = (text[before[1] : after[0]] for before, after in pairwise(parts))
    if all(_LINE_BREAKS.fullmatch(gap) for gap in gaps):
        return parts[0][0], parts[-1][1]
    return None


def note(values: dict[str, Any]) -> str:
    """Return values as JSON that stays on one line."""
    plain = json.dumps(values, ensure_ascii=False)
    return _NOT_ON_A_LINE.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)


def is_event(label: str) -> bool:
    """Say whether spans with this label are triggers of events."""
    return kind_of(label) in ("official", "quote", "action")
