"""Who can speak in an article: persons, the persons behind titles, and who a bare `dia` points to."""

from __future__ import annotations

import re
from bisect import bisect_left

from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.utterance import Speaker

# Ranks, titles, initials and commas between a title and its holder.
_APPOSITION = re.compile(r"[\s,(/)]*(?:(?:[A-Z][\w.'’-]*|\([^()]{1,30}\)|dr\.?|[a-z]{1,2}\.)[\s,)]*){0,7}")
_AFTER_NAME = re.compile(
    r"\s*+(?:,\s*(?:[A-Z][\w.]{0,7},?\s*){0,4}|(\(|,?\s*+(?:selaku|sebagai|yang juga(?: merupakan| menjabat)?)\s+))"
)
_CLOSED = re.compile(r"\s*[,.;)(]")
_REACH = 90  # characters between a title and its holder
_CHAIN = 4  # mentions between them
_BODIES_BACK = 12
_SHORTEST_NAME = 3
_POINTING = "holder-before"  # the rule of the officials layer


class Cast:
    """Finds the holder of a title and keeps the person last in focus.

    Args:
        draft: The article with entities on its mentions.
    """

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._bodies = [m for m in draft.mentions if m.label in ("AGENCY", "ORG")]
        courts = tuple(words().courts)
        self._courts = [
            m for m in self._bodies if m.label == "AGENCY" and draft.text[m.start : m.end].casefold().startswith(courts)
        ]
        self._persons = [m for m in draft.mentions if m.label == "PER"]
        self._introductions: dict[str, int] = {}
        for mention in self._persons:
            self._introductions.setdefault(mention.entity, mention.start)
        self._titles: dict[str, set[str]] = {}
        self._holders: dict[str, list[tuple[int, str]]] = {}
        self._officials: set[str] = set()
        persons = {mention.entity for mention in self._persons}
        self._roles = {person: draft.entities[person].attributes.get("role") for person in sorted(persons)}
        # Titles that point back at somebody (`Wakil Ketua DPRD X ini`), by where they begin.
        self.pointed = {o.evidence[0]: o.person for o in draft.officials if o.rule == _POINTING and o.evidence}
        self._read_titles(draft.mentions)
        self.person: str | None = None
        self.speaker: str | None = None
        self.turns = 0  # how often somebody came into focus
        self._lost = False
        self.by_name = self._names()

    # -- what the article tells ------------------------------------------------------------------

    def _names(self) -> dict[str, FoundMention]:
        """Return a mention by each word that belongs to the name of one person only."""
        owners: dict[str, FoundMention | None] = {}
        for mention in self._persons:
            for word in self._text[mention.start : mention.end].lower().split():
                known = owners.setdefault(word, mention)
                if known is not None and known.entity != mention.entity:
                    owners[word] = None
        return {word: m for word, m in owners.items() if m is not None and len(word) >= _SHORTEST_NAME}

    def _read_titles(self, mentions: list[FoundMention]) -> None:
        for i, mention in enumerate(mentions):
            if mention.label != "PER":
                continue
            title = self._title_before(mentions, i) or self._title_after(mentions, i)
            if title is not None:
                self._officials.add(mention.entity)
                self._holders.setdefault(title.entity, []).append((title.start, mention.entity))
                surface = self._text[title.start : title.end].casefold()
                self._titles.setdefault(surface, set()).add(mention.entity)
        for holders in self._holders.values():
            holders.sort()

    def _title_before(self, mentions: list[FoundMention], i: int) -> FoundMention | None:
        right = mentions[i].start
        for j in range(i - 1, max(-1, i - 1 - _CHAIN), -1):
            left = mentions[j]
            if right - left.end > _REACH or not _APPOSITION.fullmatch(self._text, left.end, right):
                return None
            if left.label == "POSITION":
                return left
            if left.label not in ("AGENCY", "LOC", "ORG"):
                return None
            right = left.start
        return None

    def _title_after(self, mentions: list[FoundMention], i: int) -> FoundMention | None:
        if i + 1 >= len(mentions) or mentions[i + 1].label != "POSITION":
            return None
        title = mentions[i + 1]
        between = _AFTER_NAME.fullmatch(self._text, mentions[i].end, min(title.start, mentions[i].end + _REACH))
        if title.start - mentions[i].end > _REACH or between is None:
            return None
        if between.group(1):
            return title
        # `Budi, Kapolres X, …` gives a title; in `Kata Budi, Kapolres X meminta …` the title is someone else's.
        end = title.end
        for later in mentions[i + 2 : i + 2 + _CHAIN]:
            if later.label not in ("AGENCY", "LOC", "ORG") or self._text[end : later.start].strip(" /"):
                break
            end = later.end
        return title if _CLOSED.match(self._text, end) else None

    def holder(self, title: FoundMention) -> str | None:
        """Return the entity of the person behind a title that stands alone (`Kapolda mengakui …`).

        Args:
            title: A ``POSITION`` mention.

        Returns:
            The person last named with this office before it (else the first after it); None when nobody is.
        """
        known = self._holders.get(title.entity)
        if known:
            return known[max(0, bisect_left(known, (title.start, "")) - 1)][1]
        surface = self._text[title.start : title.end].casefold()
        alike = self._titles.get(surface) or {
            person for other, persons in self._titles.items() if other.startswith(surface + " ") for person in persons
        }
        return next(iter(alike)) if len(alike) == 1 else None

    def behind(self, title: FoundMention) -> Speaker | None:
        """Return who speaks behind a title: its holder, the court of a `Hakim`, the one `Jaksa` of the article.

        Args:
            title: A ``POSITION`` mention.
        """
        noun = self._text[title.start : title.end].casefold()
        person = self.holder(title) or (self.party(noun) if noun in words().offices else None)
        if person is None and noun in words().benches:
            return self.court_before(title.start)
        return Speaker(person, "PER") if person is not None else None

    def body_called(self, noun: str, offset: int) -> Speaker | None:
        """Return the body that `koalisi ini`, `lembaga itu` points back to.

        Args:
            noun: The noun, in lower case.
            offset: Where it stands.

        Returns:
            The last body before it, one whose name begins so first; None when there is none.
        """
        last = bisect_left(self._bodies, offset, key=_start)
        earlier = self._bodies[max(0, last - _BODIES_BACK) : last]
        named = [m for m in earlier if self._text[m.start : m.end].casefold().startswith(noun)]
        for mention in reversed(named or earlier[-1:]):
            return Speaker(mention.entity, mention.label)
        return None

    def court_before(self, offset: int) -> Speaker | None:
        """Return the court that `majelis hakim` means: the last one named before an offset, else the first after it."""
        i = bisect_left(self._courts, offset, key=_start)
        found = self._courts[i - 1 : i] if i else self._courts[:1]
        return Speaker(found[0].entity, "AGENCY") if found else None

    def party(self, noun: str) -> str | None:
        """Return the one person whom `terdakwa`, `jaksa` means; None when the article has none or several.

        Args:
            noun: The noun, in lower case.
        """
        role = "suspect" if noun in words().suspects else "victim" if noun in words().victims else None
        if role is not None:
            found = {person for person, own in self._roles.items() if own == role}
        else:
            found = {p for title, holders in self._titles.items() if title.split()[0] == noun for p in holders}
        return next(iter(found)) if len(found) == 1 else None

    def is_official(self, person: str) -> bool:
        """Say whether the article gives a person a title."""
        return person in self._officials

    def is_introduced(self, mention: FoundMention) -> bool:
        """Say whether a person is named here for the first time, with a name and not with initials."""
        surface = self._text[mention.start : mention.end]
        return self._introductions.get(mention.entity) == mention.start and not surface.isupper()

    # -- who is in focus -------------------------------------------------------------------------

    def focus(self, person: Speaker, *, spoke: bool = True) -> None:
        """Remember who spoke or acted last; bodies take no pronoun.

        Args:
            person: Who.
            spoke: Something was said, not only done.
        """
        if person.label == "PER":
            self.person = person.entity
            self.turns += 1
            self._lost = False
            if spoke:
                self.speaker = person.entity

    def lose(self) -> None:
        """Forget who is in focus: somebody spoke whom the article or the mentions do not name."""
        self.person = self.speaker = None
        self._lost = True

    def person_before(self, offset: int) -> str | None:
        """Return the person named last before an offset, for a pronoun while nobody has been in focus."""
        i = bisect_left(self._persons, offset, key=_start) - 1
        return None if self._lost or i < 0 else self._persons[i].entity


def _start(mention: FoundMention) -> int:
    return mention.start
