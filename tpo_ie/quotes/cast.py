"""Who can speak in an article: persons, the persons behind titles, and who a bare `dia` points to."""

from __future__ import annotations

import re
from bisect import bisect_left

from tpo_ie.pipeline.draft import Draft, FoundMention

# Ranks, titles, initials and commas between a title and its holder.
_APPOSITION = re.compile(r"[\s,(/)]*(?:(?:[A-Z][\w.'’-]*|\([^()]{1,30}\)|dr\.?|[a-z]{1,2}\.)[\s,.)]*){0,7}")
_AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:[A-Z][\w.]{0,7},?\s*){0,4}|(\(|,?\s*(?:selaku|sebagai|yang juga(?: merupakan| menjabat)?)\s+))"
)
_CLOSED = re.compile(r"\s*[,.;)(]")
_REACH = 90
_CHAIN = 4
_BODIES_BACK = 12
_SHORTEST_NAME = 3


class Cast:
    """Finds the holder of a title and keeps the person last in focus.

    Args:
        draft: The article with entities on its mentions.
    """

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self._bodies = [m for m in draft.mentions if m.label in ("AGENCY", "ORG")]
        self._persons = [m for m in draft.mentions if m.label == "PER"]
        self.person: str | None = None
        self._lost = False
        self._holders: list[tuple[int, str, str, str]] = []
        self._entities: dict[str, list[tuple[int, str]]] = {}
        self._read_titles(draft.mentions)
        self.by_name = self._names()

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
                surface = self._text[title.start : title.end].casefold()
                self._holders.append((title.start, title.entity, surface, mention.entity))
        self._holders.sort()
        for start, title_entity, _, person in self._holders:
            self._entities.setdefault(title_entity, []).append((start, person))

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
        between = _AFTER_NAME.fullmatch(self._text, mentions[i].end, title.start)
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
        known = self._entities.get(title.entity)
        if known:
            i = bisect_left(known, (title.start, ""))
            return known[max(0, i - 1)][1]
        surface = self._text[title.start : title.end].casefold()
        alike = {person for _, _, other, person in self._holders if other == surface or other.startswith(surface + " ")}
        return alike.pop() if len(alike) == 1 else None

    def body_called(self, noun: str, offset: int) -> tuple[str, str] | None:
        """Return the body that `koalisi ini`, `lembaga itu` points back to.

        Args:
            noun: The noun, in lower case.
            offset: Where it stands.

        Returns:
            Entity and label of the last body before it, one whose name begins so first; None when there is none.
        """
        earlier = [m for m in self._bodies if m.end <= offset][-_BODIES_BACK:]
        named = [m for m in earlier if self._text[m.start : m.end].casefold().startswith(noun)]
        for mention in reversed(named or earlier[-1:]):
            return mention.entity, mention.label
        return None

    def person_before(self, offset: int) -> str | None:
        """Return the person named last before an offset, for a pronoun while nobody has been in focus."""
        if self._lost:
            return None
        i = bisect_left(self._persons, offset, key=_start) - 1
        return self._persons[i].entity if i >= 0 else None

    def is_holder(self, person: str) -> bool:
        """Say whether the article gives a person a title."""
        return any(holder == person for *_, holder in self._holders)

    def is_introduced(self, mention: FoundMention) -> bool:
        """Say whether a person is named here for the first time, with a name and not with initials."""
        surface = self._text[mention.start : mention.end]
        first = next(person for person in self._persons if person.entity == mention.entity)
        return first.start == mention.start and not surface.isupper()

    def lose(self) -> None:
        """Forget who is in focus: somebody spoke whom the article or the mentions do not name."""
        self.person = None
        self._lost = True

    def focus(self, entity: str, label: str) -> None:
        """Remember who spoke or acted last."""
        if label == "PER":
            self.person = entity
            self._lost = False


def _start(mention: FoundMention) -> int:
    return mention.start
