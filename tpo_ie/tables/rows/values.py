"""Cells: values of documents in the types of the tables."""

from __future__ import annotations

import json
import math
from typing import Any

from tpo_ie.document import Document
from tpo_ie.document.values import Span


def json_text(attributes: dict[str, Any]) -> str | None:
    """Return attributes as JSON; None when there are none."""
    if not attributes:
        return None
    try:
        return json.dumps(attributes, ensure_ascii=False, allow_nan=False, default=str)
    except ValueError:  # NaN and infinity, which JSON lacks
        return json.dumps(_finite(attributes), ensure_ascii=False, default=str)


def text_of(value: Any) -> str | None:
    """Return the value of an attribute as text: a list joined by `` | ``, other values but text as JSON."""
    if value is None or value in ("", []):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " | ".join(filter(None, map(text_of, value)))
    return json.dumps(_finite(value), ensure_ascii=False, default=str)


def number(value: float | None) -> float | None:
    """Return a number as a double; one too large for it is infinite."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return math.inf if value is not None and value > 0 else -math.inf


def evidence(document: Document, span: Span | None) -> dict[str, Any]:
    """Return the three columns that tell a span: its text and both ends."""
    start, end = span or (None, None)
    return {
        "evidence": None if span is None else document.span(span),
        "evidence_start": start,
        "evidence_end": end,
    }


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value
