"""What the readers of indirect speech share: the article, its speakers, and how a finding is noted."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.document.values import QuoteKind
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.utterance import Speaker, Utterance

SHORTEST = 2  # tokens that a reported clause has at least


@dataclass(frozen=True, slots=True)
class Context:
    """The article that is being read.

    Args:
        text: Its text.
        cast: Its speakers; who is in focus changes while reading.
    """

    text: str
    cast: Cast

    def note(
        self, sentence: Sentence, span: tuple[int, int], speaker: Speaker, *, cue: Token | None, rule: str
    ) -> list[Utterance]:
        """Put a speaker in focus and return what was said as an utterance, or nothing when the span is empty.

        Args:
            sentence: The sentence.
            span: What was said; the full stop at its end is left out.
            speaker: Who said it.
            cue: The verb.
            rule: The rule.
        """
        self.cast.focus(speaker)
        start, end = span[0], clause_end(self.text, *span)
        if start >= end:
            return []
        inside = any(start <= quoted.outer[0] and quoted.outer[1] <= end + 1 for quoted in sentence.quoted)
        kind: QuoteKind = "mixed" if inside else "indirect"
        return [Utterance(start, end, speaker.entity, kind, (cue.start, cue.end) if cue else None, rule)]


def clause_end(text: str, start: int, end: int) -> int:
    """Return where a reported clause ends: before the stop and the white space at its end."""
    while end > start and text[end - 1] in ".,; \t…":
        end -= 1
    return end
