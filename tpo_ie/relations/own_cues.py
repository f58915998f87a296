"""Relations told by words of the user's own between two entities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpo_ie.overlay import UserRules
from tpo_ie.overlay.rules import RelationRule
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cooperation import partners_after
from tpo_ie.relations.cues import phrases_pattern
from tpo_ie.relations.reading import ENDPOINTS, Link, Reading
from tpo_ie.relations.subjects import subject_before

_LONGEST_GAP = 60
_SMALL = re.compile(r"[^A-Z.;:!?]*")


class OwnCues:
    """The user's cues of relations, tried before the built-in rules.

    Args:
        own: The user's rules.
    """

    def __init__(self, own: UserRules) -> None:
        self.scores = {rule.id: rule.score for rule in own.relations}
        self._patterns = [(rule, phrases_pattern(rule.cues)) for rule in own.relations]

    def read(self, reading: Reading) -> Iterator[Link]:
        """Yield the relations that the cues tell, by rule and in text order."""
        for rule, pattern in self._patterns:
            for match in pattern.finditer(reading.text):
                inside = reading.draft.mention_at(match.start()) or reading.draft.mention_at(match.end() - 1)
                if inside is None and not reading.denied(match.start()):
                    yield from _links(reading, rule, match)


def _links(reading: Reading, rule: RelationRule, cue: re.Match[str]) -> Iterator[Link]:
    if rule.type == "cooperates_with":
        partners = partners_after(reading, cue.end())
        subject = subject_before(reading, cue.start()) if partners else None
        if subject is not None:
            for partner in partners:
                start = min(subject[1], cue.start())
                yield Link(rule.type, subject[0], partner.entity, start, partner.end, rule.id)
        return
    heads, tails = ENDPOINTS[rule.type]
    before, after = (heads, tails) if rule.head == "before" else (tails, heads)
    for left in _before(reading, cue.start(), before):
        for right in _after(reading, cue.end(), after):
            head, tail = (left, right) if rule.head == "before" else (right, left)
            yield Link(rule.type, head.entity, tail.entity, left.start, right.end, rule.id)


def _before(reading: Reading, cue: int, types: frozenset[str]) -> list[FoundMention]:
    """Return the entity right before the cue, or the list of bodies that ends there."""
    index = reading.last_before(cue)
    mention = reading.at(index, *types)
    if mention is None or not _near(reading, mention.end, cue):
        return []
    return reading.members_before(index) if mention.label in ("AGENCY", "ORG") else [mention]


def _after(reading: Reading, cue: int, types: frozenset[str]) -> list[FoundMention]:
    """Return the entity right behind the cue, or the list of bodies that begins there."""
    index = reading.first_after(cue)
    mention = reading.at(index, *types)
    if mention is None or not _near(reading, cue, mention.start):
        return []
    return reading.members_from(index) if mention.label in ("AGENCY", "ORG") else [mention]


def _near(reading: Reading, start: int, end: int) -> bool:
    """Say whether only a few small words of one sentence lie between two offsets."""
    return end - start <= _LONGEST_GAP and _SMALL.fullmatch(reading.text, start, end) is not None
