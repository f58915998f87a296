"""What all relation readers share: bodies in the text, lists of them, who is meant by `pihaknya`, found links."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from tpo_ie.document import Relation
from tpo_ie.officials.article import ArticleBodies
from tpo_ie.officials.bodies import BodyFinder
from tpo_ie.officials.gaps import is_courtesy
from tpo_ie.officials.offices import read_offices
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relations.cues import cues

_WORD = re.compile(r"[\w-]+")
_TOKEN = re.compile(r"[^\s,;:()]+|[,;:()]")
_NUMBERING = re.compile(r"\(?\d{1,3}[.)]|[-•*–]|\d{1,4}|[a-z][.)]")
_LIST_MARK = re.compile(r"\n\s*(?:\(?\d{1,3}[.)]|[a-z][.)]|[-•*–])\s")
_ITEM = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[a-z][.)]|[-•*–])\s")
_ROLE_BRACKET = re.compile(r"\s*\([a-z][a-z ]{1,40}\)(?=\s*[;,\n])")
_CLAUSE_END = re.compile(r"[.!?;,] ")
_LONGEST_LIST_GAP = 90
_LOOK_BACK = 40
_BODY = frozenset({"AGENCY", "ORG"})
# Which entities a relation may tie: types of the head, types of the tail (guide, section 4).
ENDPOINTS = {
    "part_of": (frozenset({"AGENCY"}), frozenset({"AGENCY"})),
    "member_of": (_BODY, _BODY),
    "cooperates_with": (_BODY, _BODY),
    "located_in": (frozenset({"AGENCY", "LOC"}), frozenset({"LOC"})),
    "works_for": (frozenset({"PER"}), _BODY),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A relation before its endpoints are checked.

    Args:
        type: ``part_of``, ``member_of``, ``cooperates_with``, ``located_in`` or ``works_for``.
        head: Entity.
        tail: Entity.
        start: Where the evidence begins.
        end: Where it ends.
        rule: Id of the rule.
    """

    type: str
    head: str
    tail: str
    start: int
    end: int
    rule: str


class Listed(NamedTuple):
    """A body in a list, by the office-holder that stands for it.

    Args:
        entity: The body.
        start: Where the office begins.
        end: Where the office-holder ends.
    """

    entity: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """Return words and the marks ``, ; : ( )`` of a text, in small letters."""
    return [token.casefold() for token in _TOKEN.findall(text)]


def _is_word_of(mention: FoundMention, cue: re.Match[str]) -> bool:
    """Whether a mention is a title inside a cue (`Anggota` in `anggota satgas itu`)."""
    return mention.label == "POSITION" and cue.start() <= mention.start and mention.end <= cue.end()


@cache
def _role() -> re.Pattern[str]:
    return re.compile(r",?\s+(?:" + "|".join(cues().roles) + r")\s[a-z][a-z ]{1,50}(?=[;,\n])")


def _without_role(gap: str) -> str:
    """A gap between list items without the part that the member before it plays (`, selaku sekretariat;`)."""
    return _ROLE_BRACKET.sub("", _role().sub("", gap, count=1), count=1) if ";" in gap or "\n" in gap else gap


class Reading:
    """A document as relation readers see it.

    Args:
        draft: Entities, officials and quotes found.
        knowledge: The registries.
    """

    def __init__(self, draft: Draft, knowledge: Knowledge) -> None:
        self.draft = draft
        self.text = draft.text
        self.knowledge = knowledge
        self.bodies = ArticleBodies(draft, knowledge)
        self.indexes = {mention.start: index for index, mention in enumerate(draft.mentions)}
        self.starts = [mention.start for mention in draft.mentions]
        self.agency_of: dict[str, str] = {}
        for official in draft.officials:
            self.agency_of.setdefault(official.person, official.agency)

    def employ(self, ties: Iterable[Relation]) -> None:
        """Know for whom people without an office work: `pihaknya` means these bodies, too.

        Args:
            ties: Relations of the type ``works_for``.
        """
        for tie in ties:
            self.agency_of.setdefault(tie.head, tie.tail)

    def cue_matches(self, name: str) -> Iterator[re.Match[str]]:
        """Yield the places of a cue list that lie in no mention and are not denied, in text order."""
        for match in self._cues.get(name, ()):
            inside = self.draft.mention_at(match.start()) or self.draft.mention_at(match.end() - 1)
            if (inside is None or _is_word_of(inside, match)) and not self.denied(match.start()):
                yield match

    @cached_property
    def _cues(self) -> dict[str, list[re.Match[str]]]:
        """All cues of the text by list, found in one pass over its words."""
        found: dict[str, list[re.Match[str]]] = {}
        lists, patterns = cues().scanned, cues().patterns
        for word in _WORD.finditer(self.text):
            for name in lists.get(word.group().casefold(), ()):
                match = patterns[name].match(self.text, word.start())
                if match is not None:
                    found.setdefault(name, []).append(match)
        return found

    def denied(self, offset: int) -> bool:
        """Say whether one of the three words before an offset denies what follows; words of names do not."""
        start = max(self.draft.sentence_at(offset)[0], offset - _LOOK_BACK)
        clauses = list(_CLAUSE_END.finditer(self.text, start, offset))
        start = clauses[-1].end() if clauses else start
        text = self.text[start:offset]
        if not cues().negations & set(words_of(text)[-3:]):
            return False
        for name in self.draft.mentions_in(start, offset, "AGENCY", "ORG"):
            text = text.replace(self.draft.surface(name), "_")
        return bool(cues().negations & set(words_of(text)[-3:]))

    def story_start(self, offset: int) -> int:
        """Return where the sentence of an offset begins, a dateline at its head left out."""
        start = self.draft.sentence_at(offset)[0]
        dateline = self.draft.layout.dateline
        return dateline.end if dateline is not None and start <= dateline.start < dateline.end <= offset else start

    def words_before(self, offset: int) -> list[str]:
        """Return the words shortly before an offset, in its sentence."""
        start = max(self.draft.sentence_at(offset)[0], offset - _LOOK_BACK)
        return words_of(self.text[start:offset])

    def first_after(self, offset: int) -> int:
        """Return the index of the first mention that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def last_before(self, offset: int) -> int:
        """Return the index of the last mention that ends at or before an offset, -1 when there is none."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.draft.mentions[index].end > offset:
            index -= 1
        return index

    def at(self, index: int, *labels: str) -> FoundMention | None:
        """Return a mention by index if it exists and bears one of the labels."""
        if 0 <= index < len(self.draft.mentions) and self.draft.mentions[index].label in labels:
            return self.draft.mentions[index]
        return None

    # -- lists of bodies -------------------------------------------------------------------

    def members_from(self, index: int) -> list[FoundMention]:
        """Return the bodies of a list that begins with a mention; acronyms in brackets are passed over."""
        first = self.at(index, "AGENCY", "ORG")
        if first is None:
            return []
        members, end = [first], first.end
        while (following := self.at(index + 1, "AGENCY", "ORG")) is not None:
            gap = self.text[end : following.start]
            if gap.strip() == "(":
                end = self._bracket_end(following.end)
            elif self.is_list_gap(gap):
                members.append(following)
                end = following.end
            else:
                break
            index += 1
        return members

    def officials_from(self, offset: int) -> list[Listed]:
        """Return the bodies of office-holders listed behind an offset: `Kepala X, Budi, dan Kapolda Y Ani`."""
        found: list[Listed] = []
        index, end = self.first_after(offset), offset
        while (title := self.at(index, "POSITION")) is not None:
            gap = self.text[end : title.start]
            body = self.body_of_office(title)
            if body is None or (gap.strip() if not found else not self.is_list_gap(gap)):
                break
            end, index = title.end, index + 1
            while (part := self.at(index, "AGENCY", "LOC", "PER")) and is_courtesy(self.text[end : part.start]):
                end, index = part.end, index + 1
            found.append(Listed(body, title.start, end))
        return found

    def is_list_item(self, sentence: int) -> bool:
        """Say whether a sentence is an item of a list with marks: `- …`, `2. …`."""
        line = self.text.rfind("\n", 0, sentence) + 1
        return _ITEM.match(self.text, line) is not None

    def members_before(self, index: int) -> list[FoundMention]:
        """Return the bodies of a list that ends with a mention, in text order."""
        last = self.at(index, "AGENCY", "ORG")
        if last is None:
            return []
        members = [last]
        while (before := self.at(index - 1, "AGENCY", "ORG")) is not None:
            gap = self.text[before.end : members[0].start]
            if gap.strip() == "(":
                members[0] = before
            elif self.is_list_gap(gap.lstrip(") ")):
                members.insert(0, before)
            else:
                break
            index -= 1
        return members

    def _bracket_end(self, offset: int) -> int:
        closing = self.text.find(")", offset, offset + 60)
        return closing + 1 if closing >= 0 else offset

    def is_list_gap(self, gap: str) -> bool:
        """Say whether a text between two bodies is that of a list: separators, list words, item numbers."""
        if len(gap) > _LONGEST_LIST_GAP or ("\n" in gap and not _LIST_MARK.search(gap)):
            return False
        found = words_of(_without_role(gap))
        separated = any(word in (",", ";") or word in cues().separators for word in found) or "\n" in gap
        return separated and self.only_list_words(found)

    def only_list_words(self, found: list[str]) -> bool:
        """Say whether words are only such as stand between the members of a list."""
        return all(
            word in ",;:()" or word in cues().enumeration or _NUMBERING.fullmatch(word) is not None for word in found
        )

    # -- who is meant ----------------------------------------------------------------------

    def body_of_person(self, entity: str) -> str | None:
        """Return the agency in which a person holds office."""
        return self.agency_of.get(entity)

    def body_of_office(self, mention: FoundMention) -> str | None:
        """Return the body of a title that stands without its holder, if the article names that body."""
        return self._office_bodies.get(mention.start)

    @cached_property
    def _office_bodies(self) -> dict[int, str]:
        offices = read_offices(self.draft)
        finder = BodyFinder(self.draft, self.knowledge, offices)
        bodies = ((office.start, finder.find(office)) for office in offices)
        return {start: body.entity for start, body in bodies if body is not None and body.entity}

    def body_of_speaker(self, offset: int) -> str | None:
        """Return the body that `pihaknya`, `kami` means at an offset: the speaker's, else the last official's."""
        for quote in self.draft.quotes:
            if quote.start <= offset < quote.end:
                type_ = self.draft.entities[quote.speaker].type
                return quote.speaker if type_ in ("AGENCY", "ORG") else self.body_of_person(quote.speaker)
        sentence = self.draft.sentence_at(offset)
        for start, end in ((sentence[0], sentence[1]), (max(0, sentence[0] - 600), sentence[0])):
            for mention in reversed(self.draft.mentions_in(start, end, "PER")):
                body = self.body_of_person(mention.entity)
                if body is not None:
                    return body
            titles = self.draft.mentions_in(start, offset, "POSITION") if start == sentence[0] else []
            for title in reversed(titles):
                body = self.body_of_office(title)  # `Kepala X mengatakan pihaknya …`
                if body is not None:
                    return body
        return None
