"""``Knowledge``: the registries that stages look things up in, with the user's own data laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tpo_ie.registry.agencies import AgencyRegistry
from tpo_ie.registry.checking import agency_warnings
from tpo_ie.registry.positions import Position, PositionRegistry
from tpo_ie.registry.regions import RegionRegistry

if TYPE_CHECKING:
    from tpo_ie.overlay import UserRules
    from tpo_ie.overlay.rules import TitleRule


@dataclass
class Knowledge:
    """What is known about agencies, positions and regions, loaded on first use.

    Args:
        agencies_file: The user's own agencies (TSV), laid over the built-in ones.
        positions_file: The user's own positions (TSV).
        rules_file: The user's own rules and rule switches (YAML).
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
        return PositionRegistry.load(self.positions_file, [_position(rule) for rule in self.rules.titles])

    @cached_property
    def rules(self) -> UserRules:
        """Rules of the user's own."""
        from tpo_ie.overlay import user_rules

        return user_rules(self.rules_file)

    def warnings(self) -> tuple[str, ...]:
        """Read the user's files and return what is odd in them but does no harm, with file and line.

        Raises:
            ResourceError: A file is wrong; names file, line and reason.
        """
        from tpo_ie.overlay.reading import read_rules

        found: list[str] = []
        if self.agencies_file is not None:
            found += agency_warnings(self.agencies)
        if self.positions_file is not None:
            found += self.positions.warnings
        if self.rules_file is not None:
            found += read_rules(self.rules_file).warnings
        return tuple(found)


def _position(rule: TitleRule) -> Position:
    return Position(
        id=rule.id,
        abbreviation=rule.forms[0],
        expansion=rule.expansion or rule.forms[0],
        agency_kind=rule.agency_kind,
        relation=rule.relation,
        body=rule.body,
        aliases=rule.forms[1:],
        regional_body=rule.regional_body,
    )
