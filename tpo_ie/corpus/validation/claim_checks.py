"""Checks of quotes and actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tpo_ie.corpus.validation.checks import check, guide
from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.document import Document, Entity, Quote
from tpo_ie.registry.regions import RegionRegistry

_MARKS = re.compile('["“”„«»]')
# Each paragraph of a long quote opens anew, in some papers with the closing mark.
_FURTHER_PARAGRAPH = re.compile(r"(?<=[\n\r\u2028\u2029])\s*[\"“”]")
_OPENING = re.compile("[\"“”„«»'‘’`]\\s*\\Z")
_SINGLE_ENDS = re.compile(r"\A['‘’]|['’]\Z")
_CONJUNCTION = re.compile(r"(?:[Bb]ahwa|[Aa]gar|[Ss]upaya|untuk)\s")
_SPEAKERS = ("PER", "AGENCY", "ORG")
_NEAR = 4
_PARTIES = ("actors", "partners")  # states are parties too: `nota kesepahaman dengan Arab Saudi`
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|dll|dsb|dst|Tbk|Rp|No|Jl)\.\Z")


def quote_findings(document: Document) -> Iterator[Finding]:
    """Yield what the guide says against the quotes of a valid document."""
    text = document.text
    for i, quote in enumerate(document.quotes):
        place, span, said = f"quotes[{i}]", (quote.start, quote.end), text[quote.start : quote.end]
        if not said.strip():
            yield check("quote-empty").finding(place, span)
            continue
        speaker = document.entity(quote.speaker)
        if speaker.type not in _SPEAKERS:
            yield check("quote-speaker").finding(place, span, speaker.name, speaker.type)
        if quote.kind == "direct":
            yield from _direct(text, quote, said, place)
        elif quote.kind == "indirect":
            if _CONJUNCTION.match(said):
                yield check("quote-conjunction").finding(place, span, said)
            if said.endswith(".") and not said.endswith("...") and not _ABBREVIATED.search(said):
                yield check("quote-full-stop").finding(place, span, said)
    yield from _overlapping(document)


def _direct(text: str, quote: Quote, said: str, place: str) -> Iterator[Finding]:
    span = (quote.start, quote.end)
    if _MARKS.search(_FURTHER_PARAGRAPH.sub("", said)) or _SINGLE_ENDS.search(said):
        yield check("quote-marks").finding(place, span, said)
    elif not _OPENING.search(text[max(0, quote.start - _NEAR) : quote.start]):
        yield check("quote-unmarked").finding(place, span, said)


def _overlapping(document: Document) -> Iterator[Finding]:
    end = 0
    for start, stop, i in sorted((quote.start, quote.end, i) for i, quote in enumerate(document.quotes)):
        if start < end and start < stop:
            yield check("quote-overlap").finding(f"quotes[{i}]", (start, stop), document.text[start:stop])
        end = max(end, stop)


def action_findings(document: Document) -> Iterator[Finding]:
    """Yield what the guide says against the actions of a valid document."""
    seen = set()
    for i, action in enumerate(document.actions):
        place, trigger = f"actions[{i}]", document.span(action.trigger)
        if not trigger.strip():
            yield check("action-trigger-empty").finding(place, action.trigger, label=action.category)
        evidence = [span for span in action.evidence if span[0] < span[1]]
        if not evidence:
            yield check("action-evidence").finding(place, action.trigger, trigger, action.category)
        elif not any(a <= action.trigger[0] and action.trigger[1] <= b for a, b in evidence):
            yield check("action-trigger").finding(place, action.trigger, trigger, action.category)
        for field, types in guide().argument_types.items():
            for identifier in getattr(action, field):
                entity = document.entity(identifier)
                if entity.type not in types and not (field in _PARTIES and _is_state(entity)):
                    said = f"{field} of {action.category} hold {entity.type} {entity.name!r}"
                    yield check("action-argument").finding(place, action.trigger, label=said)
        key = action.category, action.trigger
        if key in seen:
            yield check("action-twice").finding(place, action.trigger, trigger, action.category)
        seen.add(key)
    if document.actions and document.relevance is not None and document.relevance.label == "other":
        yield check("action-irrelevant").finding("relevance")


def _is_state(entity: Entity) -> bool:
    region = _regions().find(entity.name) if entity.type == "LOC" else None
    return region is not None and region.type == "country"


@cache
def _regions() -> RegionRegistry:
    return RegionRegistry.load()
