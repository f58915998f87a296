"""Who can speak in an article: persons, the persons behind titles, and who a bare `dia` points to."""

from __future__ import annotations

import re
from bisect import bisect_left

from tpo_ie.pipeline.draft import Draft, FoundMention

# Ranks, titles, initials and commas between a title and its holder.
_APPOSITION = re.compile(r"[\s,(/]*(?:(?:[A-Z][\w.'’-]*|\([^()]{1,30}\)|dr\.?|[a-z]{1,2}\.)[\s,.)]*){0,7}")
_AFTER_NAME = re.compile(
    r"\s*(?:,\s*(?:[A-Z][\w.]{0,7}\.?,?\s*){0,4}|\(|,?\s*(?:selaku|sebagai|yang juga(?: merupakan)?|, yang juga)\s+)?"
)
_REACH = 90
_CHAIN = 4


class Cast:
    """Finds the holder of a title and keeps the person and body that were last in focus.

    Args:
        draft: The article with entities on its mentions.
    """

    def __init__(self, draft: Draft) -> None:
        self._text = draft.text
        self.person: str | None = None
        self.body: str | None = None
        self._holders: list[tuple[int, str, str, str]] = []
        self._entities: dict[str, list[tuple[int, str]]] = {}
        self._read_titles(draft.mentions)

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
        if i + 1 < len(mentions) and mentions[i + 1].label == "POSITION":
            title = mentions[i + 1]
            if title.start - mentions[i].end <= _REACH and _AFTER_NAME.fullmatch(
                self._text, mentions[i].end, title.start
            ):
                return title
        return None

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

    def is_holder(self, person: str) -> bool:
        """Say whether the article gives a person a title."""
        return any(holder == person for *_, holder in self._holders)

    def focus(self, entity: str, label: str) -> None:
        """Remember who spoke or acted last."""
        if label == "PER":
            self.person = entity
        elif label in ("AGENCY", "ORG"):
            self.body = entity
