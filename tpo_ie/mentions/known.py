"""Bodies that the registry knows by name: found where the model missed them or saw only pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.agencies import AgencyRegistry

# Words in capitals, with the small words that stand inside names of bodies.
_RUN = re.compile(r"(?<![\w-])[A-Z][\w/-]*(?: (?:(?:dan|untuk|atas) )?[A-Z0-9][\w/-]*){0,11}")
_WORD = re.compile(r"\S+")
_SCORE = 0.85
_SURE = 0.9  # a model's mention of another kind with this score is not overruled
_GIVES_WAY = ("AGENCY", "ORG", "LOC")
_MOST_WORDS = 12
_NOT_STATE = ("ngo", "company")
_BUILDINGS = ("mabes-polri",)  # headquarters as a place are LOC (guide, section 7)


def add_known_bodies(text: str, mentions: list[FoundMention], agencies: AgencyRegistry) -> list[FoundMention]:
    """Add bodies that the registry knows, in place of pieces of them.

    Args:
        text: The text.
        mentions: Mentions in text order.
        agencies: The registry.

    Returns:
        Mentions in text order, without overlaps.
    """
    for start, end, certain in _known(text, agencies):
        touching = [m for m in mentions if m.start < end and start < m.end]
        if any((m.start, m.end) == (start, end) and m.label in ("AGENCY", "ORG") for m in touching):
            continue
        if any(not _gives_way(m, start, end) for m in touching):
            continue
        if not certain and (not touching or touching[-1].end != end):
            continue
        score = max((m.score for m in touching if m.label == "AGENCY"), default=_SCORE)
        kept = [m for m in mentions if m not in touching]
        mentions = sorted(
            [*kept, FoundMention(start, end, "AGENCY", score, "known-body")], key=lambda mention: mention.start
        )
    return mentions


def _gives_way(mention: FoundMention, start: int, end: int) -> bool:
    inside = start <= mention.start and mention.end <= end
    return inside and (mention.label in _GIVES_WAY or mention.score < _SURE)


def _known(text: str, agencies: AgencyRegistry) -> Iterator[tuple[int, int, bool]]:
    """Yield the longest known names of two words and more, left to right.

    The flag says whether the region is known too: a pattern takes any name for a place, so that
    `Polres Bintan Gagalkan Keberangkatan` would pass; without a known region the model's pieces have to agree.
    """
    for run in _RUN.finditer(text):
        words = [(run.start() + w.start(), run.start() + w.end()) for w in _WORD.finditer(run.group())]
        i = 0
        while i < len(words) - 1:
            length, certain = 0, False
            if text[slice(*words[i])].lower() in agencies.first_words:
                for last in range(min(len(words), i + _MOST_WORDS) - 1, i, -1):
                    entry = agencies.find(text[words[i][0] : words[last][1]])
                    if entry is not None and not (entry.kind in _NOT_STATE or entry.id in _BUILDINGS):
                        certain = entry.region is None or agencies.regions.find(entry.region) is not None
                        if certain or not length:
                            length = last - i + 1
                        if certain:
                            break
                if length:
                    yield words[i][0], words[i + length - 1][1], certain
            i += length or 1
