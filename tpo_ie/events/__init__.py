"""Events: what an archive tells of one raid, return or verdict, however many articles tell it."""

from __future__ import annotations

from tpo_ie.events.event import Event, Range, Source
from tpo_ie.events.grouping import group
from tpo_ie.events.totals import total

__all__ = ["Event", "Range", "Source", "group", "total"]
