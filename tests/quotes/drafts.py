"""Small articles with marked mentions, read by intake and the quote rules alone."""

from __future__ import annotations

from functools import cache

from tpo_ie.corpus.markup import unmark
from tpo_ie.document import Quote
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.quotes.stage import QuoteStage
from tpo_ie.registry.knowledge import Knowledge


@cache
def _stages() -> tuple[IntakeStage, QuoteStage]:
    return IntakeStage(), QuoteStage(Knowledge())


def read(marked: str, names: dict[str, str] | None = None) -> Draft:
    """Return the draft of a marked text; mentions with one surface (or one of ``names``' values) share an entity."""
    text, marks = unmark(marked)
    draft = Draft(text=text)
    draft.set_mentions([FoundMention(start, end, label) for label, start, end in marks])
    known: dict[tuple[str, str], str] = {}
    for mention in draft.mentions:
        surface = text[mention.start : mention.end]
        name = (names or {}).get(surface, surface)
        key = (mention.label, name)
        if key not in known:
            known[key] = draft.add_entity(mention.label, name)
        mention.entity = known[key]
    for stage in _stages():
        stage(draft)
    return draft


def said(marked: str, names: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return speaker and words of every quote."""
    draft = read(marked, names)
    return [(draft.entities[quote.speaker].name, draft.text[quote.start : quote.end]) for quote in draft.quotes]


def quotes(marked: str, names: dict[str, str] | None = None) -> list[Quote]:
    """Return the quotes."""
    return read(marked, names).quotes
