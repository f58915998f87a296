"""The stage that fills the quotes layer."""

from __future__ import annotations

from tpo_ie.document import Quote
from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.lexicon import using
from tpo_ie.quotes.own_verbs import own_verbs
from tpo_ie.quotes.reader import ArticleReader
from tpo_ie.quotes.utterance import Utterance
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
        self._own = own_verbs(knowledge.rules)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.quotes``."""
        with using(self._own.forms):
            found = ArticleReader(draft).read()
        draft.quotes = [self._quote(draft, one) for one in found if one.rule in self._rules]

    def _quote(self, draft: Draft, found: Utterance) -> Quote:
        """Return a quote; one that a verb of the user's own introduces bears the id of that verb's rule."""
        own = self._own.rules.get(draft.text[slice(*found.cue)].lower()) if found.cue else None
        rule = own or self._rules[found.rule]
        return Quote(
            start=found.start,
            end=found.end,
            speaker=found.speaker,
            kind=found.kind,
            cue=found.cue,
            score=rule.score,
            rule=rule.id,
        )
