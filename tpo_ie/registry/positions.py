"""Positions: titles, their expansion, the kind of body they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Position:
    """A title.

    Args:
        id: Stable id.
        abbreviation: Short form, e.g. ``Kabid Humas``; may be empty.
        expansion: Written out, e.g. ``Kepala Bidang Hubungan Masyarakat``.
        type: ``position``, ``rank``, ``title`` (academic, honorific), ``modifier`` (Plt, mantan) …
        agency_kind: Kind of the body it belongs to; ``any`` when it is not tied.
        relation: ``head``, ``deputy``, ``member``, ``spokesperson`` …
        body: Name (or pattern with ``{region}``) of the body that a title alone implies:
            ``Kapolda`` → ``Kepolisian Daerah {region}``, ``Menteri Sosial`` → ``Kementerian Sosial``; else None.
    """

    id: str
    abbreviation: str
    expansion: str
    type: str = "position"
    agency_kind: str = "any"
    relation: str = ""
    body: str | None = None


class PositionRegistry:
    """Finds titles, expands them, says which body a title implies."""

    @classmethod
    def load(cls, user_file: str | Path | None = None) -> PositionRegistry:
        """Load the built-in positions and lay the user's file over them."""
        return cls()

    def find(self, title: str) -> Position | None:
        """Return the position that a title names (`Plt`, `mantan` … in front are skipped)."""
        return None

    def expand(self, title: str) -> str:
        """Return a title written out: `Kabid Humas` → `Kepala Bidang Hubungan Masyarakat`, `Plt` → `Pelaksana tugas`."""
        return title

    def implied_body(self, title: str, region: str | None) -> str | None:
        """Return the canonical name of the body that a title implies; None when it implies none.

        Args:
            title: The title as written, e.g. ``Kapolda``, ``Bupati``, ``Menteri Sosial``.
            region: The full name of the region that follows the title (`Sumatera Selatan`), or None.
        """
        return None
