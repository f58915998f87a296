"""Positions: expansion, the body a title implies."""

from __future__ import annotations

import pytest

from tpo_ie.registry.positions import PositionRegistry


@pytest.fixture(scope="module")
def positions() -> PositionRegistry:
    return PositionRegistry.load()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kabid Humas", "Kepala Bidang Hubungan Masyarakat"),
        ("Kasat Reskrim", "Kepala Satuan Reserse Kriminal"),
        ("Kabid Pemberantasan", "Kepala Bidang Pemberantasan"),
        ("Plt. Kepala", "Pelaksana tugas Kepala"),
        ("Pelaksana tugas (Plt) Bupati", "Pelaksana tugas Bupati"),
        ("Pelaksana tugas Plt Bupati", "Pelaksana tugas Bupati"),
        ("Walikota", "Wali Kota"),
        ("Menteri PKP", "Menteri Perumahan dan Kawasan Permukiman"),
        ("Wamensos", "Wakil Menteri Sosial"),
        ("Dirjen Perhubungan Laut", "Direktur Jenderal Perhubungan Laut"),
        ("Kapolda", "Kepala Kepolisian Daerah"),
        ("Juru Masak", "Juru Masak"),
    ],
)
def test_expand(positions: PositionRegistry, title: str, expected: str) -> None:
    assert positions.expand(title) == expected


@pytest.mark.parametrize(
    ("title", "region", "body"),
    [
        ("Kapolda", "Sumatera Selatan", "Kepolisian Daerah Sumatera Selatan"),
        ("Kapolda", None, None),
        ("Wakapolresta", "Kendari", "Kepolisian Resor Kota Kendari"),
        ("Bupati", "Cirebon", "Pemerintah Kabupaten Cirebon"),
        ("Bupati", "Kabupaten Cirebon", "Pemerintah Kabupaten Cirebon"),
        ("mantan Wali Kota", "Semarang", "Pemerintah Kota Semarang"),
        ("Gubernur", "Jawa Timur", "Pemerintah Provinsi Jawa Timur"),
        ("Camat", "Larangan", "Pemerintah Kecamatan Larangan"),
        ("Kepala Desa", "Cibatu", "Pemerintah Desa Cibatu"),
        ("Keuchik", "Kuala Parek", "Pemerintah Gampong Kuala Parek"),
        ("Sekda", "Kabupaten Bengkalis", "Pemerintah Kabupaten Bengkalis"),
        ("Sekda", "Bengkalis", None),
        ("Menteri Sosial", None, "Kementerian Sosial"),
        ("Mensos", "RI", "Kementerian Sosial"),
        ("Menteri Luar Negeri", "Amerika Serikat", "Kementerian Luar Negeri Amerika Serikat"),
        ("Menteri Urusan Cuaca", "Singapura", "Kementerian Urusan Cuaca Singapura"),
        ("Presiden", None, "Pemerintah Republik Indonesia"),
        ("Presiden", "RI", "Pemerintah Republik Indonesia"),
        ("Presiden", "Kolombia", "Pemerintah Kolombia"),
        ("Perdana Menteri", None, None),
        ("Plt Dirjen Imigrasi", None, "Direktorat Jenderal Imigrasi"),
        ("Kapolri", None, "Kepolisian Negara Republik Indonesia"),
        ("Jaksa Agung", None, "Kejaksaan Agung"),
        ("Kepala", None, None),
        ("Kabid Humas", "Bali", None),
    ],
)
def test_implied_body(positions: PositionRegistry, title: str, region: str | None, body: str | None) -> None:
    assert positions.implied_body(title, region) == body


def test_find_skips_modifiers(positions: PositionRegistry) -> None:
    found = positions.find("Plt. Kapolres")
    assert found is not None
    assert found.id == "position-kapolres"
    assert positions.modifiers("mantan Plt Bupati") == ("mantan", "Pelaksana tugas")
    assert positions.find("Kabid Pemberantasan") == positions.find("Kabid")
    assert positions.find("Juru Masak") is None


def test_every_form_leads_to_its_position(positions: PositionRegistry) -> None:
    for position in positions:
        if position.type == "position" and position.abbreviation:
            found = positions.find(position.abbreviation)
            assert found is not None, position.id
            assert found.expansion == position.expansion
