"""Regions: provinces, regencies, cities, countries, with their short forms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A region.

    Args:
        id: Stable id.
        name: Full name, e.g. ``Sumatera Selatan``.
        type: ``provinsi``, ``kabupaten``, ``kota``, ``country`` …
        province: The province it lies in; None for provinces and countries.
        aliases: Short forms and other spellings, e.g. ``Sumsel``.
    """

    id: str
    name: str
    type: str
    province: str | None = None
    aliases: tuple[str, ...] = ()


class RegionRegistry:
    """Finds regions by name or short form."""

    @classmethod
    def load(cls) -> RegionRegistry:
        """Load the built-in regions."""
        return cls()

    def find(self, text: str) -> Region | None:
        """Return the region with this name or alias (case-insensitive, `Provinsi`/`Kota` in front allowed)."""
        return None

    def expand(self, text: str) -> str:
        """Return the text with every short form of a region written out (`Polda Sumsel` → `Polda Sumatera Selatan`)."""
        return text
