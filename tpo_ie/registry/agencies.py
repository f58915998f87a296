"""The agency registry: bodies, and patterns that compose names of regional bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tpo_ie.registry.regions import RegionRegistry


@dataclass(frozen=True, slots=True)
class Agency:
    """A body.

    Args:
        id: Stable id.
        name: Canonical name, written out.
        kind: ``police``, ``immigration-office``, ``ministry`` …
        level: ``national``, ``provincial``, ``regency``, ``city``.
        acronyms: Acronyms, e.g. ``BP3MI``.
        aliases: Other names in use.
        parent: Id of the body it belongs to.
        region: Name of the region it serves.
        valid_from: First day (ISO, possibly only year or month).
        valid_to: Last day.
        successors: Ids of the bodies that followed it.
        source: Where the entry comes from: ``file:line`` or ``pattern:ID``.
    """

    id: str
    name: str
    kind: str
    level: str = ""
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    region: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    source: str = ""


class AgencyRegistry:
    """Finds bodies by any name in use; composes regional ones (`Satreskrim Polresta Barelang`)."""

    @classmethod
    def load(cls, regions: RegionRegistry, user_file: str | Path | None = None) -> AgencyRegistry:
        """Load the built-in registry and lay the user's file over it."""
        return cls()

    def find(self, text: str, on: date | None = None) -> Agency | None:
        """Return the body that a surface form names, listed or composed by a pattern; None when unknown."""
        return None

    def canonical_name(self, text: str, on: date | None = None) -> str:
        """Return the canonical name of a surface form: acronyms and regions written out, class kept.

        Works for unknown bodies too: known parts are expanded, the rest stays as written
        (`Satreskrim Polresta Barelang` → `Satuan Reserse Kriminal Kepolisian Resor Kota Barelang`).
        """
        return text
