from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events.helpers import document, raid
from tpo_ie.events import Event, Range, Source, group


def test_ten_reports_of_one_raid_are_one_event() -> None:
    [event] = group(document(f"d{n}", raid()) for n in range(10))
    assert len(event.sources) == 10
    assert event.count == Range(3, 3)
    assert (event.agencies, event.places) == (("Polres Bintan",), ("Sirih",))
    assert event.begin == event.end == date(2025, 3, 14)
    assert event.certainty == 1.0
    assert event.evidence == ("agency", "place", "day", "count")


def test_an_event_of_one_source_is_certain() -> None:
    [event] = group([document("a", raid())])
    assert event.certainty == 1.0
    assert event.sources == (Source("a", 0),)
    assert event.documents == ("a",)


@pytest.mark.parametrize(
    "changes",
    [
        {"place": ("Batam",)},  # two raids on one day in two cities
        {"time": ("2025-03-20",)},
        {"actors": ("Polres Batam",)},
        {"category": "rescue"},
        {"count": 40},
        {"status": "planned"},
    ],
    ids=["place", "day", "body", "category", "number", "reality"],
)
def test_what_excludes_keeps_events_apart(changes: dict[str, object]) -> None:
    assert len(group([document("a", raid()), document("b", raid(**changes))])) == 2


def test_two_raids_of_one_body_on_one_day_do_not_meet_over_a_vague_report() -> None:
    sirih, batam = raid(), raid(place=("Batam",), count=5)
    vague = raid(place=(), count=None)
    events = group([document("a", sirih), document("b", batam), document("c", vague)])
    assert sorted(len(event.sources) for event in events) == [1, 2]
    assert all(len(event.places) == 1 for event in events if event.places)


def test_actions_of_one_document_are_never_one_event() -> None:
    assert len(group([document("a", raid(), raid())])) == 2


def test_denied_acts_are_no_events() -> None:
    assert group([document("a", raid(negated=True))]) == ()


def test_a_unit_and_its_body_are_one_agency() -> None:
    events = group([document("a", raid()), document("b", raid(actors=("Satreskrim Polres Bintan",)))])
    assert len(events) == 1
    assert events[0].certainty == 1.0
    assert "unit" in events[0].evidence


def test_the_province_of_a_place_is_no_other_place() -> None:
    places = (("Sirih@Kepulauan Riau",), ("Kepulauan Riau",))
    [event] = group(document(str(n), raid(place=place)) for n, place in enumerate(places))
    assert "region" in event.evidence
    assert event.certainty < 1.0


def test_an_undated_act_lies_before_its_article() -> None:
    undated = raid(time=())
    assert len(group([document("a", raid()), document("b", undated, published="2025-03-16")])) == 1
    assert len(group([document("a", raid()), document("b", undated, published="2025-05-16")])) == 2
    assert len(group([document("a", raid()), document("b", undated, published=None)])) == 2


def test_counts_that_grow_give_a_range() -> None:
    counts = (90, 98, 97)
    [event] = group(document(str(n), raid(count=count)) for n, count in enumerate(counts))
    assert event.count == Range(90, 98)
    assert event.count_unit == "orang"


def test_a_period_is_not_one_of_its_days() -> None:
    period = raid(time=("2025-01/2025-07",), place=())
    assert len(group([document("a", raid(place=())), document("b", period)])) == 2
    assert len(group([document("a", period), document("b", period)])) == 1


def test_a_vague_month_may_be_the_day() -> None:
    [event] = group([document("a", raid()), document("b", raid(time=("2025-03",)))])
    assert event.begin == event.end == date(2025, 3, 14)
    assert event.evidence == ("agency", "place", "time", "count")


def test_days_next_to_each_other_are_both_told() -> None:
    [event] = group([document("a", raid()), document("b", raid(time=("2025-03-15",)))])
    assert (event.begin, event.end) == (date(2025, 3, 14), date(2025, 3, 15))


def test_people_help_where_numbers_are_missing() -> None:
    named = {"place": (), "count": None, "people": ("AF",), "actors": (), "time": ("2025-03-14",)}
    assert len(group([document("a", raid(**named)), document("b", raid(**named))])) == 2
    with_body = named | {"actors": ("Polres Bintan",)}
    [event] = group([document("a", raid(**with_body)), document("b", raid(**with_body))])
    assert "people" in event.evidence


def test_the_furthest_status_counts() -> None:
    [event] = group([document("a", raid(status="ongoing")), document("b", raid())])
    assert event.status == "done"


ACTIONS = st.fixed_dictionaries(
    {
        "actors": st.sampled_from([(), ("Polres Bintan",), ("Polres Batam",)]),
        "place": st.sampled_from([(), ("Sirih",), ("Batam",)]),
        "time": st.sampled_from([(), ("2025-03-14",), ("2025-03-15",), ("2025-03",)]),
        "count": st.sampled_from([None, 1, 3, 30]),
    }
)


@given(st.lists(st.lists(ACTIONS, max_size=2), max_size=6))
def test_every_action_lies_in_one_event(archive: list[list[dict[str, object]]]) -> None:
    documents = [document(f"d{n}", *actions) for n, actions in enumerate(archive)]
    events = group(documents)
    sources = [source for event in events for source in event.sources]
    assert sorted(map(repr, sources)) == sorted(
        repr(Source(f"d{n}", k)) for n, actions in enumerate(archive) for k in range(len(actions))
    )
    for event in events:
        assert 0 < event.certainty <= 1
        assert len({source.document for source in event.sources}) == len(event.sources)
        assert event.count is None or event.count.low <= event.count.high


@given(st.lists(ACTIONS, min_size=1, max_size=6))
def test_events_do_not_depend_on_how_often_the_archive_is_read(actions: list[dict[str, object]]) -> None:
    documents = [document(f"d{n}", action) for n, action in enumerate(actions)]
    assert group(documents) == group(iter(documents))


def test_events_are_values() -> None:
    [event] = group([document("a", raid())])
    assert isinstance(event, Event)
    with pytest.raises(AttributeError):
        event.status = "planned"  # type: ignore[misc]
