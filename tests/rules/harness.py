"""Runs a sentence with marked mentions through the stages and prints one layer's results as lines.

Sentences carry their mentions as ``[[LABEL|surface]]``; the model takes no part, so that a rule test
fails only because of rules.
"""

from __future__ import annotations

from functools import cache

from tpo_ie.corpus.markup import unmark
from tpo_ie.document import Document, Meta
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.pipeline.stages import understanding_stages
from tpo_ie.registry.knowledge import Knowledge


@cache
def _stages() -> tuple[object, ...]:
    return (IntakeStage(), *understanding_stages(Knowledge()))


def read(marked: str, published: str | None = None, **options: object) -> Document:
    """Return the document that the stages make of a marked text."""
    text, marks = unmark(marked.strip())
    draft = Draft(text=text, id="test", meta=Meta(published=published), options=dict(options))
    draft.set_mentions([FoundMention(start, end, label) for label, start, end in marks])
    for stage in _stages():
        stage(draft)  # type: ignore[operator]
    return draft.to_document()


def lines(document: Document, layer: str, rule: str | None = None) -> list[str]:
    """Return the results of a layer, one line each, of one rule or of all."""
    if layer == "roles":
        persons = [entity for entity in document.entities if entity.attributes.get("role_rule")]
        return [
            f"{entity.name} | {' '.join(entity.attributes.get('roles', [entity.attributes['role']]))}"
            for entity in persons
            if rule is None or entity.attributes["role_rule"] == rule
        ]
    name = {entity.id: entity.name for entity in document.entities}
    found = [item for item in getattr(document, layer) if rule is None or item.rule == rule]
    if layer == "officials":
        return [f"{name[o.person]} | {o.title} | {name[o.agency]}" for o in found]
    if layer == "relations":
        return [f"{r.type}: {name[r.head]} -> {name[r.tail]}" for r in found]
    if layer == "quotes":
        return [f"{name[q.speaker]}: {document.text[q.start : q.end]}" for q in found]
    return [
        f"{a.category} | {document.span(a.trigger)} | {'not ' * a.negated}{a.status} | {', '.join(document.names(a.actors))}"
        for a in found
    ]
