"""Runs marked sentences through the entity stage alone."""

from __future__ import annotations

from datetime import date
from functools import cache

from tpo_ie.corpus.markup import unmark
from tpo_ie.document import Entity, Meta
from tpo_ie.entities.stage import EntityStage
from tpo_ie.intake.layout import Layout
from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge


@cache
def _stage() -> EntityStage:
    return EntityStage(Knowledge())


def resolve(marked: str, *, published: str | None = None, anchor: date | None = None) -> Draft:
    """Return the draft with the entities of a text whose mentions are marked ``[[LABEL|surface]]``."""
    text, marks = unmark(marked.strip())
    draft = Draft(
        text=text, meta=Meta(published=published), layout=Layout(anchor=anchor), sentences=split_sentences(text)
    )
    draft.set_mentions([FoundMention(start, end, label) for label, start, end in marks])
    _stage()(draft)
    return draft


def groups(draft: Draft) -> dict[str, list[str]]:
    """Return the surfaces of each entity by its name, in text order."""
    found: dict[str, list[str]] = {}
    for entity in draft.entities.values():
        found.setdefault(entity.name, []).extend(draft.surface(m) for m in draft.mentions_of(entity.id))
    return found


def entity_of(draft: Draft, surface: str) -> Entity:
    """Return the entity of the first mention with this surface."""
    return next(draft.entities[m.entity] for m in draft.mentions if draft.surface(m) == surface)
