"""Dates of a text, named by what they mean."""

from __future__ import annotations

import contextlib
import re
from datetime import date, timedelta

from tpo_ie.entities.calendar import iso_time, weekday_of
from tpo_ie.entities.clusters import Cluster
from tpo_ie.pipeline.draft import Draft, FoundMention

_DAY_LENGTH = len("2023-07-28")
# What may stand between a weekday and its own date: `Rabu malam, 30 Oktober 2024`, `Senin malam (22/9/2025)`.
_BEFORE_DATE = re.compile(r"\s*(?:dini hari|pagi|siang|sore|petang|malam)?\s*[,(]*\s*")
_TAIL = re.compile(r"\s+(?:(?:pekan|minggu)\s+(?:ini|lalu|depan)|lalu|depan|mendatang|ini)\b")
_PARTS = {
    **dict.fromkeys(("awal",), "awal"),
    **dict.fromkeys(("pertengahan", "tengah", "medio"), "pertengahan"),
    **dict.fromkeys(("akhir", "penghujung", "ujung"), "akhir"),
}
_PART = re.compile(rf"({'|'.join(_PARTS)})\b", re.IGNORECASE)
_LONGEST_GAP = 20
_NEAR = 8


def date_anchor(draft: Draft) -> date | None:
    """Return the day that relative dates count from: intake's anchor, the publication date, the text's last date.

    Of the text's own dates those count first that stand with their year in brackets behind a weekday
    (`Jumat (28/7/2023)`): reporters date what has just happened so.
    """
    if draft.layout.anchor is not None:
        return draft.layout.anchor
    published = _day(draft.meta.published)
    if published is not None:
        return published
    bracketed: list[date] = []
    other: list[date] = []
    for mention in draft.mentions:
        if mention.label == "DATE":
            surface = draft.surface(mention)
            day = _day(iso_time(surface))
            if day is not None:
                (bracketed if "(" in surface else other).append(day)
    return max(bracketed or other, default=None)


def resolve_dates(draft: Draft, anchor: date | None) -> list[Cluster]:
    """Return one cluster per date; its name is ISO 8601 where the phrase can be resolved.

    A weekday alone is the date that follows it, else the same weekday's date written elsewhere in the text,
    else the last such day before the anchor; where the anchor itself was read off the text, the nearest.

    Args:
        draft: The draft, for its text and mentions.
        anchor: The day that relative dates count from.
    """
    mentions = [mention for mention in draft.mentions if mention.label == "DATE"]
    surfaces = [" ".join(draft.surface(mention).split()) for mention in mentions]
    names = [iso_time(surface, anchor) for surface in surfaces]
    dated = [
        (mention.start, day)
        for mention, surface, name in zip(mentions, surfaces, names, strict=True)
        if (day := _day(name)) is not None and not _is_bare_weekday(surface)
    ]
    clusters: dict[str, Cluster] = {}
    for i, mention in enumerate(mentions):
        name = names[i]
        if _is_bare_weekday(surfaces[i]):
            name = _weekday_name(draft, mentions, names, i, dated, anchor) or name
        name = _told_apart(surfaces, names, i) or name or surfaces[i]
        clusters.setdefault(name.casefold(), Cluster("DATE", name)).mentions.append(mention)
    return list(clusters.values())


def _told_apart(surfaces: list[str], names: list[str | None], i: int) -> str | None:
    """Return `akhir 2021` for that part of a year or month which the text also names whole or in another part."""
    part = _part_of(surfaces[i])
    if not part or names[i] is None:
        return None
    others = {_part_of(surface) for surface, name in zip(surfaces, names, strict=True) if name == names[i]}
    return f"{part} {names[i]}" if len(others) > 1 else None


def _part_of(surface: str) -> str:
    """Return which part of a month or year a phrase means: ``akhir``; empty for the whole."""
    match = _PART.match(surface)
    return _PARTS[match.group(1).casefold()] if match else ""


def _is_bare_weekday(surface: str) -> bool:
    return weekday_of(surface) is not None and not any(char.isdigit() for char in surface)


def _weekday_name(
    draft: Draft,
    mentions: list[FoundMention],
    names: list[str | None],
    i: int,
    dated: list[tuple[int, date]],
    anchor: date | None,
) -> str | None:
    mention = mentions[i]
    if i + 1 < len(mentions):
        gap = draft.text[mention.end : mentions[i + 1].start]
        if len(gap) <= _LONGEST_GAP and _BEFORE_DATE.fullmatch(gap) and _day(names[i + 1]) is not None:
            return names[i + 1]
    tail = _TAIL.match(draft.text, mention.end, mention.end + _LONGEST_GAP)
    if tail:
        return iso_time(draft.surface(mention) + tail.group(), anchor)
    weekday = weekday_of(draft.surface(mention))
    same = [(start, day) for start, day in dated if day.weekday() == weekday and _is_near(day, anchor)]
    before = [day for start, day in same if start < mention.start]
    if before:
        return before[-1].isoformat()
    if same:
        return same[0][1].isoformat()
    if draft.layout.anchor_from_text and anchor is not None and weekday is not None:
        # The anchor is a day the story tells of, not the day it was written: the weekday lies on either side.
        with contextlib.suppress(OverflowError):  # an anchor in the first or last days that there are
            return (anchor + timedelta(days=(weekday - anchor.weekday() + 3) % 7 - 3)).isoformat()
    return None


def _is_near(day: date, anchor: date | None) -> bool:
    return anchor is None or abs((anchor - day).days) <= _NEAR


def _day(text: str | None) -> date | None:
    if not text or len(text) < _DAY_LENGTH or "/" in text:
        return None
    try:
        return date.fromisoformat(text[:_DAY_LENGTH])
    except ValueError:
        return None
