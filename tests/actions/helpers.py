"""Marked sentences with plain entities, so that a test of this stage rests on no other stage."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.actions.stage import ActionStage
from tpo_ie.corpus.markup import unmark
from tpo_ie.document import Action, Entity, Meta, Official, Quote, Relation
from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge

KNOWLEDGE = Knowledge()


def drafted(marked: str, published: str | None = "2025-03-14") -> Draft:
    """Return a draft in which equal surfaces share an entity whose id and name are the surface."""
    text, marks = unmark(marked)
    draft = Draft(text=text, meta=Meta(published=published), sentences=split_sentences(text))
    draft.set_mentions([FoundMention(start, end, label, entity=text[start:end]) for label, start, end in marks])
    for mention in draft.mentions:
        name = draft.surface(mention)
        draft.entities[name] = Entity(id=name, type=mention.label, name=name)
    return draft


def office(draft: Draft, person: str, title: str, agency: str) -> None:
    """Give a person an office."""
    draft.officials.append(Official(person=person, title=title, agency=agency))


def works_for(draft: Draft, person: str, body: str) -> None:
    """Let a person work for an organisation."""
    draft.relations.append(Relation(type="works_for", head=person, tail=body))


def said(draft: Draft, words: str, speaker: str, kind: str = "direct") -> None:
    """Let a speaker say words that stand in the text."""
    start = draft.text.index(words)
    quote = Quote(start=start, end=start + len(words), speaker=speaker, kind=kind)
    draft.quotes.append(quote)


def acted(draft: Draft | str) -> list[Action]:
    """Return the actions of a draft or of a marked text by the frames alone, whatever the weights of learned triggers."""
    if isinstance(draft, str):
        draft = drafted(draft)
    stage = ActionStage(KNOWLEDGE)
    stage.frames = replace(stage.frames, learned={})
    stage(draft)
    return draft.actions
