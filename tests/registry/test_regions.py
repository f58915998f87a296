"""Regions: names, short forms, provinces."""

from __future__ import annotations

import pytest

from tpo_ie.registry.regions import RegionRegistry, slug


@pytest.fixture(scope="module")
def regions() -> RegionRegistry:
    return RegionRegistry.load()


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Sumsel", "Sumatera Selatan", "provinsi"),
        ("SUMSEL", "Sumatera Selatan", "provinsi"),
        ("Provinsi Sumsel", "Sumatera Selatan", "provinsi"),
        ("Babel", "Kepulauan Bangka Belitung", "provinsi"),
        ("jatim", "Jawa Timur", "provinsi"),
        ("as", None, None),  # acronyms of up to four letters stand in capitals
        ("nusa tenggara timur", "Nusa Tenggara Timur", "provinsi"),
        ("Barelang", "Batam", "kota"),
        ("Kabupaten Cirebon", "Cirebon", "kabupaten"),
        ("Kota Cirebon", "Cirebon", "kota"),
        ("Cirebon", "Cirebon", "kota"),
        ("Kab. Malang", "Malang", "kabupaten"),
        ("Deliserdang", "Deli Serdang", "kabupaten"),
        ("Malaysia", "Malaysia", "country"),
        ("AS", "Amerika Serikat", "country"),
        ("Bandara Soetta", "Bandara Soekarno-Hatta", "airport"),
        ("Negeri Antah Berantah", None, None),
    ],
)
def test_find(regions: RegionRegistry, text: str, name: str | None, type_: str | None) -> None:
    region = regions.find(text)
    assert (region and region.name, region and region.type) == (name, type_)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polda Sumsel", "Polda Sumatera Selatan"),
        ("Pemprov DKI", "Pemprov DKI Jakarta"),
        ("DKI Jakarta", "DKI Jakarta"),
        ("Disnaker Kepri", "Disnaker Kepulauan Riau"),
        ("Polresta Barelang", "Polresta Barelang"),
        ("buah oki", "buah oki"),
    ],
)
def test_expand(regions: RegionRegistry, text: str, expected: str) -> None:
    assert regions.expand(text) == expected


def test_every_region_is_found_by_its_name_and_lies_in_a_known_province(regions: RegionRegistry) -> None:
    provinces = {region.name for region in regions.regions if region.type == "provinsi"}
    assert len(provinces) == 38
    regencies = [region for region in regions.regions if region.type in ("kabupaten", "kota")]
    assert len(regencies) == 514
    for region in regencies:
        assert region.province in provinces
        found = regions.find(f"{region.type.capitalize()} {region.name}")
        assert found is not None
        assert found.id == region.id


def test_province_of(regions: RegionRegistry) -> None:
    assert regions.province_of("Kabupaten Sambas") == "Kalimantan Barat"
    assert regions.province_of("Riau") == "Riau"
    assert regions.province_of("Malaysia") is None
    assert regions.province_of("Rimba Entah") is None


def test_slug() -> None:
    assert slug("Ba'a Nusa-Tenggara") == "baa-nusa-tenggara"
