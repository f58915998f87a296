"""What single sentences lean on: the sentences around them, who speaks, which body last acted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from tpo_ie.actions.bodies import Bodies
from tpo_ie.actions.lists import partners_in
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit, read_units
from tpo_ie.actions.vocabulary import vocabulary
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.positions import PositionRegistry

_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-z])[.)]|[-•*–]\s")
_IN_BRACKETS = re.compile(r"\((?:\d{1,2}|[a-z])\)")
_LINE_END = re.compile(r"\n[ \t]*\Z")
_LINE_BEGIN = re.compile(r"[ \t]*\n")
_MARGIN = 20  # characters of white space before a line
_LONGEST_MARK = 3
_LONGEST_HEADING = 9  # words
_MEMORY = 2  # sentences before the one at hand in which `ia`, `pihaknya` find their meaning
_NESTED = 8  # quotes that may be open at once
_PARTIES = 40
_TITLED = 5  # units between an office and its holder


class Scene:
    """The article as the reading of its sentences needs it.

    Args:
        draft: The document with entities, officials, quotes and relations filled.
        positions: Known offices and the bodies that they imply.
    """

    def __init__(self, draft: Draft, positions: PositionRegistry) -> None:
        self.draft = draft
        self.words = vocabulary()
        self.bodies = Bodies(draft, positions)
        self.last_actor: dict[str, str] = {}
        self._quotes = sorted(draft.quotes, key=lambda quote: (quote.start, -quote.end))
        self.sentences = self._sentences()
        self._parties = [unit for sentence in self.sentences for unit in sentence.units if unit.is_party]
        self._partners = {start for sentence in self.sentences for start in partners_in(sentence.units)}

    def _sentences(self) -> list[Sentence]:
        draft = self.draft
        headlines = [block.end for block in draft.layout.blocks if block.kind == "headline"]
        found: list[Sentence] = []
        lead_in: Sentence | None = None
        for index, (start, end) in enumerate(draft.sentences):
            sentence = Sentence(start, end, index, headline=bool(headlines) and end <= headlines[0])
            story = self._story_begin(start, end)
            if not draft.layout.is_noise(story):
                sentence.units = read_units(draft, story, end)
                sentence.heading = index > 0 and not sentence.headline and self._is_heading(start, end)
            # `1.` may be cut off from its item
            after_mark = bool(found) and found[-1].end - found[-1].start <= _LONGEST_MARK
            sentence.item = bool(_LIST_MARK.match(draft.text, start))
            bracketed = bool(_IN_BRACKETS.match(draft.text, start))
            if lead_in is not None and (after_mark or sentence.item or bracketed):
                sentence.lead_in = lead_in
            elif draft.text[end - 1] == ":" or draft.text[start:end].endswith(self.words.list_openers):
                lead_in = sentence
            elif end - start > _LONGEST_MARK:
                lead_in = None
            found.append(sentence)
        return found

    def _is_heading(self, start: int, end: int) -> bool:
        """Say whether a sentence is a short line of its own without a mark at its end (`Perketat Pengawasan`)."""
        text = self.draft.text
        alone = _LINE_END.search(text, max(0, start - _MARGIN), start) and _LINE_BEGIN.match(text, end)
        plain = text[end - 1].isalnum() and not _LIST_MARK.match(text, start)
        return bool(alone) and plain and text.count(" ", start, end) < _LONGEST_HEADING

    def _story_begin(self, start: int, end: int) -> int:
        """Return where a sentence begins behind the dateline (`Kabar.id, Batam - Polres …`)."""
        dateline = self.draft.layout.dateline
        return dateline.end if dateline is not None and start <= dateline.start and dateline.end < end else start

    # -- who speaks ------------------------------------------------------------------------------

    @cached_property
    def titled(self) -> frozenset[str]:
        """People whom the article names right behind an office, suspects and officers of firms left out."""
        found = set()
        for sentence in self.sentences:
            for k, unit in enumerate(sentence.units):
                if unit.label == "PER" and self._has_title(sentence.units, k):
                    found.add(unit.entity)
        return frozenset(person for person in found if not self.bodies.is_suspect(person))

    def _has_title(self, units: Sequence[Unit], at: int) -> bool:
        """Say whether an office stands before a person, with no more than its place and marks between."""
        for k in range(at - 1, max(-1, at - _TITLED - 1), -1):
            if units[k].label == "POSITION":
                return True
            if units[k].label == "ORG" or not (units[k].is_mark or units[k].label) or units[k].is_stop:
                return False
        return False

    def speaker_at(self, offset: int) -> str | None:
        """Return the entity whose words cover an offset; the innermost quote decides."""
        end = bisect_right(self._quotes, offset, key=lambda quote: quote.start)
        for quote in reversed(self._quotes[max(0, end - _NESTED) : end]):
            if offset < quote.end:
                return quote.speaker
        return None

    def in_direct_quote(self, offset: int) -> bool:
        """Say whether an offset lies in directly quoted words."""
        end = bisect_right(self._quotes, offset, key=lambda quote: quote.start)
        opened = self._quotes[max(0, end - _NESTED) : end]
        return any(offset < quote.end and quote.kind != "indirect" for quote in opened)

    # -- who was named, who acted -----------------------------------------------------------------

    def parties_before(self, offset: int) -> list[Unit]:
        """Return people, offices and bodies named before an offset, latest first, in this and the last sentences."""
        first = self.sentences[max(0, self.draft.sentence_index(offset) - _MEMORY)].start
        end = bisect_right(self._parties, offset, key=lambda unit: unit.end)
        return [unit for unit in reversed(self._parties[max(0, end - _PARTIES) : end]) if unit.start >= first]

    def is_partner(self, party: Unit) -> bool:
        """Say whether a body is named behind `bersama`, `menggandeng`."""
        return party.start in self._partners

    def body_of(self, person: str | None, offset: int, word: str = "") -> str | None:
        """Return the body for which a person acts or speaks at an offset.

        Args:
            person: The person's entity.
            offset: Where; of several offices the one named last before it counts.
            word: What the text calls the body (`dinasnya`); an office in such a body comes first.
        """
        offices = self.bodies.offices_of(person or "")
        if len(offices) < 2:
            return offices[0][1] if offices else None
        stem = word.removesuffix("nya")
        for _, body in offices:
            if stem and stem in self.bodies.name_of(body).lower():
                return body
        for party in self.parties_before(offset):
            for title, body in offices:
                if party.label == "POSITION" and (party.text.startswith(title) or title.startswith(party.text)):
                    return body
        return offices[0][1]

    def body_behind(self, entity: str, offset: int, word: str = "") -> str | None:
        """Return the body that a speaker or party is or acts for; see :meth:`body_of`."""
        body = entity if self.bodies.label_of(entity) in BODY_LABELS else self.body_of(entity, offset, word)
        return self.bodies.acting(body) if body else None

    def bodies_before(self, offset: int, number: int) -> tuple[str, ...]:
        """Return the bodies named shortly before an offset, in text order; none when they are more or fewer."""
        named = [party.entity for party in self.parties_before(offset) if party.label in BODY_LABELS]
        found = list(dict.fromkeys(named))
        return tuple(reversed(found)) if len(found) == number else ()

    def body_of_kind(self, kind: str, offset: int) -> str | None:
        """Return the body that a generic official (`polisi`, `jaksa`) stands for at an offset.

        The speaker's body comes first, or its unit that has acted, then the body of that kind that acted last,
        then the one named last before the offset, then the first one behind it.
        """
        kinds = self.words.investigator_kinds if kind == "investigator" else (kind,)
        acted = next((self.last_actor[name] for name in kinds if name in self.last_actor), None)
        own = self._speakers_body(offset)
        if own is not None and self.bodies.is_kind(own, frozenset(kinds)):
            return self.unit_or_whole(own, acted)
        return acted or self.bodies.nearest(frozenset(kinds), offset)

    def unit_or_whole(self, body: str, acted: str | None = None) -> str:
        """Return the unit of a body that acted last; where another body did, the body itself.

        Args:
            body: The body.
            acted: The body that acted last; the last of all when left out.
        """
        last = acted or self.last_actor.get("any")
        return last if last is not None and self.bodies.is_unit(last, body) else body

    def _speakers_body(self, offset: int) -> str | None:
        """Return the body of who speaks at an offset; spokesmen speak for others too."""
        speaker = self.speaker_at(offset) or ""
        if any(word in title for title, _ in self.bodies.offices_of(speaker) for word in self.words.spokes_units):
            return None
        return self.body_behind(speaker, offset)

    def note_actor(self, entity_id: str) -> None:
        """Remember a body that acted, under each of its kinds."""
        for kind in self.bodies.kinds.get(entity_id, ()):
            self.last_actor[kind] = entity_id
        self.last_actor["any"] = entity_id
