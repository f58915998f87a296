"""The stage that finds mentions: the model's spans, refined by rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tpo_ie.mentions.decoding import FloatArray, spans
from tpo_ie.mentions.doubtful import without_generic_titles
from tpo_ie.mentions.known_titles import add_known_titles
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.own_names import OwnNames
from tpo_ie.mentions.refine import refine
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.mentions.titles import mend_titles
from tpo_ie.mentions.words import Words, split_words
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge


class MentionStage:
    """Finds the mentions of one or many drafts.

    Args:
        tagger: The model.
        knowledge: The registries.
    """

    name = "mentions"

    def __init__(self, tagger: Tagger, knowledge: Knowledge) -> None:
        self.tagger = tagger
        self.knowledge = knowledge
        self.own_names = OwnNames(knowledge)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.mentions``."""
        self.batch([draft])

    def batch(self, drafts: Sequence[Draft]) -> None:
        """Fill the mentions of several drafts; the model sees windows of similar length together.

        Args:
            drafts: The drafts; their layouts are filled.
        """
        self.start(drafts)()

    def start(self, drafts: Sequence[Draft]) -> Callable[[], None]:
        """Let the model begin with several drafts, where it has threads of its own.

        Args:
            drafts: The drafts; their layouts are filled.

        Returns:
            A function that waits for the model and fills the mentions.
        """
        words = [split_words(draft.text) for draft in drafts]
        tagged = self.tagger.start([w.texts for w in words], [w.after_break for w in words])

        def finish() -> None:
            for draft, w, log_probs in zip(drafts, words, tagged(), strict=True):
                self._fill(draft, w, log_probs)

        return finish

    def _fill(self, draft: Draft, words: Words, log_probs: FloatArray) -> None:
        found = [
            FoundMention(words.starts[span.first], words.ends[span.last], span.label, span.score)
            for span in spans(log_probs, SCHEMES["tpo"].labels)
        ]
        refined = mend_titles(draft.text, refine(draft, found, self.knowledge.agencies), self.knowledge)
        refined = add_known_titles(draft.text, refined, self.knowledge)
        refined = without_generic_titles(draft.text, refined, self.knowledge.positions)
        refined = self.own_names.add(draft.text, refined)
        draft.set_mentions([mention for mention in refined if not draft.layout.is_noise(mention.start)])
