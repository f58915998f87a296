"""Places of a text."""

from __future__ import annotations

import pytest

from tests.entities.reading import groups, resolve


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sumatera Selatan", "Sumsel"),
        ("Sumatera Selatan", "Provinsi Sumsel"),
        ("SAMBAS", "Kabupaten Sambas"),
        ("Kota Kendari", "Kendari"),
        ("Kecamatan Larangan", "Larangan"),
        ("Desa Sebunga", "Sebunga"),
        ("Bandara Soekarno-Hatta", "Bandara Soetta"),
        ("Deli Serdang", "Deliserdang"),
        ("Kota Jayapura", "Jayapura Kota"),
        ("Pos Lintas Batas Negara Aruk", "PLBN Aruk"),
        ("Arab Saudi", "Saudi"),
        ("Pasar Raya Padang", "Pasar Raya"),
        ("Jakarta Selatan", "Kota Administrasi Jakarta Selatan"),
        ("Motaain", "PLBN Motaain"),
        ("Sungai Raya", "Kecamatan Sungai Raya"),
        ("Gayo", "Dataran Tinggi Gayo"),
        ("Kerawang", "Karawang"),
    ],
)
def test_one_place(first: str, second: str) -> None:
    assert len(resolve(f"Di [[LOC|{first}]] dan [[LOC|{second}]].").entities) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Cirebon", "Kabupaten Cirebon"),  # the city and the regency
        ("Jambi", "Provinsi Jambi"),
        ("Dumai", "Pelabuhan Dumai"),
        ("Yogyakarta", "DIY"),
        ("Sumatera Utara", "Sumatera Selatan"),
        ("Jalan Melati", "Jalan Melati Raya"),
        ("Entikong", "PLBN Entikong"),
        ("Sungai Raya", "Kecamatan Raya"),
    ],
)
def test_two_places(first: str, second: str) -> None:
    assert len(resolve(f"Di [[LOC|{first}]] dan [[LOC|{second}]].").entities) == 2


def test_a_bare_name_beside_city_and_regency_stands_alone() -> None:
    draft = resolve("[[LOC|BLITAR]] - Warga [[LOC|Kabupaten Blitar]] dan [[LOC|Kota Blitar]].")
    assert len(draft.entities) == 3


def test_a_title_tells_the_kind() -> None:
    draft = resolve("Di [[LOC|Kota Tegal]] dan [[LOC|Kabupaten Tegal]] hadir [[POSITION|Bupati]] [[LOC|Tegal]].")
    assert groups(draft)["Kabupaten Tegal"] == ["Kabupaten Tegal", "Tegal"]


def test_names_are_written_out() -> None:
    draft = resolve("Di [[LOC|Mapolda Jambi]], [[LOC|NTT]], [[LOC|AS]], [[LOC|IDI RAYEUK]].")
    assert list(groups(draft)) == [
        "Markas Kepolisian Daerah Jambi",
        "Nusa Tenggara Timur",
        "Amerika Serikat",
        "Idi Rayeuk",
    ]


def test_an_airport_with_and_without_its_town() -> None:
    draft = resolve("[[LOC|Bandara Kertajati Majalengka]] sepi. Di [[LOC|Bandara Kertajati]] hujan.")
    assert len(draft.entities) == 1
    draft = resolve("[[LOC|Bandara Kertajati Lama]] sepi. Di [[LOC|Bandara Kertajati]] hujan.")
    assert len(draft.entities) == 2
