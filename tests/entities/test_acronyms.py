"""Acronyms that a text defines."""

from __future__ import annotations

import pytest

from tests.entities.reading import resolve
from tpo_ie.entities.acronyms import find_definitions, looks_short, words_behind


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("BNNP", "Badan Narkotika Nasional Provinsi", True),
        ("Bapenda", "Badan Pendapatan Daerah", True),
        ("GT PP-TPPO", "Gugus Tugas Pencegahan dan Penanganan Tindak Pidana Perdagangan Orang", True),
        ("P4MI", "Pos Pelayanan Pelindungan Pekerja Migran Indonesia", True),
        ("Kota Baru", "Desa Sukamaju Kecamatan Anu", False),
        ("Zebra", "Badan Pendapatan Daerah", False),
        ("Badan Pendapatan Daerah", "Bapenda", False),
    ],
)
def test_looks_short(short: str, long: str, expected: bool) -> None:
    assert looks_short(short, long) is expected


def test_words_behind_counts_digits_as_repeated_letters() -> None:
    assert words_behind("P4MI", "Pos Pelayanan Pelindungan Pekerja Migran Indonesia") == (
        "Pos Pelayanan Pelindungan Pekerja Migran Indonesia"
    )
    assert words_behind("UNA", "Pusat Kajian Pesisir Universitas Nusa Agung") == "Universitas Nusa Agung"
    assert words_behind("XYZ", "Universitas Nusa Agung") is None


def test_brackets_inside_a_name_define_words() -> None:
    draft = resolve(
        "[[AGENCY|Tim Pengawas (Timwas) Haji DPR RI]] menemui [[AGENCY|Kanwil Kementerian Hukum (Kemenkum) Bali]]."
    )
    assert find_definitions(draft).words == {"Timwas": "Tim Pengawas", "Kemenkum": "Kementerian Hukum"}


@pytest.mark.parametrize(
    "text",
    [
        "[[ORG|Forum Nelayan Hebat]] ([[ORG|FNH]]) rapat. Kata [[ORG|FNH]] begitu.",
        "[[ORG|FNH]] ([[ORG|Forum Nelayan Hebat]]) rapat. Kata [[ORG|FNH]] begitu.",
        "[[ORG|Forum Nelayan Hebat]]([[ORG|FNH]]) rapat. Kata [[ORG|FNH]] begitu.",
    ],
)
def test_brackets_behind_a_name_tie_two_mentions(text: str) -> None:
    assert len(resolve(text).entities) == 1


def test_an_acronym_of_the_last_words_only_is_another_thing() -> None:
    draft = resolve("[[ORG|Pusat Kajian Pesisir Universitas Nusa Agung]] ([[ORG|UNA]]) meneliti. [[ORG|UNA]] setuju.")
    assert len(draft.entities) == 2
