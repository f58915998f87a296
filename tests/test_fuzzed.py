"""What fuzzing has found; each must stay mended."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

import pytest

from tpo_ie.entities.calendar import iso_time
from tpo_ie.entities.dates import resolve_dates
from tpo_ie.pipeline.draft import Draft, FoundMention


@pytest.mark.parametrize("anchor", [date.min, date.max], ids=["first", "last"])
@pytest.mark.parametrize(
    "phrase",
    [
        "kemarin",
        "besok",
        "pekan lalu",
        "pekan depan",
        "akhir Desember",
        "awal Januari",
        "400 tahun lalu",
        "13 bulan lagi",
    ],
)
def test_days_beyond_the_calendar_have_no_date(phrase: str, anchor: date) -> None:
    found = iso_time(phrase, anchor)
    assert found is None or all(MINYEAR <= int(day[:4]) <= MAXYEAR for day in found.split("/"))


def test_the_days_beside_the_calendars_ends_are_still_read() -> None:
    assert iso_time("besok", date.min) == "0001-01-02"
    assert iso_time("kemarin", date.max) == "9999-12-30"
    assert iso_time("kemarin", date.min) is None
    assert iso_time("pekan depan", date.max) is None


def test_a_weekday_beside_the_calendars_end_keeps_its_own_name() -> None:
    draft = Draft(text="Minggu, warga datang.")
    draft.layout = draft.layout.__class__(anchor=date.min, anchor_from_text=True)  # the year 1 begins on a Monday
    draft.set_mentions([FoundMention(0, 6, "DATE")])
    (cluster,) = resolve_dates(draft, date.min)
    assert cluster.mentions == draft.mentions
