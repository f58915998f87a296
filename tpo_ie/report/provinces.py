"""The provinces and their tiles on the map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tpo_ie.registry.regions import RegionRegistry
from tpo_ie.resources import package_text, read_tsv


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map.

    Args:
        name: Its name in the registry of regions.
        short: Two letters on the tile.
        column: Place from the west, from 0.
        row: Place from the north, from 0.
    """

    name: str
    short: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """Return the tiles of all provinces, in the order of the registry of regions."""
    rows = read_tsv(package_text("tpo_ie.report", "tiles.tsv"), "tpo_ie/report/tiles.tsv", ("id", "short"))
    places = {row["id"]: row for row in rows}
    provinces = [region for region in RegionRegistry.load().regions if region.type == "provinsi"]
    return tuple(
        Tile(province.name, row["short"], int(row["column"]), int(row["row"]))
        for province in provinces
        for row in (places[province.id],)
    )
