"""``Fact``: an action of a document in terms that can be compared with those of another document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tpo_ie.document import Action, Document
from tpo_ie.document.values import ActionCategory
from tpo_ie.events.event import Source

_BODIES = ("AGENCY", "ORG")
_BEFORE = timedelta(days=14)  # an undated act of a news story lies at most so long before it
_REAL = frozenset({"done", "ongoing"})


@dataclass(frozen=True, slots=True)
class Span:
    """Days between which an act lies.

    Args:
        begin: First day.
        end: Last day, not before the first.
        stated: False when it only follows from the day of publication.
    """

    begin: date
    end: date
    stated: bool = True

    @property
    def days(self) -> int:
        """Return its length in days."""
        return (self.end - self.begin).days + 1

    def gap(self, other: Span) -> int:
        """Return how many days lie between two spans; 0 when they touch."""
        return max(0, (other.begin - self.end).days, (self.begin - other.end).days)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says of one act.

    Args:
        source: Where.
        category: The action's category.
        real: True for what is done or goes on, False for what is planned, urged or possible.
        status: The action's status.
        agencies: Key by name of each acting body: its id in the registry, else its name in lower case.
        places: Key by name of each place: its name in lower case.
        regions: Provinces and the like that hold the places, in lower case.
        people: Names of the persons aimed at.
        span: When; None when neither the act nor the article is dated.
        count: How many.
        count_unit: What is counted.
    """

    source: Source
    category: ActionCategory
    real: bool
    status: str
    agencies: dict[str, str]
    places: dict[str, str]
    regions: frozenset[str]
    people: frozenset[str]
    span: Span | None
    count: int | None
    count_unit: str | None


def facts_of(documents: Iterable[Document]) -> Iterator[Fact]:
    """Yield the facts of documents; denied acts are no events.

    Args:
        documents: Documents in any order; they are read once and not kept.

    Yields:
        A fact for each action that is not negated.
    """
    for document in documents:
        for number, action in enumerate(document.actions):
            if not action.negated:
                yield _fact(document, number, action)


def _fact(document: Document, number: int, action: Action) -> Fact:
    agencies: dict[str, str] = {}
    for actor in map(document.entity, action.actors):
        if actor.type in _BODIES:
            agencies.setdefault(actor.name, actor.registry_id or actor.name.casefold())
    places = {place.name: place.name.casefold() for place in map(document.entity, action.place)}
    regions = {
        str(document.entity(place).attributes[key]).casefold()
        for place in action.place
        for key in ("province", "regency", "country")
        if document.entity(place).attributes.get(key)
    }
    targets = map(document.entity, action.targets)
    return Fact(
        source=Source(document.id, number),
        category=action.category,
        real=action.status in _REAL,
        status=action.status,
        agencies=agencies,
        places=places,
        regions=frozenset(regions),
        people=frozenset(entity.name.casefold() for entity in targets if entity.type == "PER"),
        span=_span(action, document),
        count=None if action.count is None else round(action.count),
        count_unit=action.attributes.get("count_unit"),
    )


def _span(action: Action, document: Document) -> Span | None:
    """Return when the act was; without a time of its own it lies in the days before the article."""
    days = [day for value in action.time for part in value.split("/") for day in _days(part)]
    if days:
        return Span(min(days), max(days))
    published = next(_days((document.meta.published or "")[:10]), None)
    if published is None:
        return None
    if action.status in _REAL:
        return Span(published - _BEFORE, published, stated=False)
    return Span(published, published + _BEFORE, stated=False)


def _days(value: str) -> Iterator[date]:
    """Yield the first and last day of an ISO date, month or year; nothing for anything else."""
    parts = value.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            yield date(numbers[0], 1, 1)
            yield date(numbers[0], 12, 31)
        elif len(numbers) == 2:
            first = date(numbers[0], numbers[1], 1)
            yield first
            yield (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        else:
            yield date(*numbers[:3])
    except ValueError:
        return
