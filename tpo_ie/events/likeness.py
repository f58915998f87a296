"""How far two facts of different documents tell of one event: what speaks for it, what rules it out."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.events.facts import Fact, Span

_WEIGHTS = {
    "agency": 0.35,
    "unit": 0.25,
    "place": 0.25,
    "region": 0.1,
    "day": 0.25,
    "time": 0.1,
    "count": 0.25,
    "people": 0.25,
}
_TOLERANCE = 1  # days by which reports of one act differ
_PERIOD = 32  # days from which a time is a period, not a vague day (`Juli 2023`)
_SAME = 10  # days by which two periods may differ
_CLOSE = 1.25  # counts of one event differ by no more, as bodies are found and recounted
_FAR = 2.0  # … and by so much only when the events differ
_FEW = 5  # small numbers may differ by one
ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two facts share.

    Args:
        score: 0 to 1; 0 when something rules out that they are one event.
        evidence: What speaks for it.
    """

    score: float
    evidence: tuple[str, ...] = ()


_NONE = Likeness(0.0)


def likeness(one: Fact, other: Fact) -> Likeness:
    """Say how far two facts tell of one event.

    Args:
        one: A fact.
        other: A fact of another document.

    Returns:
        The score, 0 when category, status, body, place, time or number of people exclude each other.
    """
    if one.source.document == other.source.document or one.category != other.category or one.real != other.real:
        return _NONE
    evidence: list[str] = []
    for compare in (_agency, _place, _time, _count):
        found = compare(one, other)
        if found is None:
            return _NONE
        if found:
            evidence.append(found)
    if one.people & other.people:
        evidence.append("people")
    if "time" not in evidence and "day" not in evidence:
        return _NONE  # nothing says that they are of one time
    return Likeness(round(min(1.0, sum(_WEIGHTS[name] for name in evidence)), 3), tuple(evidence))


def _agency(one: Fact, other: Fact) -> str | None:
    if not one.agencies or not other.agencies:
        return ""
    if set(one.agencies.values()) & set(other.agencies.values()):
        return "agency"
    related = any(
        a.casefold().endswith(b.casefold()) or b.casefold().endswith(a.casefold())
        for a in one.agencies
        for b in other.agencies
    )
    return "unit" if related else None


def _place(one: Fact, other: Fact) -> str | None:
    if not one.places or not other.places:
        return ""
    ours, theirs = set(one.places.values()), set(other.places.values())
    if ours & theirs or any(a in b or b in a for a in ours for b in theirs):
        return "place"
    if ours & other.regions or theirs & one.regions:
        return "region"
    return None


def _time(one: Fact, other: Fact) -> str | None:
    if one.span is None or other.span is None:
        return ""
    if one.span.gap(other.span) > _TOLERANCE:
        return None
    if _is_day(one.span) and _is_day(other.span):
        return "day"
    if not (one.span.stated and other.span.stated):
        return "time"
    periods = _is_period(one.span), _is_period(other.span)
    if all(periods):
        apart = abs((one.span.begin - other.span.begin).days), abs((one.span.end - other.span.end).days)
        return "day" if max(apart) <= _SAME else None
    if any(periods):
        return None  # what was done in half a year is not what was done on one of its days
    return "time"


def _is_day(span: Span) -> bool:
    return span.stated and span.days <= 1 + _TOLERANCE


def _is_period(span: Span) -> bool:
    return span.days >= _PERIOD


def _count(one: Fact, other: Fact) -> str | None:
    if one.count is None or other.count is None:
        return ""
    low, high = sorted((one.count, other.count))
    if low == high:
        return "count" if low > 1 else ""
    if high - low <= 1 and high <= _FEW:
        return ""
    if high > _FAR * low:
        return None
    return "count" if high <= _CLOSE * low else ""
