"""A sentence as a row of units: a mention is one unit, and so is every word and mark outside mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tpo_ie.pipeline.draft import Draft, FoundMention

_TOKEN = re.compile(r"[^\W_]+(?:[-/.'’][^\W_]+)*|[^\w\s]")
_QUOTE_MARKS = frozenset('"“”„«»')
_RELATIVE = "yang"
_DEEPEST_BRACKET = 14

MARK = "MARK"
_COMMON_LABELS = frozenset({"GROUP", "CRIME"})
BODY_LABELS = frozenset({"AGENCY", "ORG"})
PARTY_LABELS = frozenset({"AGENCY", "ORG", "PER", "POSITION"})


@dataclass(slots=True)
class Unit:
    """A word, a mark or a mention.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        text: Its surface, lower case.
        label: Label of the mention, ``MARK`` for punctuation, empty for words.
        entity: The mention's entity; empty for words.
    """

    start: int
    end: int
    text: str
    label: str = ""
    entity: str = ""

    @property
    def is_party(self) -> bool:
        """Say whether it names someone who can act."""
        return self.label in PARTY_LABELS

    @property
    def is_mark(self) -> bool:
        """Say whether it is punctuation."""
        return self.label == MARK

    @property
    def is_relative(self) -> bool:
        """Say whether it opens a relative clause."""
        return not self.label and self.text == _RELATIVE

    @property
    def is_comma(self) -> bool:
        """Say whether it is a comma."""
        return self.label == MARK and self.text == ","

    @property
    def is_stop(self) -> bool:
        """Say whether it ends a clause for good: full stop, semicolon, colon."""
        return self.label == MARK and self.text in ".;:"

    @property
    def is_quote_mark(self) -> bool:
        """Say whether it opens or closes a quotation."""
        return self.label == MARK and self.text in _QUOTE_MARKS


@dataclass(slots=True)
class Sentence:
    """A sentence to read acts from.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        index: Its number in the draft.
        units: Its units without bracketed asides.
        headline: True for the article's title.
        heading: True for a line of its own between paragraphs that repeats what follows.
        item: True for an item of a list.
        lead_in: The sentence ending in a colon that this list item hangs on.
    """

    start: int
    end: int
    index: int
    units: list[Unit] = field(default_factory=list)
    headline: bool = False
    heading: bool = False
    item: bool = False
    lead_in: Sentence | None = None

    def text_of(self, begin: int, end: int) -> str:
        """Return units as one string; a mention is preceded by its label (`@group korban tppo`).

        Proper names are one word each (`@agency dinas_sosial`): their words are not words of the clause.
        """
        return " ".join(map(_shown, self.units[max(0, begin) : end]))


def _shown(unit: Unit) -> str:
    if not unit.label or unit.label == MARK:
        return unit.text
    text = unit.text if unit.label in _COMMON_LABELS else unit.text.replace(" ", "_")
    return f"@{unit.label.lower()} {text}"


def read_units(draft: Draft, start: int, end: int) -> list[Unit]:
    """Cut a sentence into units; short bracketed asides (`(34)`, `(TPPO)`) are left out.

    Args:
        draft: The document with its mentions.
        start: Where the sentence begins.
        end: Where it ends, exclusive.

    Returns:
        Units in text order.
    """
    units: list[Unit] = []
    offset = start
    for mention in draft.mentions_in(start, end):
        _add_words(units, draft.text, offset, mention.start)
        units.append(_mention_unit(draft, mention))
        offset = mention.end
    _add_words(units, draft.text, offset, end)
    return _without_asides(units)


def _mention_unit(draft: Draft, mention: FoundMention) -> Unit:
    return Unit(mention.start, mention.end, draft.surface(mention).lower(), mention.label, mention.entity)


def _add_words(units: list[Unit], text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        label = "" if word[0].isalnum() else MARK
        units.append(Unit(match.start(), match.end(), word.lower(), label))


def _without_asides(units: list[Unit]) -> list[Unit]:
    kept: list[Unit] = []
    opened: int | None = None
    for unit in units:
        if unit.label == MARK and unit.text == "(":
            opened = len(kept)
        elif unit.label == MARK and unit.text == ")" and opened is not None:
            if len(kept) - opened <= _DEEPEST_BRACKET:
                del kept[opened:]
                opened = None
                continue
            opened = None
        kept.append(unit)
    return kept
