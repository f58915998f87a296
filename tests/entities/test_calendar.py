"""Calendar expressions as ISO 8601."""

from __future__ import annotations

import time
from datetime import date

import pytest

from tpo_ie.entities.calendar import iso_time, weekday_of

ANCHOR = date(2023, 7, 28)  # a Friday

RESOLVED = {
    # dates with numbers
    "Jumat (28/7/2023)": "2023-07-28",
    "Jum'at (14/7/23)": "2023-07-14",
    "Selasa (23/7)": "2023-07-23",
    "Ahad (06/08/2023)": "2023-08-06",
    "Kamis-Jumat (28-29/3/2024)": "2024-03-28/2024-03-29",
    "28 Juli 2023": "2023-07-28",
    "tanggal 17 Januari 2025": "2025-01-17",
    "Kamis, 17 Juli 2025": "2025-07-17",
    "18 Maret": "2023-03-18",
    "2 Januari": "2023-01-02",
    "2 September": "2023-09-02",
    # months, years and their parts
    "Oktober 2024": "2024-10",
    "bulan Oktober tahun 2024": "2024-10",
    "penghujung Juli 2023": "2023-07",
    "akhir Februari": "2023-02",
    "awal 2018": "2018",
    "sepanjang tahun 2024": "2024",
    "semester I 2024": "2024-01/2024-06",
    "Semester II Tahun 2024": "2024-07/2024-12",
    "kuartal kedua": "2023-04/2023-06",
    "paruh pertama 2022": "2022-01/2022-06",
    "semester ini": "2023-07/2023-12",
    "pekan pertama Desember 2022": "2022-12-01/2022-12-07",
    "minggu ke-2 bulan Mei": "2023-05-08/2023-05-14",
    "triwulan II (April-Juni) tahun 2025": "2025-04/2025-06",
    "tahun ajaran 2023/2024": "2023/2024",
    # ranges
    "Januari hingga Juni 2023": "2023-01/2023-06",
    "Sepanjang Januari–Oktober 2021": "2021-01/2021-10",
    "Januari 2020 sampai Agustus 2021": "2020-01/2021-08",
    "Oktober hingga Januari 2024": "2023-10/2024-01",
    "28 Mei 2025 hingga 23 Juni 2025": "2025-05-28/2025-06-23",
    "Januari hingga 4 Desember 2019": "2019-01/2019-12-04",
    "10-11 Februari": "2023-02-10/2023-02-11",
    "14--15 Juni 2025": "2025-06-14/2025-06-15",
    "2021-2023": "2021/2023",
    # weekdays
    "Rabu": "2023-07-26",
    "Rabu malam": "2023-07-26",
    "hari Senin": "2023-07-24",
    "Jumat": "2023-07-28",
    "Jumat lalu": "2023-07-21",
    "Senin pekan lalu": "2023-07-17",
    "Senin depan": "2023-07-31",
    "Minggu lalu": "2023-07-23",
    # deictic phrases
    "hari ini": "2023-07-28",
    "kemarin": "2023-07-27",
    "tadi malam": "2023-07-27",
    "besok": "2023-07-29",
    "lusa": "2023-07-30",
    "dua hari lalu": "2023-07-26",
    "10 hari yang lalu": "2023-07-18",
    "pekan lalu": "2023-07-17/2023-07-23",
    "minggu lalu": "2023-07-17/2023-07-23",
    "akhir pekan lalu": "2023-07-22/2023-07-23",
    "bulan lalu": "2023-06",
    "bulan ini": "2023-07",
    "tahun depan": "2024",
    "tiga bulan terakhir": "2023-04/2023-07",
    "Januari lalu": "2023-01",
    "Oktober tahun lalu": "2022-10",
    "2023-07": "2023-07",
}

UNRESOLVED = (
    "setiap hari Rabu",
    "pekan kelima Mei 2023",
    "paruh ketiga 2022",
    "31 Februari 2023",
    "30/13/2023",
    "belakangan",
    "",
    "Juni-Mei-April",
    "1446 Hijriah",
)


@pytest.mark.parametrize(("phrase", "expected"), RESOLVED.items())
def test_resolved(phrase: str, expected: str) -> None:
    assert iso_time(phrase, ANCHOR) == expected


@pytest.mark.parametrize("phrase", UNRESOLVED)
def test_unresolved(phrase: str) -> None:
    assert iso_time(phrase, ANCHOR) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Jumat (28/7/2023)", "2023-07-28"),
        ("Juni 2024", "2024-06"),
        ("Rabu", None),
        ("18 Maret", None),
        ("kemarin", None),
    ],
)
def test_without_an_anchor_only_what_carries_its_year(phrase: str, expected: str | None) -> None:
    assert iso_time(phrase) == expected


def test_weekday_of() -> None:
    assert weekday_of("Rabu (26/7)") == 2
    assert weekday_of("26 Juli") is None


def test_long_phrases_cost_nothing() -> None:
    start = time.process_time()
    for text in ("1-" * 50_000, "Senin " * 20_000, "(" * 100_000, "Januari hingga " * 5_000):
        assert iso_time(text, ANCHOR) is None
    assert time.process_time() - start < 1
