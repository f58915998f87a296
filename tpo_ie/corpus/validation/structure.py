"""Breaches of the document format: all of a document's, where reading it stops at the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Self

from pydantic import ValidationError, model_validator

from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.document import Document
from tpo_ie.document.document import _TIME as ISO_TIME
from tpo_ie.document.values import Span

_SEARCHED = 200  # characters on either side in which a text that drifted is looked for
_SHOWN = 60


class LooseDocument(Document):
    """A document whose values have the right types, but whose spans and references are not checked."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        return self


def read_loosely(data: dict[str, Any]) -> tuple[LooseDocument | None, list[Finding]]:
    """Read a document as far as its values have the right types.

    Args:
        data: The parsed JSON object.

    Returns:
        The document, or None and every value that is not as the format has it.
    """
    try:
        return LooseDocument.model_validate(data), []
    except ValidationError as error:
        return None, [_schema_finding(fault) for fault in error.errors(include_url=False)]


def _schema_finding(fault: Any) -> Finding:
    place = ""
    for part in fault["loc"]:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    reasons = {"extra_forbidden": "unknown key", "missing": "is missing"}
    message = reasons.get(fault["type"]) or f"{fault['msg']}, found {_short(repr(fault['input']))}"
    return Finding("format", "error", message, place)


def structural_findings(document: LooseDocument) -> Iterator[Finding]:
    """Yield every breach of the format that types alone cannot state.

    Args:
        document: The document; one without findings is valid.
    """
    yield from _ids(document)
    yield from _mentions(document)
    yield from _references(document)
    yield from _spans(document)
    for i, action in enumerate(document.actions):
        for value in action.time:
            if not ISO_TIME.fullmatch(value):
                yield _error("time", f"{value!r} is no ISO 8601 date, month, year or interval", f"actions[{i}].time")


def _ids(document: Document) -> Iterator[Finding]:
    for layer in ("entities", "mentions"):
        seen: set[str] = set()
        for i, item in enumerate(getattr(document, layer)):
            if item.id in seen:
                yield _error("duplicate-id", f"the id {item.id!r} stands twice", f"{layer}[{i}]")
            seen.add(item.id)


def _mentions(document: Document) -> Iterator[Finding]:
    text = document.text
    types = {entity.id: entity.type for entity in document.entities}
    end_before, before = 0, -1
    for i, mention in enumerate(document.mentions):
        place, span = f"mentions[{i}]", (mention.start, mention.end)
        if not mention.start < mention.end <= len(text):
            reason = f"{list(span)} is empty or outside the text of {len(text)} characters"
            yield _error("span-outside", reason, place, span)
        elif text[mention.start : mention.end] != mention.text:
            yield _error("offset-drift", _drift(text, mention.start, mention.end, mention.text), place, span)
        if mention.start < end_before:
            overlapped = document.mentions[before]
            kind = "overlaps" if overlapped.start < mention.end else "stands out of order behind"
            reason = f"{mention.label} {_short(mention.text)!r} {kind} {overlapped.label} {_short(overlapped.text)!r}"
            yield _error("overlap", f"{reason} (mentions[{before}])", place, span)
        if mention.end > end_before:
            end_before, before = mention.end, i
        type_ = types.get(mention.entity, mention.label)
        if type_ != mention.label:
            reason = f"{_short(mention.text)!r} is {mention.label}, its entity {mention.entity} is {type_}"
            yield _error("label-mismatch", reason, place, span)


def _drift(text: str, start: int, end: int, wanted: str) -> str:
    reason = f"{_short(wanted)!r} does not stand at its offsets, {_short(text[start:end])!r} does"
    window = max(0, start - _SEARCHED)
    hits = [window + match.start() for match in re.finditer(re.escape(wanted), text[window : end + _SEARCHED])]
    if not wanted or not hits:
        return reason
    nearest = min(hits, key=lambda hit: abs(hit - start))
    side = "right" if nearest > start else "left"
    return f"{reason}; it stands {abs(nearest - start)} to the {side}" if nearest != start else reason


def _references(document: Document) -> Iterator[Finding]:
    known = {entity.id for entity in document.entities}
    arguments = ("actors", "partners", "targets", "place", "legal_basis")
    fields = {
        "mentions": ("entity",),
        "officials": ("person", "agency"),
        "relations": ("head", "tail"),
        "quotes": ("speaker",),
        "actions": arguments,
    }
    for layer, names in fields.items():
        for i, item in enumerate(getattr(document, layer)):
            for name in names:
                value = getattr(item, name)
                for identifier in (value,) if isinstance(value, str) else value:
                    if identifier not in known:
                        yield _error("dangling", f"no entity has the id {identifier!r}", f"{layer}[{i}].{name}")


def _spans(document: Document) -> Iterator[Finding]:
    spans: list[tuple[str, Span | None]] = []
    for layer in ("officials", "relations"):
        spans += [(f"{layer}[{i}].evidence", item.evidence) for i, item in enumerate(getattr(document, layer))]
    for i, quote in enumerate(document.quotes):
        spans += [(f"quotes[{i}]", (quote.start, quote.end)), (f"quotes[{i}].cue", quote.cue)]
    for i, action in enumerate(document.actions):
        spans.append((f"actions[{i}].trigger", action.trigger))
        spans += [(f"actions[{i}].evidence[{j}]", span) for j, span in enumerate(action.evidence)]
    size = len(document.text)
    for place, span in spans:
        if span is not None and not span[0] <= span[1] <= size:
            yield _error("span-outside", f"{list(span)} lies outside the text of {size} characters", place, span)


def _error(check: str, message: str, place: str, span: tuple[int, int] | None = None) -> Finding:
    return Finding(check, "error", message, place, span)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
