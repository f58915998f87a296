"""Articles cut down to what was read from them: evidence and quotes, gaps marked by an ellipsis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tpo_ie.document import Document
from tpo_ie.document.values import Span
from tpo_ie.privacy.spans import Edit, EditedText

_GAP = "\n…\n"


def excerpt(document: Document) -> Document:
    """Return a document whose text is only the evidence, triggers and quotes of its layers.

    Args:
        document: The document.

    Returns:
        A copy with all layers; mentions that lie in what was cut are gone, their entities stay.
    """
    kept = list(_merged(_spans(document)))
    text = EditedText(document.text, list(_gaps(kept, len(document.text))))
    data = document.to_dict()
    data["text"] = text.text
    data["mentions"] = [
        mention | _ends(text.span((mention["start"], mention["end"])))
        for mention in data["mentions"]
        if any(start <= mention["start"] and mention["end"] <= end for start, end in kept)
    ]
    for quote in data["quotes"]:
        quote |= _ends(text.span((quote["start"], quote["end"])))  # noqa: PLW2901
        quote["cue"] = None  # may lie in what was cut
    for layer in ("officials", "relations"):
        for item in data[layer]:
            item["evidence"] = item["evidence"] and text.span(tuple(item["evidence"]))
    for action in data["actions"]:
        action["trigger"] = text.span(tuple(action["trigger"]))
        action["evidence"] = [text.span((start, end)) for start, end in action["evidence"]]
    return Document.from_dict(data)


def _ends(span: Span) -> dict[str, Any]:
    return {"start": span[0], "end": span[1]}


def _spans(document: Document) -> Iterator[Span]:
    for action in document.actions:
        yield action.trigger
        yield from action.evidence
    yield from ((quote.start, quote.end) for quote in document.quotes)
    evidence = [*(o.evidence for o in document.officials), *(r.evidence for r in document.relations)]
    yield from (span for span in evidence if span is not None)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those that touch or overlap as one."""
    start = end = -1
    for first, last in sorted(spans):
        if start >= 0 and first <= end + 1:
            end = max(end, last)
        else:
            if start >= 0:
                yield start, end
            start, end = first, last
    if start >= 0:
        yield start, end


def _gaps(kept: list[Span], size: int) -> Iterator[Edit]:
    position = 0
    for start, end in kept:
        if start > position:
            yield Edit(position, start, _GAP if position else "")
        position = end
    if size > position:
        yield Edit(position, size, "")
