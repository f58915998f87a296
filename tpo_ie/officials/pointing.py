"""Offices that point back at a person named before: `imbuh Ketua Harian X ini`, `Ia menjabat Kepala Y`."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from tpo_ie.language.sentences import quoted_stretches
from tpo_ie.officials.gaps import LONGEST_GAP, left_gap, phrase_of, tokens, words
from tpo_ie.officials.offices import Office
from tpo_ie.pipeline.draft import Draft, FoundMention

# How far back the person may stand that `itu` or a pronoun points at.
_REACH = 700


class Pointer:
    """Finds whom an office without a name beside it means.

    Args:
        draft: The document; mentions and sentences are read.
        unnamed: Person entities that only initials stand for: nobody points at them by an office.
    """

    def __init__(self, draft: Draft, unnamed: set[str]) -> None:
        self.draft = draft
        self.text = draft.text
        self.unnamed = unnamed

    def person_of(self, office: Office) -> FoundMention | None:
        """Return the person that an office points at; None when it points at nobody.

        Args:
            office: An office without a holder beside it.
        """
        sentence = self.draft.sentence_at(office.start)
        if self._in_quotation(office.start):
            return None
        if office.pointing and office.noun is None:
            return self._last_person(office.start) if not office.bare or self._is_former(office) else None
        if self._after_pronoun(sentence[0], office.start):
            return self._last_person(sentence[0])
        return self._behind_term(sentence, office)

    def _is_former(self, office: Office) -> bool:
        """`ujar mantan Sekretaris Kabinet itu`: the title alone tells whom, unless he is spoken of to others."""
        before = tokens(self.text[max(0, office.start - LONGEST_GAP) : office.start])
        former = self.draft.surface(office.position).casefold().startswith(words().former)
        return former and not (before and before[-1].casefold() in words().cases)

    def _after_pronoun(self, sentence: int, office: int) -> bool:
        """`Ia menjabat sebagai Kepala X`, `Kini ia memimpin …`."""
        parts = tokens(self.text[sentence:office]) if office - sentence <= LONGEST_GAP else []
        lead = next((p for p in words().before_pronouns if phrase_of(" ".join(parts)).startswith(p + " ")), "")
        parts = [part for part in parts[len(lead.split()) :] if part != ","] if lead else parts
        if not parts or len(parts) > 8 or parts[0].casefold() not in words().pronouns:
            return False
        return len(parts) == 1 or left_gap(" " + " ".join(parts[1:]) + " ") is not None

    def _behind_term(self, sentence: tuple[int, int], office: Office) -> FoundMention | None:
        """`Sejak menjadi Kepala X, ia …`, `Selama menjabat Ketua Y, Budi …`."""
        lead = self.text[sentence[0] : min(office.start, sentence[0] + LONGEST_GAP)]
        if len(lead) == LONGEST_GAP or phrase_of(lead) not in words().term_openers:
            return None
        behind = tokens(self.text[office.end : min(sentence[1], office.end + LONGEST_GAP)])
        comma = behind.index(",") if "," in behind else len(behind)
        if any(word.casefold() in words().pronouns for word in behind[comma + 1 : comma + 2]):
            return self._last_person(sentence[0])
        named = self.draft.mentions_in(office.end, sentence[1])[:1]
        if named and named[0].label == "PER" and self.text[office.end : named[0].start].strip() == ",":
            return named[0]
        return None

    def _last_person(self, before: int) -> FoundMention | None:
        """The subject of the last sentence before an offset that names anybody: its first person outside quotations."""
        subject: FoundMention | None = None
        for mention in reversed(self.draft.mentions_in(max(0, before - _REACH), before, "PER")):
            if self._in_quotation(mention.start) or mention.entity in self.unnamed:
                continue
            if subject is not None and mention.start < self.draft.sentence_at(subject.start)[0]:
                break
            subject = mention
        return subject

    def _in_quotation(self, offset: int) -> bool:
        i = bisect_right(self._quotations, (offset, len(self.text))) - 1
        return i >= 0 and self._quotations[i][0] < offset < self._quotations[i][1]

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        start = 0
        for line in self.text.splitlines(keepends=True):
            spans += quoted_stretches(self.text, start, start + len(line))
            start += len(line)
        return spans
