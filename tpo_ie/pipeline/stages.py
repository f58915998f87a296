"""The stages a document goes through, in order; each is a callable that fills one layer of a draft."""

from __future__ import annotations

from typing import Protocol

from tpo_ie.actions.stage import ActionStage
from tpo_ie.entities.stage import EntityStage
from tpo_ie.officials.stage import OfficialStage
from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.stage import QuoteStage
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relations.stage import RelationStage
from tpo_ie.relevance.stage import RelevanceStage


class Stage(Protocol):
    """One step of the pipeline."""

    name: str

    def __call__(self, draft: Draft) -> None:
        """Fill this stage's layer of the draft."""


def understanding_stages(knowledge: Knowledge) -> list[Stage]:
    """Return the stages that follow mentions: who is who, offices, speech, links, relevance, acts."""
    return [
        EntityStage(knowledge),
        OfficialStage(knowledge),
        QuoteStage(knowledge),
        RelationStage(knowledge),
        RelevanceStage(knowledge),
        ActionStage(knowledge),
    ]
