"""Offices as they stand in the text: a title with the body, region or pointing noun that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpo_ie.officials.gaps import LONGEST_GAP, phrase_of, right_gap, words
from tpo_ie.officials.titles import is_candidacy, title_core
from tpo_ie.pipeline.draft import Draft, FoundMention

_OPENING = re.compile(r"\s*\(\s*")
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)")
_CLOSING = re.compile(r"[^()\n]{0,60}\)")
_NUMERAL = re.compile(r"\s+[IVX]{1,4}\b")
_ORDINAL = re.compile(r"\s+(?:ke[-\s]?\d{1,3}|pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan)\b")
# The field of an adviser behind the body: `Staf Khusus Kepala Badan X Bidang Hukum`.
_FIELD = re.compile(r"\s+(?:Bidang|Urusan)(?:,? (?:(?:dan|serta) )?[A-Z][\w-]*){1,8}?(?=,?\s*\Z|,\s)")
_SMALL_WORDS = re.compile(r"(?:\s+[a-z]+\b){1,4}")
_SMALL_WORD = re.compile(r"\s+([a-z]+)\b")
_CANDIDATE_WINDOW = 16


@dataclass(frozen=True, slots=True)
class Office:
    """A title and what was read behind it.

    Args:
        position: The title.
        body: The body stated after it (AGENCY or ORG), if any.
        region: The region after it (LOC) when no body is stated.
        noun: A noun that points back at a body (`lembaga itu`).
        start: Offset of the title.
        end: Offset after everything that belongs to the office.
        last: Index of the last mention that belongs to it.
        body_end: Offset after title, body and region, without what follows (brackets, terms, factions).
        parted: True when a comma parts title and body (`Kabid X, Kanwil Y`).
        pointing: True when `itu`, `ini`, `tersebut` closes it.
        host: The country or city to which an envoy is sent (`untuk Kamboja`, `di Manado`), if any.
        sender: The country that sends him (`Konsul Jenderal Filipina di Manado`), where a host follows.
    """

    position: FoundMention
    body: FoundMention | None
    region: FoundMention | None
    noun: str | None
    start: int
    end: int
    last: int
    body_end: int
    parted: bool
    pointing: bool
    host: FoundMention | None = None
    sender: FoundMention | None = None

    @property
    def bare(self) -> bool:
        """Whether the title stands alone."""
        return self.body is None and self.region is None and self.noun is None


def read_offices(draft: Draft) -> list[Office]:
    """Return the offices of a document in text order; candidates' titles are left out.

    Source: guide, sections 1 (POSITION), 3 and 7.
    """
    offices: list[Office] = []
    i = 0
    while i < len(draft.mentions):
        if draft.mentions[i].label == "POSITION":
            office = _Reader(draft, i).read()
            before = draft.text[max(0, office.start - _CANDIDATE_WINDOW) : office.start]
            if not is_candidacy(draft.surface(office.position), before):
                offices.append(office)
            i = office.last
        i += 1
    return offices


class _Reader:
    """Takes in, mention by mention, what belongs to the title at ``index``."""

    def __init__(self, draft: Draft, index: int) -> None:
        self.draft = draft
        self.text = draft.text
        self.position = draft.mentions[index]
        self.last = index
        self.end = self.body_end = self.position.end
        self.body: FoundMention | None = None
        self.region: FoundMention | None = None
        self.noun: str | None = None
        self.parted = False
        self.host: FoundMention | None = None
        self.sender: FoundMention | None = None

    def read(self) -> Office:
        while self._take_mention() or self._take_text():
            pass
        pointing = _SMALL_WORD.match(self.text, self.end)
        if pointing and pointing.group(1) not in words().pointers:
            pointing = None
        return Office(
            self.position, self.body, self.region, self.noun, self.position.start,
            pointing.end() if pointing else self.end, self.last, self.body_end, self.parted, pointing is not None,
            self.host, self.sender,
        )  # fmt: skip

    def _is_pointing(self, offset: int) -> bool:
        word = _SMALL_WORD.match(self.text, offset)
        return word is not None and word.group(1) in words().pointers

    def _take_mention(self) -> bool:
        if self.last + 1 >= len(self.draft.mentions):
            return False
        following = self.draft.mentions[self.last + 1]
        gap = self.text[self.end : following.start]
        if len(gap) > LONGEST_GAP or "\n" in gap:
            return False
        return self._take_bracketed(gap) or self._take_body(following, gap) or self._take_addition(following, gap)

    def _take_bracketed(self, gap: str) -> bool:
        """A short title or an acronym in brackets, which may be marked in parts: `(Kasat Reskrim)`, `(A/B)`."""
        if not _OPENING.fullmatch(gap):
            return False
        closing = _CLOSING.match(self.text, self.end + len(gap))
        if closing is None:
            return False
        inside = self.draft.mentions_in(self.end, closing.end())
        if any(mention.label == "PER" for mention in inside):
            return False
        self.last += len(inside)
        self.end = closing.end()
        return True

    def _take_body(self, following: FoundMention, gap: str) -> bool:
        link = phrase_of(gap)
        if self.noun is not None or "/" in gap or (link and link not in words().body_links):
            return False
        comma = "," in gap
        if following.label in ("AGENCY", "ORG") and self.body is None:
            if comma and not self._named_after(self.last + 1):
                return False
            if self.region is not None and (comma or not link):
                return False
            self.body, self.parted = following, comma
        elif following.label == "LOC" and self.body is None and not comma:
            if not self._take_region(following, link):
                return False
        else:
            return False
        self.last += 1
        self.end = self.body_end = following.end
        return True

    def _take_region(self, following: FoundMention, link: str) -> bool:
        """The region of a title; behind the country of an envoy also where he is sent to."""
        if self.region is None:
            if link not in ("", *words().seat_links):
                return False
            self.host = following if link in words().envoy_links else None
            self.region = following
            return True
        title = title_core(self.draft.surface(self.position))
        if self.sender is not None or link not in ("", *words().seat_links) or not title.startswith(words().envoys):
            return False
        self.sender, self.host = self.region, following
        if self.draft.surface(following).casefold() not in words().home_country:
            self.region = following
        return True

    def _take_addition(self, following: FoundMention, gap: str) -> bool:
        """A term of office, a faction, the region behind a bracketed acronym."""
        lead = phrase_of(gap)
        if following.label == "DATE" and (not lead or lead in words().term_leads):
            if not self._named_after(self.last + 1):
                return False
        elif following.label in ("ORG", "LOC") and self.body is not None:
            after_bracket = following.label == "LOC" and self.end > self.body_end and not gap.strip()
            tied = self._named_after(self.last + 1) or self._is_pointing(following.end)
            if not (after_bracket or (self._leads_on(lead, following) and tied)):
                return False
        elif following.label == "LOC" and self.region is not None and gap.strip() == ",":
            # `Kapolres Ngada, Nusa Tenggara Timur (NTT), AKBP X`
            if not self._named_after(self.last + 1):
                return False
        else:
            return False
        self.last += 1
        self.end = following.end
        numeral = _NUMERAL.match(self.text, self.end)
        self.end = numeral.end() if numeral else self.end
        return True

    def _leads_on(self, lead: str, following: FoundMention) -> bool:
        """`dari Fraksi X`, `untuk Indonesia`, `yang bertugas di Papua` between a body and a name."""
        if lead in words().faction_leads:
            return True
        clause = lead.startswith("yang ") and bool(set(words().clause_verbs) & set(lead.split()))
        return following.label == "LOC" and (clause or lead in words().envoy_links)

    def _take_text(self) -> bool:
        """A bracket without mentions, an ordinal, a noun that points back at a body."""
        bracket = _BRACKET.match(self.text, self.end)
        if bracket and not self.draft.mentions_in(self.end, bracket.end()) and self._is_acronym(bracket):
            self.end = bracket.end()
            return True
        if self.body is not None and self._take_field():
            return True
        if self.body is not None or self.noun is not None or self.region is not None:
            return False
        ordinal = _ORDINAL.match(self.text, self.end)
        if ordinal:
            self.end = ordinal.end()
            return True
        return self._take_noun()

    def _take_field(self) -> bool:
        following = self.draft.mentions[self.last + 1] if self.last + 1 < len(self.draft.mentions) else None
        if following is None or following.label != "PER" or self.end > self.body_end:
            return False
        field = _FIELD.match(self.text, self.end, following.start)
        if field is None:
            return False
        self.end = field.end()
        return True

    def _is_acronym(self, bracket: re.Match[str]) -> bool:
        """Whether a bracket does not lead to the name by itself (`(P)` of a rank) or stands right behind the title."""
        return self.end == self.position.end or right_gap(bracket.group()) is None

    def _take_noun(self) -> bool:
        """`lembaga itu`, `di balai tersebut`, `pada dinas yang sama`."""
        phrase = _SMALL_WORDS.match(self.text, self.end)
        found = list(_SMALL_WORD.finditer(phrase.group())) if phrase else []
        if found and found[0].group(1) in words().body_links:
            found.pop(0)
        if phrase is None or not found:
            return False
        noun = " ".join(word.group(1) for word in found[:2])
        if len(found) > 1 and noun in words().body_nouns:  # `gugus tugas itu`
            found.pop(0)
        else:
            noun = found[0].group(1)
        if noun not in words().body_nouns:
            noun = noun.removesuffix("nya")  # `kepala dinasnya`
        if noun not in words().body_nouns:
            return False
        self.noun = noun
        size = found[0].end()
        for count in (2, 1):
            if " ".join(word.group(1) for word in found[1 : 1 + count]) in words().pointing_tails:
                size = found[min(count, len(found) - 1)].end()
                break
        self.end = self.body_end = phrase.start() + size
        return True

    def _named_after(self, index: int) -> bool:
        """Whether a name follows the mention at ``index``, so that it stands between title and name."""
        after = index + 1
        end = self.draft.mentions[index].end
        numeral = _NUMERAL.match(self.text, end)  # `dapil Aceh II`
        end = numeral.end() if numeral else end
        bracket = _BRACKET.match(self.text, end)
        if bracket:
            after += len(self.draft.mentions_in(end, bracket.end()))
            end = bracket.end()
        if after >= len(self.draft.mentions) or self.draft.mentions[after].label != "PER":
            return False
        return right_gap(self.text[end : self.draft.mentions[after].start]) is not None
