"""Whole-document consistency: a name found once is found everywhere, unless context says otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.regions import RegionRegistry

_BODIES = ("AGENCY", "ORG")
_NAMES = ("PER", *_BODIES)
_SURE = 0.7  # the least score of a name that is looked for elsewhere
_SHORT = 3  # a name of so few letters is looked for only where the model was very sure of it
_SURE_OF_SHORT = 0.85
_DISCOUNT = 0.9  # the score of a repeat: that of the name, a little less
# `Samsung Notes`, `Suzuki Fronx`: the name of a body inside the name of something else.
_NAME_GOES_ON = re.compile(r" [A-Z][\w-]*")
_INITIALS = re.compile(r"[A-Z]{1,4}")
_WORD_BEFORE = re.compile(r"(\w+)\.? \Z")


def one_label_per_name(text: str, mentions: list[FoundMention], regions: RegionRegistry) -> list[FoundMention]:
    """Give a name read now as one thing, now as another the label that has more weight in the article.

    An organisation becomes no person: groups with a name like a person's (`Houthi`) are often read as one. Initials do.
    Regions are left alone: `Sambas` may be a place here and an office of a list there.

    Args:
        text: The text.
        mentions: Mentions; labels of persons, bodies and places without a region's name are changed in place.
        regions: The regions.

    Returns:
        The same mentions.
    """
    votes: dict[str, Counter[str]] = {}
    named = [mention for mention in mentions if mention.label in (*_NAMES, "LOC")]
    for mention in named:
        votes.setdefault(text[mention.start : mention.end], Counter())[mention.label] += mention.score  # type: ignore[assignment]
    for surface, found in votes.items():
        if "LOC" in found and len(found) > 1 and regions.find(surface) is not None:
            del found["LOC"]
    for mention in named:
        surface = text[mention.start : mention.end]
        if mention.label in votes[surface]:
            label = votes[surface].most_common(1)[0][0]
            if (mention.label, label) != ("ORG", "PER") or _INITIALS.fullmatch(surface):
                mention.label = label
    return mentions


def add_repeats(text: str, mentions: list[FoundMention]) -> list[FoundMention]:
    """Find names of persons and bodies again where they stand alone and nothing was found.

    Not where the model, asked so often, mostly saw no name: then the one time was the mistake. Not where the name of
    a body goes on to be that of something else, and not a word of the language (`Lalu`, `Bayu`).

    Args:
        text: The text.
        mentions: Mentions in text order.

    Returns:
        Mentions in text order, without overlaps.
    """
    names: dict[str, FoundMention] = {}
    found: Counter[str] = Counter()
    defined = _defined(text, mentions)
    for mention in mentions:
        surface = text[mention.start : mention.end]
        if mention.label in _NAMES:
            found[surface] += 1
            if surface not in names and _may_spread(text, surface, mention.score):
                names[surface] = mention
    if not names:
        return mentions
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?![\w-])"
    )
    starts = [mention.start for mention in mentions]
    free = [m.span() for m in pattern.finditer(text) if _free(mentions, starts, *m.span())]
    missed = Counter(text[start:end] for start, end in free)
    added = []
    for start, end in free:
        surface = text[start:end]
        model = names[surface]
        told = (surface, model.label) in defined
        if (told or missed[surface] <= found[surface]) and not _is_something_else(
            text, start, end, model.label, starts
        ):
            added.append(FoundMention(start, end, model.label, round(model.score * _DISCOUNT, 4), "repeated-name"))
    return sorted([*mentions, *added], key=lambda mention: mention.start) if added else mentions


def _defined(text: str, mentions: list[FoundMention]) -> set[tuple[str, str]]:
    """The acronyms that the text itself gives a body, with its label: `Himpunan Bank Milik Negara (Himbara)`."""
    return {
        (text[short.start : short.end], short.label)
        for long, short in pairwise(mentions)
        if long.label == short.label
        and short.label in _BODIES
        and text[long.end : short.start].strip() == "("
        and text[short.end : short.end + 1] == ")"
    }


def _may_spread(text: str, surface: str, score: float) -> bool:
    if len(surface) < _SHORT or score < (_SURE if len(surface) > _SHORT else _SURE_OF_SHORT):
        return False
    if not surface[0].isupper():
        return False
    return " " in surface or not re.search(rf"\b{re.escape(surface.lower())}\b", text)


def _is_something_else(text: str, start: int, end: int, label: str, starts: list[int]) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if label in _BODIES and before is not None and before.group(1).lower() in lexicon().ranks:
        return True  # `Mayjen TNI Budi`: part of the rank
    goes_on = _NAME_GOES_ON.match(text, end)
    return label in _BODIES and goes_on is not None and end + 1 not in starts


def _free(mentions: list[FoundMention], starts: list[int], start: int, end: int) -> bool:
    """Say whether no mention overlaps a span; ``starts`` are the mentions' starts in order."""
    i = bisect_left(starts, end)
    return i == 0 or mentions[i - 1].end <= start
