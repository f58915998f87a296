"""Regions: provinces, regencies, cities, countries, with their short forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tpo_ie.registry.phrases import PhraseTable, Word, words_of
from tpo_ie.resources import package_text, read_tsv

PREFIXES = {
    "provinsi": "provinsi",
    "prov": "provinsi",
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "kota": "kota",
    "daerah": "",
    "wilayah": "",
    "negara": "country",
}
ABROAD = frozenset({"country", "city-abroad", "state-abroad"})
_KINDS = frozenset({"provinsi", "kabupaten", "kota"})
_SPECIAL = frozenset({"DKI Jakarta", "Daerah Istimewa Yogyakarta", "Aceh"})  # their names say the kind, or need none
_ORDER = {"provinsi": 0, "country": 1, "kota": 2, "kabupaten": 3}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Region:
    """A region.

    Args:
        id: Stable id.
        name: Full name, e.g. ``Sumatera Selatan``.
        type: ``provinsi``, ``kabupaten``, ``kota``, ``town``, ``port``, ``airport``, ``border-post``, ``country`` …
        province: The province it lies in (a city abroad: its country); None for provinces and countries.
        aliases: Short forms and other names, e.g. ``Sumsel``, ``Barelang``.
        abbreviations: Those of the aliases that are written out in full names.
    """

    id: str
    name: str
    type: str
    province: str | None = None
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


def slug(text: str) -> str:
    """Return a name as part of an id: `Sumatera Selatan` → `sumatera-selatan`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return _NOT_SLUG.sub("-", plain).strip("-")


class RegionRegistry:
    """Finds regions by name or short form."""

    def __init__(self, regions: list[Region]) -> None:
        self.regions = regions
        self._by_id = {region.id: region for region in regions}
        self._table: PhraseTable[Region] = PhraseTable()
        self._short: PhraseTable[str] = PhraseTable()
        self._find = lru_cache(maxsize=2048)(self._find_uncached)
        for region in sorted(regions, key=lambda region: _ORDER.get(region.type, 4)):
            self._table.add(region.name, region, exact=False)
            for alias in region.aliases:
                self._table.add(alias, region)
            if region.abbreviations:
                self._short.add(region.name, region.name, exact=False)
            for short in region.abbreviations:
                self._short.add(short, region.name, exact=True)

    @classmethod
    def load(cls) -> RegionRegistry:
        """Load the built-in regions."""
        source = "tpo_ie/registry/regions.tsv"
        columns = ("id", "name", "type", "province", "abbreviations", "aliases")
        regions = []
        for row in read_tsv(package_text("tpo_ie.registry", "regions.tsv"), source, columns):
            short = row.list("abbreviations")
            regions.append(
                Region(row["id"], row["name"], row["type"], row["province"] or None, short + row.list("aliases"), short)
            )
        return cls(regions)

    def get(self, region_id: str) -> Region | None:
        """Return the region with this id."""
        return self._by_id.get(region_id)

    def find(self, text: str) -> Region | None:
        """Return the region with this name or alias (case-insensitive, `Provinsi`/`Kota` in front allowed).

        Where a city and a regency share a name the word in front decides, else the city is meant;
        a province goes before both.
        """
        return self._find(text)

    def _find_uncached(self, text: str) -> Region | None:
        words = words_of(text)
        found = self.match(words, 0)
        return found[1] if found and found[0] == len(words) else None

    def match(self, words: list[Word], start: int) -> tuple[int, Region] | None:
        """Return (number of words, region) for the longest name that begins at a word, its type in front included."""
        if start >= len(words):
            return None
        kind = PREFIXES.get(words[start].key)
        if kind is not None and start + 1 < len(words):
            inner = self._table.matches(words, start + 1)
            fitting = [match for match in inner if not kind or match[1].type == kind]
            if fitting:
                return fitting[0][0] + 1, fitting[0][1]
        return self._table.longest(words, start)

    def expand(self, text: str) -> str:
        """Return the text with every short form of a region written out (`Polda Sumsel` → `Polda Sumatera Selatan`)."""
        words = words_of(text)
        parts: list[str] = []
        i = 0
        while i < len(words):
            short = self._short.longest(words, i)
            if short:
                last = words[i + short[0] - 1]
                parts.append(short[1] + last.text[last.text.find(last.bare) + len(last.bare) :].strip("."))
                i += short[0]
            else:
                parts.append(words[i].text)
                i += 1
        return " ".join(parts)

    def slug(self, words: list[Word]) -> str:
        """Return the id part of a region's name: one for all its spellings; the type only where it tells two apart."""
        found = self.match(words, 0)
        if not found or found[0] != len(words):
            return slug(" ".join(word.bare for word in words))
        region = found[1]
        typed = PREFIXES.get(words[0].key) == region.type and region.type in ("kota", "kabupaten")
        if typed and region.name in self._shared_names:
            return f"{region.type}-{slug(region.name)}"
        return slug(region.name)

    def with_kind(self, name: str) -> str:
        """Return the name of a province, regency or city with its kind in front (`Bengkalis` → `Kabupaten Bengkalis`).

        Other names, names that several regions bear and those of special regions stay as they are.
        """
        region = self.find(name)
        if region is None or region.type not in _KINDS or region.name != name or self.is_shared(name):
            return name
        return name if name in _SPECIAL or region.province == "DKI Jakarta" else f"{region.type.capitalize()} {name}"

    def is_shared(self, name: str) -> bool:
        """Say whether a name is borne by several provinces, cities or regencies (`Cirebon`, `Jambi`)."""
        return name in self._shared_names

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        seen: set[str] = set()
        twice: set[str] = set()
        for region in self.regions:
            if region.type in ("provinsi", "kota", "kabupaten"):
                (twice if region.name in seen else seen).add(region.name)
        return frozenset(twice)

    def province_of(self, text: str) -> str | None:
        """Return the province that a region's name lies in (a province's own name for itself); None when unknown."""
        region = self.find(text)
        if region is None or region.type in ABROAD:
            return None
        return region.name if region.type == "provinsi" else region.province
