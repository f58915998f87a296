from __future__ import annotations

from tests.events.helpers import document, raid
from tpo_ie.events import Range, group, total


def test_victims_of_one_raid_count_once() -> None:
    assert total(group(document(f"d{n}", raid(count=12)) for n in range(10))) == Range(12, 12)


def test_ranges_add_up() -> None:
    events = group(
        [
            document("a", raid(count=90)),
            document("b", raid(count=98)),
            document("c", raid(count=5, place=("Batam",))),
            document("d", raid(count=None, place=("Lingga",))),
        ]
    )
    assert total(events) == Range(95, 103)


def test_a_period_holds_its_days() -> None:
    period = raid(time=("2025-01/2025-07",), count=214, place=())
    events = group([document("a", raid(count=12)), document("b", period)])
    assert total(events) == Range(214, 214)


def test_days_outside_a_period_or_of_another_body_add_to_it() -> None:
    period = raid(time=("2025-01/2025-02",), count=214, place=())
    other = raid(count=7, actors=("Polres Batam",), time=("2025-01-20",))
    events = group([document("a", raid(count=12)), document("b", period), document("c", other)])
    assert total(events) == Range(233, 233)


def test_more_in_the_days_than_in_the_period_counts_too() -> None:
    period = raid(time=("2025-02/2025-03",), count=10, place=())
    days = [document(str(n), raid(count=8, time=(f"2025-03-{n:02}",))) for n in (4, 12)]
    events = group([document("p", period, published="2025-05-01"), *days])
    assert total(events).high == 16


def test_nothing_is_nothing() -> None:
    assert total(()) == Range(0, 0)
