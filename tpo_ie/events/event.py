"""``Event``: one thing that was done, with the actions of the articles that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tpo_ie.document.values import ActionCategory


@dataclass(frozen=True, slots=True)
class Range:
    """A number known up to bounds.

    Args:
        low: The least, at least 0.
        high: The most, not below ``low``.
    """

    low: int
    high: int

    def __add__(self, other: Range) -> Range:
        """Return the range of a sum."""
        return Range(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event is told.

    Args:
        document: Id of the document.
        action: Index of the action in ``document.actions``.
    """

    document: str
    action: int


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Args:
        category: Category of its actions.
        agencies: Names of the bodies that act, those named most often first.
        places: Names of the places of the act, those named most often first.
        begin: Earliest day of the act; None when no article dates it.
        end: Latest day of the act.
        count: How many people or cases, from the least to the most told; None when nobody counts.
        count_unit: What is counted.
        status: The furthest status told (``done`` before ``planned``).
        sources: The actions, in the order in which the documents were read.
        certainty: How sure it is that all sources tell of one event, 0 to 1; 1 for a single source.
        evidence: What the weakest link between sources rests on (``agency``, ``place``, ``day`` …).
    """

    category: ActionCategory
    agencies: tuple[str, ...]
    places: tuple[str, ...]
    begin: date | None
    end: date | None
    count: Range | None
    count_unit: str | None
    status: str
    sources: tuple[Source, ...]
    certainty: float
    evidence: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the ids of the documents that tell of it, each once."""
        return tuple(dict.fromkeys(source.document for source in self.sources))
