"""The stage that fills the quotes layer."""

from __future__ import annotations

from tpo_ie.document import Quote
from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.reader import ArticleReader
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.resources import Rule, load_rules


class QuoteStage:
    """Finds direct and indirect speech and its speakers.

    Args:
        knowledge: The registries.
    """

    name = "quotes"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._rules = load_rules("tpo_ie.quotes", Rule)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.quotes``."""
        draft.quotes = [
            Quote(
                start=found.start,
                end=found.end,
                speaker=found.speaker,
                kind=found.kind,
                cue=found.cue,
                score=self._rules[found.rule].score,
                rule=found.rule,
            )
            for found in ArticleReader(draft).read()
            if found.rule in self._rules
        ]
