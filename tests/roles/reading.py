"""Runs marked sentences through the stage alone: each surface form is a person of its own."""

from __future__ import annotations

from typing import Any

from tpo_ie.corpus.markup import unmark
from tpo_ie.document import Official
from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.roles.stage import RoleStage


def draft_of(marked: str, *, offices: tuple[str, ...] = ()) -> Draft:
    """Return a draft with entities; those named in ``offices`` hold one."""
    text, marks = unmark(marked)
    draft = Draft(text=text, sentences=split_sentences(text))
    draft.set_mentions([FoundMention(start, end, label) for label, start, end in marks])
    known: dict[str, str] = {}
    for mention in draft.mentions:
        surface = draft.surface(mention)
        if surface not in known:
            known[surface] = draft.add_entity(mention.label, surface)
        mention.entity = known[surface]
    body = draft.add_entity("AGENCY", "Badan Contoh", implied=True)
    draft.officials = [Official(person=known[name], title="Kepala", agency=body) for name in offices]
    return draft


def attributes(
    marked: str, *, offices: tuple[str, ...] = (), disabled: frozenset[str] = frozenset()
) -> dict[str, dict[str, Any]]:
    """Return the attributes of persons by name, as the stage sets them."""
    draft = draft_of(marked, offices=offices)
    RoleStage(disabled=disabled)(draft)
    return {entity.name: entity.attributes for entity in draft.entities.values() if entity.type == "PER"}


def roles(marked: str, **options: Any) -> dict[str, str | None]:
    """Return the role of persons by name."""
    return {name: found.get("role") for name, found in attributes(marked, **options).items()}
