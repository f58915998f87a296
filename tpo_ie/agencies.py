"""The agency registry as plain functions on the built-in data: ``tpo_ie.agencies.find("Polda Sumsel")``."""

from __future__ import annotations

from datetime import date
from functools import cache

from tpo_ie.registry.agencies import Agency, AgencyRegistry
from tpo_ie.registry.knowledge import Knowledge

__all__ = ["Agency", "children", "find", "get", "parents"]


@cache
def _registry() -> AgencyRegistry:
    return Knowledge().agencies


def find(text: str, on: date | None = None) -> Agency | None:
    """Return the body that a surface form names, listed or composed; None when unknown.

    Args:
        text: A name, short or long, e.g. ``Ditreskrimum Polda Kepri``.
        on: The day that the text speaks of; decides between bodies that bore one name in turn.
    """
    return _registry().find(text, on)


def get(agency_id: str) -> Agency | None:
    """Return the body with this id, e.g. ``polda:sumatera-selatan``; None when there is none."""
    return _registry().get(agency_id)


def parents(agency_id: str) -> tuple[Agency, ...]:
    """Return the bodies above a body, the nearest first."""
    return _registry().parents(agency_id)


def children(agency_id: str) -> tuple[Agency, ...]:
    """Return the listed bodies directly below a body, by name."""
    return _registry().children(agency_id)
