"""Crimes, groups, laws, dates and organisations of a text."""

from __future__ import annotations

from datetime import date

import pytest

from tests.entities.reading import groups, resolve
from tpo_ie.entities.laws import LawResolver
from tpo_ie.entities.terms import TermResolver
from tpo_ie.registry.knowledge import Knowledge


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("PMI", "pekerja migran Indonesia"),
        ("CPMI ilegal", "calon pekerja migran Indonesia nonprosedural"),
        ("calon PMI non prosedural", "calon pekerja migran Indonesia nonprosedural"),
        ("pekerja migran Indonesia (PMI) nonprosedural", "pekerja migran Indonesia nonprosedural"),
        ("WNI", "warga negara Indonesia"),
        ("WNA Australia", "warga negara Australia"),
        ("warga Bangladesh", "warga negara Bangladesh"),
        ("korban TPPO", "korban tindak pidana perdagangan orang"),
        ("anak-anak", "anak"),
        ("anak-anaknya", "anak"),
        ("Pengungsi Rohingya", "pengungsi Rohingya"),
        ("PENGUNGSI", "pengungsi"),
        ("korbannya", "korban"),
        ("warga", "warga"),
        ("awak", "anak buah kapal"),
        ("awak asal Myanmar", "anak buah kapal asal Myanmar"),
        ("PRT", "pekerja rumah tangga"),
        ("Rohingya", "pengungsi Rohingya"),
        ("pengungsi Rohingya", "pengungsi Rohingya"),
        ("eks PMI", "mantan pekerja migran Indonesia"),
    ],
)
def test_canonical_term(surface: str, expected: str) -> None:
    assert TermResolver(Knowledge()).canonical(surface, "GROUP").casefold() == expected.casefold()


def test_crimes() -> None:
    draft = resolve(
        "[[CRIME|Tindak Pidana Perdagangan Orang]] ([[CRIME|TPPO]]), [[CRIME|perdagangan orang]], [[CRIME|TPPM]]."
    )
    assert groups(draft) == {
        "tindak pidana perdagangan orang": ["Tindak Pidana Perdagangan Orang", "TPPO", "perdagangan orang"],
        "tindak pidana penyelundupan manusia": ["TPPM"],
    }


def test_a_bracket_means_the_end_of_a_longer_term() -> None:
    draft = resolve("[[GROUP|Keluarga anak buah kapal]] ([[GROUP|ABK]]) menunggu [[GROUP|awak kapal]].")
    assert groups(draft) == {
        "keluarga anak buah kapal": ["Keluarga anak buah kapal"],
        "anak buah kapal": ["ABK", "awak kapal"],
    }
    same = resolve("[[GROUP|pekerja migran Indonesia]] ([[GROUP|PMI]])")
    assert len(same.entities) == 1


def test_a_bare_head_means_the_only_longer_term() -> None:
    one = resolve("[[GROUP|korban TPPO]] pulang. [[GROUP|Korban]] menangis.")
    assert len(one.entities) == 1
    two = resolve("[[GROUP|korban TPPO]] dan [[GROUP|korban KDRT]] pulang. [[GROUP|Korban]] menangis.")
    assert len(two.entities) == 3
    other = resolve(
        "[[GROUP|calon PMI]] dan [[GROUP|calon PMI ilegal]] dan [[GROUP|anak perempuan]] dan [[GROUP|perempuan]]."
    )
    assert len(other.entities) == 4


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("UU 21/2007", "Undang-Undang Nomor 21 Tahun 2007"),
        ("UU No. 21 Tahun 2007", "Undang-Undang Nomor 21 Tahun 2007"),
        ("UU RI Nomor 21 Tahun 2007", "Undang-Undang Nomor 21 Tahun 2007"),
        ("UU 19 Tahun 2019", "Undang-Undang Nomor 19 Tahun 2019"),
        ("Perpres 19/2023", "Peraturan Presiden Nomor 19 Tahun 2023"),
        ("Pasal 4 UU TPPO", "Pasal 4 Undang-Undang Tindak Pidana Perdagangan Orang"),
        ("Pasal 2 ayat (1) KUHP", "Pasal 2 ayat (1) Kitab Undang-Undang Hukum Pidana"),
        ("Peraturan Pemerintah (PP) Nomor 5 Tahun 2025", "Peraturan Pemerintah Nomor 5 Tahun 2025"),
        ("Perdes Jagung Manis", "Peraturan Desa Jagung Manis"),
    ],
)
def test_citations(surface: str, expected: str) -> None:
    assert LawResolver().canonical(surface) == expected


def test_laws() -> None:
    draft = resolve(
        "[[LAW|Pasal 4 UU Nomor 21 Tahun 2007]], [[LAW|Pasal 4]], [[LAW|UU 21/2007]], "
        "[[LAW|Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan TPPO]], [[LAW|Undang-Undang Kehutanan]], "
        "[[LAW|UU Nomor 41 Tahun 1999 tentang Kehutanan]], "
        "[[LAW|Pasal 4 ayat (2) KUHP]]."
    )
    assert [len(surfaces) for surfaces in groups(draft).values()] == [2, 2, 2, 1]


def test_dates() -> None:
    draft = resolve(
        "[[DATE|Jumat (28/7/2023)]] dan [[DATE|Rabu]] malam, [[DATE|26 Juli 2023]]. [[DATE|Jumat]] itu, "
        "[[DATE|Senin]] pekan depan, [[DATE|sepanjang 2022]], [[DATE|2022]], [[DATE|setiap Selasa Kliwon]].",
        anchor=date(2023, 7, 28),
    )
    assert groups(draft) == {
        "2023-07-28": ["Jumat (28/7/2023)", "Jumat"],
        "2023-07-26": ["Rabu", "26 Juli 2023"],
        "2023-07-31": ["Senin"],
        "2022": ["sepanjang 2022", "2022"],
        "setiap Selasa Kliwon": ["setiap Selasa Kliwon"],
    }


def test_dates_without_a_publication_date_count_from_the_texts_own() -> None:
    draft = resolve("Kata dia, [[DATE|Sabtu (8/6/2024)]]. Pada [[DATE|Kamis]] dan [[DATE|18 Maret]].")
    assert list(groups(draft)) == ["2024-06-08", "2024-06-06", "2024-03-18"]
    assert list(groups(resolve("Pada [[DATE|Kamis]]."))) == ["Kamis"]


def test_organisations() -> None:
    draft = resolve(
        "[[ORG|Yayasan Lentera Senja]], [[ORG|Lentera Senja]], [[ORG|PT Segara Biru Abadi]], [[ORG|PT SBA]], "
        "[[ORG|SBA]], [[ORG|Lembaga Bantuan Hukum (LBH) Rinjani]], [[ORG|LBH Rinjani]], [[ORG|Yayasan Lain]]."
    )
    assert [len(surfaces) for surfaces in groups(draft).values()] == [2, 3, 2, 1]
