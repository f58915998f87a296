"""Who holds an office: the name before or after it, shared and second offices."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpo_ie.officials.gaps import LONGEST_GAP, LeftGap, is_courtesy, left_gap, phrase_of, right_gap, tokens, words
from tpo_ie.officials.offices import Office
from tpo_ie.officials.pointing import Pointer
from tpo_ie.officials.titles import title_core
from tpo_ie.pipeline.draft import Draft, FoundMention

_APPOSITION_END = re.compile(r"\s*(?:[,.;:)\n–-]|\Z)|\s+(\w+)")
_DATELINE_DASH = re.compile(r"\s[-–—]{1,3}\s")
_CLOSING = re.compile(r"\s*\)")
_LONGEST_CHAIN = 6
_KIN_REACH = 30
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}(?:alias)?|[A-Z][a-z]?\.(?:[A-Z][a-z]?\.?){0,3}")


_COMPARED = frozenset({"dengan", "selain", "seperti"})
_PASSED_ON = re.compile(
    r"\s(?:[a-z]{1,12} ){0,3}(?:diserahterimakan|diserahkan|beralih|berpindah|berganti|berpindah tangan) dari\s"
)
_TO = re.compile(r"(?:,[^.\n]{0,40}?,?)? (?:kepada|ke)\s")


@dataclass(frozen=True, slots=True)
class Holding:
    """A person and an office that the text ties together.

    Args:
        person: The name.
        office: The office.
        attachment: ``after``, ``before``, ``second``, ``paired`` or ``pointing``.
        start: Where the evidence begins.
        end: Where it ends.
        body_of: Another office whose body this one shares (`Gubernur dan Wakil Gubernur X`).
        proxy_of: The person for whom this one stands (`Budi, yang diwakili Kabid X Ani`).
    """

    person: FoundMention
    office: Office
    attachment: str
    start: int
    end: int
    body_of: Office | None = None
    proxy_of: FoundMention | None = None


def unnamed_persons(draft: Draft) -> set[str]:
    """Return the person entities that only initials stand for: suspects, victims, minors (guide, section 7)."""
    hidden: dict[str, bool] = {}
    for mention in draft.mentions:
        if mention.label == "PER":
            before = draft.text[max(0, mention.start - 25) : mention.start].casefold().rstrip(" \"'“")
            initials = _INITIALS.fullmatch(draft.surface(mention)) or before.endswith(words().initials_words)
            hidden[mention.entity] = hidden.get(mention.entity, True) and bool(initials)
    return {entity for entity, is_hidden in hidden.items() if is_hidden}


def read_holdings(draft: Draft, offices: list[Office]) -> list[Holding]:
    """Return who holds which office.

    Args:
        draft: The document; mentions and sentences are read.
        offices: Its offices in text order.

    Returns:
        Holdings in text order of their offices.

    Source: guide, section 3; orders of title and name as in the domain notes on reporting, section 3.1.
    """
    return _Holders(draft, offices).read()


class _Holders:
    def __init__(self, draft: Draft, offices: list[Office]) -> None:
        self.draft = draft
        self.text = draft.text
        self.offices = offices
        self.indexes = {mention.start: index for index, mention in enumerate(draft.mentions)}
        self.pointer = Pointer(draft, unnamed_persons(draft))
        self.found: dict[int, list[Holding]] = {}
        self.taken: set[int] = set()

    def read(self) -> list[Holding]:
        k = 0
        while k < len(self.offices):
            chain = self._chain(k)
            for member in reversed(chain):  # the last office of a chain stands next to the name
                self._holder_after(member)
            for member in chain:
                if member not in self.found or self._explicit_before(member):
                    self._holder_before(member)
            k = chain[-1] + 1
        for k, office in enumerate(self.offices):
            person = self.pointer.person_of(office) if k not in self.found else None
            if person is not None:
                self._add(k, person, "pointing", office.start, office.end)
        return [holding for k in sorted(self.found) for holding in self.found[k]]

    def _chain(self, k: int) -> list[int]:
        """An office and those after it that follow without a name between them."""
        chain = [k]
        while chain[-1] + 1 < len(self.offices) and len(chain) < _LONGEST_CHAIN:
            following = chain[-1] + 1
            if self.offices[chain[-1]].last + 1 != self._index_of(self.offices[following]):
                break
            chain.append(following)
        return chain

    def _mention(self, index: int, label: str) -> FoundMention | None:
        mentions = self.draft.mentions
        return mentions[index] if 0 <= index < len(mentions) and mentions[index].label == label else None

    # -- after the office ------------------------------------------------------------------

    def _holder_after(self, k: int) -> None:
        office = self.offices[k]
        person = self._mention(office.last + 1, "PER")
        if person is not None:
            gap = right_gap(self._without_colon(office, person.start))
            if gap is None:
                self._handed_over(k, person)
                return
            if gap.comma and not gap.link and self._names_another(k, person):
                return
            self._add(k, person, "after", office.start, person.end)
            if self._first_word(office) in words().shared_titles:
                self._sharing_holders(k, office.last + 2, person)
        elif k + 1 < len(self.offices) and office.last + 1 == self._index_of(self.offices[k + 1]):
            self._holder_of_next(k)

    def _without_colon(self, office: Office, end: int) -> str:
        """The text behind an office; behind a seat of a board without the colon that introduces its holder."""
        gap = self.text[office.end : end]
        seat = title_core(self.draft.surface(office.position)) in words().board_titles
        return " " + gap.lstrip()[1:] if seat and gap.lstrip().startswith(":") else gap

    def _handed_over(self, k: int, person: FoundMention) -> None:
        """`Jabatan Kapolres X diserahterimakan dari A kepada B`: both hold or held it."""
        office = self.offices[k]
        following = self._mention(self.indexes[person.start] + 1, "PER")
        if following is None or following.start - person.end > LONGEST_GAP:
            return
        passed = _PASSED_ON.match(self.text, office.end, person.start)
        to = _TO.match(self.text, person.end, following.start)
        if passed is None or to is None or not is_courtesy(self.text[passed.end() : person.start]):
            return
        if is_courtesy(self.text[to.end() : following.start]):
            self._add(k, person, "after", office.start, person.end)
            self._add(k, following, "after", office.start, following.end)

    def _names_another(self, k: int, person: FoundMention) -> bool:
        """`Budi, Kepala X, Ani`: the office is that of the free name before it; `Istri Bupati X, Ani`: of none."""
        lead = tokens(self.text[max(0, self.offices[k].start - _KIN_REACH) : self.offices[k].start])
        if lead and (lead[-1].casefold() in words().kin or " ".join(lead[-2:]).casefold() in words().kin):
            return True
        before = self._name_before(k)
        if before is None or before[1].kind != "comma" or self._is_compared(before[0]):
            return False
        return before[0].start not in self.taken and before[0].entity != person.entity

    def _is_compared(self, person: FoundMention) -> bool:
        """`Senada dengan Budi, Kepala X, Ani …`: the office is that of the name behind it."""
        start = self.draft.sentence_at(person.start)[0]
        lead = tokens(self.text[start : person.start]) if person.start - start < LONGEST_GAP else []
        return 0 < len(lead) <= 3 and lead[-1].casefold() in _COMPARED

    def _sharing_holders(self, k: int, index: int, person: FoundMention) -> None:
        """`Anggota DPR A dan B`, `Ketiga Tenaga Ahli X adalah A, B, dan C`: the names up to the last `dan`."""
        others: list[FoundMention] = []
        end, last = person.end, False
        while not last and (other := self._mention(index + len(others), "PER")) is not None:
            gap = self.text[end : other.start]
            last = bool(words().conjunctions & set(tokens(gap)))
            if len(gap) > LONGEST_GAP or not is_courtesy(
                " ".join(t for t in tokens(gap) if t not in words().conjunctions)
            ):
                return
            others.append(other)
            end = other.end
        following = self._mention(index + len(others), "POSITION")
        titled = following is not None and left_gap(self.text[end : following.start]) is not None
        for other in others[: len(others) - titled] if last else ():
            self._add(k, other, "after", self.offices[k].start, other.end)

    def _holder_of_next(self, k: int) -> None:
        office, following = self.offices[k], self.offices[k + 1]
        gap = self.text[office.end : following.start]
        if len(gap) > 60 or "\n" in gap:
            return
        link = phrase_of(self._without_colon(office, following.start))
        if ":" in gap and not link:
            link = "yang dijabat oleh"  # `Ketua: Wakil Bupati X Budi`
        after = [h for h in self.found.get(k + 1, ()) if h.attachment in ("after", "second")]
        if link in words().second_office_links and after:
            self._add(k, after[0].person, "second", office.start, after[0].end)
        elif link == "/" or link in words().conjunctions:
            self._paired_holders(k)

    def _paired_holders(self, k: int) -> None:
        """`Gubernur dan Wakil Gubernur X, A dan B`: first title to first name, second to second."""
        office, following = self.offices[k], self.offices[k + 1]
        first, second = (self._mention(following.last + n, "PER") for n in (1, 2))
        if first is None or second is None or (office.bare and following.bare):
            return
        gap = right_gap(self.text[following.end : first.start])
        if gap is None or gap.link or phrase_of(self.text[first.end : second.start]) not in words().conjunctions:
            return
        shared = following if office.bare else None
        self.found[k] = [Holding(first, office, "paired", office.start, first.end, body_of=shared)]
        self.found[k + 1] = [Holding(second, following, "paired", following.start, second.end)]

    # -- before the office -----------------------------------------------------------------

    def _name_before(self, k: int) -> tuple[FoundMention, LeftGap] | None:
        """The name before an office and how the office follows it; aliases between them are skipped."""
        office = self.offices[k]
        index = self._index_of(office) - 1
        person = self._mention(index, "PER")
        if person is None:
            return None
        gap = left_gap(self.text[person.end : office.start])
        return (person, gap) if gap is not None else None

    def _explicit_before(self, k: int) -> bool:
        before = self._name_before(k)
        return before is not None and before[1].kind == "link"

    def _holder_before(self, k: int) -> None:
        before = self._name_before(k)
        if before is None:
            self._same_holder_as_before(k)
            return
        person, gap = before
        office = self.offices[k]
        if gap.kind == "comma" and not self._is_apposition(k, person):
            return
        if gap.kind == "bracket" and not _CLOSING.match(self.text, office.end):
            return
        if "sebagai" in gap.link and self._made_candidate(person):
            return
        self.found.pop(k, None)
        second = person.start in self.taken
        self._add(k, person, "second" if second else "before", person.start, office.body_end)
        if gap.kind == "link" and self._first_word(office) in words().shared_titles:
            other = self._mention(self._index_of(office) - 2, "PER")
            if other is not None and phrase_of(self.text[other.end : person.start]) in words().conjunctions:
                self._add(k, other, "before", other.start, office.body_end)  # `A dan B selaku anggota`

    def _same_holder_as_before(self, k: int) -> None:
        """`Budi selaku Ketua X yang juga Kepala Y`."""
        if k == 0 or k - 1 not in self.found or self._index_of(self.offices[k]) != self.offices[k - 1].last + 1:
            return
        earlier = self.found[k - 1][0]
        link = phrase_of(self.text[self.offices[k - 1].end : self.offices[k].start])
        if earlier.attachment in ("before", "second") and link in words().second_office_links:
            self._add(k, earlier.person, "second", earlier.start, self.offices[k].body_end)

    def _is_apposition(self, k: int, person: FoundMention) -> bool:
        """`Budi, Kepala X, mengatakan`, but not `menurut Budi, Kepala X harus …` or a list of officials."""
        if person.start in self.taken:
            return False
        end = _APPOSITION_END.match(self.text, self.offices[k].end)
        if end and (end.group(1) is None or end.group(1) in words().apposition_ends):
            return True
        if end and end.group(1) in words().faction_leads and self._first_word(self.offices[k]) in words().shared_titles:
            return True  # `Budi, anggota DPRD X dari Fraksi Y, …`
        start = self.draft.sentence_at(person.start)[0]
        if person.start - start > LONGEST_GAP:
            return False
        before = self.text[start : person.start]
        dash = _DATELINE_DASH.search(before)
        return is_courtesy(before[dash.end() :] if dash else before)

    def _made_candidate(self, person: FoundMention) -> bool:
        before = self.text[max(0, person.start - 40) : person.start].casefold()
        return any(verb in before for verb in words().candidate_verbs)

    # -- helpers ---------------------------------------------------------------------------

    def _index_of(self, office: Office) -> int:
        return self.indexes[office.start]

    def _first_word(self, office: Office) -> str:
        return self.draft.surface(office.position).split()[0].casefold()

    def _add(self, k: int, person: FoundMention, attachment: str, start: int, end: int) -> None:
        office = self.offices[k]
        self.taken.add(person.start)
        holding = Holding(
            person, office, attachment, start, max(end, office.body_end), proxy_of=self._represented_person(office)
        )
        self.found.setdefault(k, []).append(holding)

    def _represented_person(self, office: Office) -> FoundMention | None:
        person = self._mention(self._index_of(office) - 1, "PER")
        if person is None or office.start - person.end > LONGEST_GAP:
            return None
        return person if phrase_of(self.text[person.end : office.start]) in words().proxy_links else None
