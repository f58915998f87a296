"""``Knowledge``: the registries that stages look things up in, with the user's own data laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tpo_ie.registry.agencies import AgencyRegistry
from tpo_ie.registry.positions import PositionRegistry
from tpo_ie.registry.regions import RegionRegistry


@dataclass
class Knowledge:
    """What is known about agencies, positions and regions, loaded on first use.

    Args:
        agencies_file: The user's own agencies (TSV), laid over the built-in ones.
        positions_file: The user's own positions (TSV).
        rules_file: The user's rule switches (YAML: ``disable: [rule-id, …]``).
    """

    agencies_file: str | Path | None = None
    positions_file: str | Path | None = None
    rules_file: str | Path | None = None

    @cached_property
    def regions(self) -> RegionRegistry:
        """Provinces, regencies, cities, countries."""
        return RegionRegistry.load()

    @cached_property
    def agencies(self) -> AgencyRegistry:
        """Bodies and the patterns that compose their names."""
        return AgencyRegistry.load(self.regions, self.agencies_file)

    @cached_property
    def positions(self) -> PositionRegistry:
        """Titles with their expansions and the bodies they head."""
        return PositionRegistry.load(self.positions_file)
