"""Names and titles that stand in the user's files: found also where the model does not see them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.knowledge import Knowledge

_SCORE = 0.9
_SOURCE = "own-name"
_NOT_STATE = frozenset({"ngo", "company"})
_BODIES = ("AGENCY", "ORG")
_EDGE = " \t\n\r,;:-–—/"
_SHORTEST = 2


class OwnNames:
    """Looks for the user's names as they are written in the files, also in capitals.

    Args:
        knowledge: The registries with the user's data in them.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        labels: dict[str, str] = {}
        for form, agency_id in knowledge.agencies.own.forms:
            agency = knowledge.agencies.get(agency_id)
            labels[form] = "ORG" if agency is not None and agency.kind in _NOT_STATE else "AGENCY"
        titles = [form for rule in knowledge.rules.titles for form in (*rule.forms, rule.expansion)]
        for form in (*knowledge.positions.own_forms, *titles):
            position = knowledge.positions.find(form)
            if position is not None and knowledge.positions.is_whole(form):
                labels[form] = "POSITION"
        written = {form: label for form, label in labels.items() if len(form) >= _SHORTEST}
        self._labels = {form.upper(): label for form, label in written.items()} | written
        forms = sorted(self._labels, key=len, reverse=True)
        body = "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0]") for form in forms)
        self._pattern = re.compile(rf"(?<![\w-])(?:{body})(?![\w-])") if forms else None

    def add(self, text: str, mentions: list[FoundMention]) -> list[FoundMention]:
        """Return the mentions with those of the user's names.

        A name takes the place of mentions inside it and is cut off one that it begins or ends; in a longer body's
        name, or in the middle of anything, it stays a part.

        Args:
            text: The text.
            mentions: Mentions in text order, without overlaps.

        Returns:
            Mentions in text order, without overlaps.
        """
        if self._pattern is None:
            return mentions
        found = list(mentions)
        for match in self._pattern.finditer(text):
            label = self._labels[match.group().replace("\u00a0", " ")]
            _lay_over(text, found, FoundMention(match.start(), match.end(), label, _SCORE, _SOURCE))
        return found


def _lay_over(text: str, mentions: list[FoundMention], own: FoundMention) -> None:
    """Put one more among the mentions, unless it is only a part of another."""
    first = bisect_left(mentions, own.start, key=lambda mention: mention.end)
    last = first
    around: list[FoundMention] = []
    while last < len(mentions) and mentions[last].start < own.end:
        mention = mentions[last]
        last += 1
        if mention.end <= own.start:
            around.append(mention)
            continue
        longer = mention.start < own.start or own.end < mention.end
        inside = mention.start < own.start and own.end < mention.end
        if longer and (inside or (own.label in _BODIES and mention.label in _BODIES)):
            return
        rest = [(mention.start, own.start)] if mention.start < own.start else []
        rest += [(own.end, mention.end)] if own.end < mention.end else []
        around += [piece for start, end in rest if (piece := _piece(text, mention, start, end)) is not None]
    own.score = max([own.score, *(m.score for m in mentions[first:last] if m.label == own.label)])
    mentions[first:last] = sorted([*around, own], key=lambda mention: mention.start)


def _piece(text: str, mention: FoundMention, start: int, end: int) -> FoundMention | None:
    """Return what is left of a mention, without marks at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return replace(mention, start=start, end=end) if start < end else None
