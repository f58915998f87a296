"""The day that relative dates count from."""

from __future__ import annotations

from datetime import date

import pytest

from tpo_ie.intake.anchor import day_in, published_day


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-03-14", date(2025, 3, 14)),
        ("2025-03-14T08:15:00+07:00", date(2025, 3, 14)),
        ("14 Maret 2025", date(2025, 3, 14)),
        ("Jumat, 14/3/2025", date(2025, 3, 14)),
        ("2025-02-31", None),
        ("kemarin", None),
        ("", None),
        (None, None),
    ],
)
def test_published(published: str | None, expected: date | None) -> None:
    assert published_day(published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kata Budi, Jumat (28/7/2023).", date(2023, 7, 28)),
        ("digelar Jumat, 28 Juli 2023.", date(2023, 7, 28)),
        ("pada Jum'at malam (14/7/23)", date(2023, 7, 14)),
        ("Senin (24/7/2023) dan Jumat (28/7/2023)", date(2023, 7, 28)),
        ("sejak 3 Mei 2019", date(2019, 5, 3)),
        ("terbit 12 Nopember 2019", date(2019, 11, 12)),
        # The weekday tells the year: 17 July was a Monday in 2023.
        ("sepanjang 2022. Senin (17/7), kata Budi", date(2023, 7, 17)),
        ("Senin (17/7), kata Budi", None),
        ("kata Budi, Jumat.", None),
        ("(31/2/2023)", None),
        ("nomor 12/2/20231", None),
        ("", None),
    ],
)
def test_day_in_text(text: str, expected: date | None) -> None:
    assert day_in((text,)) == expected


def test_the_best_part_comes_first() -> None:
    assert day_in(("SELASA, 12 MEI 2020 | 19:44 WIB", "Jumat (28/7/2023)")) == date(2020, 5, 12)
