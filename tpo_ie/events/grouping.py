"""Facts grouped into events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from tpo_ie.document import Document
from tpo_ie.events.event import Event, Range
from tpo_ie.events.facts import Fact, Span, facts_of
from tpo_ie.events.likeness import ENOUGH, Likeness, likeness

_RANK = {"done": 0, "ongoing": 1, "planned": 2, "urged": 3, "possible": 4}
_FULLEST = 400  # facts that share one key; more say nothing about each other

Link = tuple[float, int, int, Likeness]


def group(documents: Iterable[Document]) -> tuple[Event, ...]:
    """Group the actions of an archive into events, so that ten reports of one raid are one event.

    Two actions of different documents belong together when category, acting body, place, time and number of
    people agree well enough and none of them excludes it. Actions of one document are never one event, for
    they have been merged there already; negated ones are no events.

    Args:
        documents: The archive, read once; only its actions are kept.

    Returns:
        Events in the order of their first source.
    """
    facts = list(facts_of(documents))
    members = {number: [number] for number in range(len(facts))}
    home = list(range(len(facts)))
    weakest: dict[int, Likeness] = {}
    for _, i, j, found in sorted(_links(facts), key=lambda link: (-link[0], link[1], link[2])):
        a, b = home[i], home[j]
        if a == b or not _fit(facts, members[a], members[b]):
            continue
        low, high = min(a, b), max(a, b)
        weaker = [one for one in (weakest.pop(low, None), weakest.pop(high, None), found) if one is not None]
        weakest[low] = min(weaker, key=lambda one: one.score)
        for number in members[high]:
            home[number] = low
        members[low] = sorted(members[low] + members.pop(high))
    return tuple(_event([facts[n] for n in members[key]], weakest.get(key)) for key in sorted(members))


def _links(facts: Sequence[Fact]) -> Iterator[Link]:
    """Yield the pairs of facts that may be one event, with what they share."""
    shelves: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        for key in _keys(fact):
            shelves[fact.category, fact.real, *key].append(number)
    seen: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        if len(shelf) > _FULLEST:
            continue
        for i, j in combinations(shelf, 2):
            if (i, j) in seen:
                continue
            seen.add((i, j))
            found = likeness(facts[i], facts[j])
            if found.score >= ENOUGH:
                yield found.score, i, j, found


def _keys(fact: Fact) -> Iterator[tuple[object, ...]]:
    """Yield what two facts must share at least one of: body, place, number or person, within a month."""
    if fact.span is None:
        return
    first = fact.span.begin.year * 12 + fact.span.begin.month
    last = fact.span.end.year * 12 + fact.span.end.month
    months = range(first, last + 1) if last - first <= 1 else (f"{first}-{last}",)
    for month in months:
        for name in fact.agencies:
            yield month, "agency", name.casefold().split()[-1]
        for place in fact.places.values():
            yield month, "place", place
        for person in fact.people:
            yield month, "person", person
        if fact.count is not None and fact.count > 1:
            yield month, "count", fact.count


def _fit(facts: Sequence[Fact], ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Say whether two groups may become one: no document twice, nothing that excludes."""
    documents = {facts[n].source.document for n in ours}
    if any(facts[n].source.document in documents for n in theirs):
        return False
    return all(likeness(facts[a], facts[b]).score > 0 for a in ours for b in theirs)


def _event(facts: Sequence[Fact], weakest: Likeness | None) -> Event:
    counts = [fact.count for fact in facts if fact.count is not None]
    begin, end = _when(fact.span for fact in facts if fact.span is not None and fact.span.stated)
    units = Counter(fact.count_unit for fact in facts if fact.count_unit)
    return Event(
        category=facts[0].category,
        agencies=_by_frequency(name for fact in facts for name in fact.agencies),
        places=_by_frequency(name for fact in facts for name in fact.places),
        begin=begin,
        end=end,
        count=Range(min(counts), max(counts)) if counts else None,
        count_unit=units.most_common(1)[0][0] if units else None,
        status=min((fact.status for fact in facts), key=_RANK.__getitem__),
        sources=tuple(fact.source for fact in facts),
        certainty=1.0 if weakest is None else weakest.score,
        evidence=() if weakest is None else weakest.evidence,
    )


def _when(spans: Iterable[Span]) -> tuple[date | None, date | None]:
    """Return the days that all spans share (`Maret 2025`, `14 Maret`: the 14th), else those that hold them all."""
    stated = list(spans)
    if not stated:
        return None, None
    begin, end = max(span.begin for span in stated), min(span.end for span in stated)
    if begin <= end:
        return begin, end
    return min(span.begin for span in stated), max(span.end for span in stated)


def _by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(names).most_common())
