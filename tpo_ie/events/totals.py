"""Totals over events, as ranges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tpo_ie.events.event import Event, Range

_PERIOD = 28  # days from which an event sums up a time


def total(events: Iterable[Event]) -> Range:
    """Add up how many people or cases events are about.

    What a body has done over a time (`Januari hingga Juli: 214 orang`) holds what it has done on the days of that
    time: the larger of the two counts, not their sum.

    Args:
        events: Events, usually of one category and unit; those that count nobody add nothing.

    Returns:
        From the sum of the least to the sum of the most told.
    """
    counted = [event for event in events if event.count is not None]
    periods = sorted((event for event in counted if _length(event) >= _PERIOD), key=_length, reverse=True)
    days = [event for event in counted if _length(event) < _PERIOD]
    held: dict[int, list[Event]] = defaultdict(list)
    outer: list[Event] = []
    for event in (*periods, *days):
        home = next((n for n, period in enumerate(outer) if _holds(period, event)), None)
        if home is not None:
            held[home].append(event)
        else:
            outer.append(event)
    result = Range(0, 0)
    for number, event in enumerate(outer):
        result += _larger(event, held[number])
    return result


def _larger(period: Event, parts: Sequence[Event]) -> Range:
    whole = period.count or Range(0, 0)
    inside = sum((part.count for part in parts if part.count), Range(0, 0))
    return Range(max(whole.low, inside.low), max(whole.high, inside.high))


def _holds(period: Event, event: Event) -> bool:
    """Say whether an event lies in the time of a period and is of the same body and category."""
    if event is period or _length(period) < _PERIOD or period.category != event.category:
        return False
    if not set(period.agencies) & set(event.agencies) or period.begin is None or period.end is None:
        return False
    if event.begin is None or event.end is None or _length(event) > _length(period):
        return False
    return period.begin <= event.begin and event.end <= period.end


def _length(event: Event) -> int:
    """Return over how many days an event stretches; 0 when it is not dated."""
    return 0 if event.begin is None or event.end is None else (event.end - event.begin).days + 1
