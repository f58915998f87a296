"""The stage that says whether an article is about trafficking, the protection of migrants, or other things."""

from __future__ import annotations

from tpo_ie.document import Relevance
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relevance.leaning import with_own_terms
from tpo_ie.relevance.scoring import judge, themes, with_own_cues


class RelevanceStage:
    """Weighs the cue terms of an article against its length.

    Args:
        knowledge: The registries.
    """

    name = "relevance"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.cues = with_own_cues(knowledge.rules)
        self.leaner = with_own_terms(knowledge.rules)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.relevance``."""
        noise = [(block.start, block.end) for block in draft.layout.blocks if block.kind == "noise"]
        groups = sum(mention.label == "GROUP" for mention in draft.mentions)
        label, score = judge(themes(draft.text, noise, groups, self.cues, self.leaner))
        draft.relevance = Relevance(label=label, score=score)
