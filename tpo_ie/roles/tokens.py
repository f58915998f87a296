"""A sentence as the words between which cues and names are tied together."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from tpo_ie.pipeline.draft import Draft, FoundMention

_TOKEN = re.compile(r"\d+(?:[.,/:]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*|\S")
_WORDLESS = ("AGENCY", "POSITION", "ORG", "LOC", "LAW")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; the whole name of a person is one token.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        word: Case folded; empty inside names of persons, bodies, places and laws, whose words are no cues.
        label: Label of the mention it lies in, or nothing.
    """

    start: int
    end: int
    word: str
    label: str = ""

    @property
    def is_mark(self) -> bool:
        """Say whether it is a punctuation mark."""
        return not self.label and not self.word[:1].isalnum()

    @property
    def is_number(self) -> bool:
        """Say whether it begins with a digit."""
        return self.word[:1].isdigit()


class Line:
    """The tokens of one sentence.

    Args:
        draft: The document.
        start: Where the sentence begins.
        end: Where it ends.
    """

    def __init__(self, draft: Draft, start: int, end: int) -> None:
        self.text = draft.text
        self.start, self.end = start, end
        self.tokens: list[Token] = []
        position = start
        for mention in draft.mentions_in(start, end):
            self._read(position, mention.start, "")
            if mention.label == "PER":
                self.tokens.append(Token(mention.start, mention.end, "", "PER"))
            else:
                self._read(mention.start, mention.end, mention.label)
            position = mention.end
        self._read(position, end, "")

    def _read(self, start: int, end: int, label: str) -> None:
        for match in _TOKEN.finditer(self.text, start, end):
            word = "" if label in _WORDLESS else match.group().casefold()
            self.tokens.append(Token(match.start(), match.end(), word, label))

    @cached_property
    def words(self) -> list[str]:
        """The tokens' words."""
        return [token.word for token in self.tokens]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of the sentence."""
        return frozenset(self.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def index(self, mention: FoundMention) -> int:
        """Return the place of a person's name among the tokens."""
        return bisect_left(self._starts, mention.start)

    def has(self, phrase: tuple[str, ...], at: int) -> bool:
        """Say whether a phrase begins at a token."""
        return at >= 0 and tuple(self.words[at : at + len(phrase)]) == phrase

    def surface(self, index: int) -> str:
        """Return a token as printed."""
        token = self.tokens[index]
        return self.text[token.start : token.end]
