"""Dates of a text, named by what they mean."""

from __future__ import annotations

from datetime import date

from tpo_ie.entities.calendar import iso_time
from tpo_ie.entities.clusters import Cluster
from tpo_ie.pipeline.draft import Draft

_DAY_LENGTH = len("2023-07-28")


def date_anchor(draft: Draft) -> date | None:
    """Return the day that relative dates count from: intake's anchor, the publication date, or the text's last full date.

    The text's own date counts only when it is written with its year in brackets behind a weekday
    (`Jumat (28/7/2023)`): reporters date what has just happened so.
    """
    if draft.layout.anchor is not None:
        return draft.layout.anchor
    published = _day(draft.meta.published)
    if published is not None:
        return published
    days = []
    for mention in draft.mentions:
        surface = draft.surface(mention)
        if mention.label == "DATE" and "(" in surface:
            day = _day(iso_time(surface))
            if day is not None:
                days.append(day)
    return max(days, default=None)


def resolve_dates(draft: Draft, anchor: date | None) -> list[Cluster]:
    """Return one cluster per date; its name is ISO 8601 where the phrase can be resolved.

    Args:
        draft: The draft, for its text and mentions.
        anchor: The day that relative dates count from.
    """
    clusters: dict[str, Cluster] = {}
    for mention in draft.mentions:
        if mention.label == "DATE":
            surface = " ".join(draft.surface(mention).split())
            name = iso_time(surface, anchor) or surface
            cluster = clusters.setdefault(name.casefold(), Cluster("DATE", name))
            cluster.mentions.append(mention)
    return list(clusters.values())


def _day(text: str | None) -> date | None:
    if not text or len(text) < _DAY_LENGTH:
        return None
    try:
        return date.fromisoformat(text[:_DAY_LENGTH])
    except ValueError:
        return None
