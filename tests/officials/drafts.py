"""Drafts from marked sentences: one entity per label and surface, no entity stage in between."""

from __future__ import annotations

from tpo_ie.corpus.markup import unmark
from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft, FoundMention


def draft_of(marked: str) -> Draft:
    """Return a draft with mentions, entities named by their surface, and sentences."""
    text, marks = unmark(marked)
    draft = Draft(text=text, sentences=split_sentences(text))
    draft.set_mentions([FoundMention(start, end, label) for label, start, end in marks])
    seen: dict[tuple[str, str], str] = {}
    for mention in draft.mentions:
        key = (mention.label, draft.surface(mention))
        if key not in seen:
            seen[key] = draft.add_entity(*key)
        mention.entity = seen[key]
    return draft
