"""Addresses in one mention, and names that only look like them."""

from __future__ import annotations

import pytest

from tpo_ie.mentions.addresses import split_addresses
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.regions import RegionRegistry


def _parts(text: str, label: str = "LOC") -> list[str]:
    found = split_addresses(text, [FoundMention(0, len(text), label)], RegionRegistry.load())
    return [text[mention.start : mention.end] for mention in found]


def test_each_place_of_an_address_is_a_mention() -> None:
    assert _parts("Dusun Krajan Desa Waung Kecamatan Boyolangu Tulungagung") == [
        "Dusun Krajan",
        "Desa Waung",
        "Kecamatan Boyolangu",
        "Tulungagung",
    ]
    assert _parts("Jalan Merdeka Barat Malang") == ["Jalan Merdeka Barat", "Malang"]


@pytest.mark.parametrize(
    "name",
    ["Kota Jakarta", "Balai Desa Waung", "Kawasan Kota Tua", "Jalan Malang", "Kecamatan Kota Baru", "Pulau Pari"],
)
def test_other_names_stay_whole(name: str) -> None:
    assert _parts(name) == [name]


def test_bodies_are_left_alone() -> None:
    assert _parts("Desa Waung Kecamatan Boyolangu", "AGENCY") == ["Desa Waung Kecamatan Boyolangu"]
