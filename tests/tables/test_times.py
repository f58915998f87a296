from __future__ import annotations

from datetime import date

import pytest

from tests.tables.articles import later, riau
from tpo_ie.tables.times import bounds, day_of, month_of, report_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-14", date(2025, 3, 14)),
        (" 2025-03-14T23:59:00+07:00\n", date(2025, 3, 14)),
        ("2025-03-14 08.00 WIB", date(2025, 3, 14)),
        ("2025-02-30", None),
        ("2025-03", None),
        ("14/3/2025", None),
        ("2025-03-140", None),
        (None, None),
        (20250314, None),
    ],
)
def test_days(text: object, day: date | None) -> None:
    assert day_of(text) == day


def test_the_report_is_of_its_publication_else_of_the_day_in_the_text() -> None:
    assert report_date(riau()) == date(2025, 3, 13)
    assert report_date(later()) == date(2025, 5, 2)
    assert report_date(later(published="2025-05-05")) == date(2025, 5, 5)
    assert report_date(later(attributes={"date_anchor": 7})) is None


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        (["2023-07-28"], (2023, 7, 28), (2023, 7, 28)),
        (["2024-02"], (2024, 2, 1), (2024, 2, 29)),
        (["2023"], (2023, 1, 1), (2023, 12, 31)),
        (["2023-01/2023-06"], (2023, 1, 1), (2023, 6, 30)),
        (["2022-12-31/2023"], (2022, 12, 31), (2023, 12, 31)),
        (["2023-06-02", "2023-05"], (2023, 5, 1), (2023, 6, 2)),
        (["2023-02-30", "2023-05-01"], (2023, 5, 1), (2023, 5, 1)),
    ],
)
def test_first_and_last_day(times: list[str], start: tuple[int, ...], end: tuple[int, ...]) -> None:
    assert bounds(times) == (date(*start), date(*end))


@pytest.mark.parametrize("times", [[], ["2023-13"], ["0000"], ["2023-02-30"]])
def test_times_that_are_no_days(times: list[str]) -> None:
    assert bounds(times) == (None, None)


def test_the_month_is_the_actions_own_where_it_has_one() -> None:
    report = date(2023, 8, 9)
    assert month_of(*bounds(["2023-07-28", "2023-07"]), report) == (date(2023, 7, 1), "time")
    assert month_of(*bounds(["2023-07-28/2023-08-01"]), report) == (date(2023, 8, 1), "report")
    assert month_of(*bounds(["2022-07-28", "2023-07-01"]), report) == (date(2023, 8, 1), "report")
    assert month_of(None, None, report) == (date(2023, 8, 1), "report")
    assert month_of(None, None, None) == (None, None)
