from __future__ import annotations

from datetime import date

import pytest

from tests.events.helpers import document, raid
from tpo_ie.events.facts import Span, facts_of
from tpo_ie.events.likeness import likeness


@pytest.mark.parametrize(
    ("time", "span"),
    [
        (("2025-03-14",), Span(date(2025, 3, 14), date(2025, 3, 14))),
        (("2025-02",), Span(date(2025, 2, 1), date(2025, 2, 28))),
        (("2024",), Span(date(2024, 1, 1), date(2024, 12, 31))),
        (("2025-01/2025-03-14",), Span(date(2025, 1, 1), date(2025, 3, 14))),
        ((), Span(date(2025, 3, 1), date(2025, 3, 15), stated=False)),
    ],
)
def test_times_become_days(time: tuple[str, ...], span: Span) -> None:
    [fact] = facts_of([document("a", raid(time=time))])
    assert fact.span == span


def test_what_is_planned_lies_ahead_of_the_article() -> None:
    [fact] = facts_of([document("a", raid(time=(), status="planned"))])
    assert fact.span == Span(date(2025, 3, 15), date(2025, 3, 29), stated=False)
    assert not fact.real


def test_an_impossible_day_is_no_day() -> None:
    [fact] = facts_of([document("a", raid(time=("2025-02-31",)), published=None)])
    assert fact.span is None


def test_gap_between_days() -> None:
    one, other = Span(date(2025, 3, 1), date(2025, 3, 3)), Span(date(2025, 3, 6), date(2025, 3, 6))
    assert one.gap(other) == other.gap(one) == 3
    assert one.gap(one) == 0


def test_likeness_tells_what_it_rests_on() -> None:
    one, other = facts_of([document("a", raid()), document("b", raid(place=()))])
    found = likeness(one, other)
    assert found.evidence == ("agency", "day", "count")
    assert found.score == pytest.approx(0.85)
    assert likeness(other, one) == found


def test_a_common_number_alone_is_not_enough() -> None:
    bare = {"actors": (), "place": ()}
    one, other = facts_of([document("a", raid(**bare)), document("b", raid(**bare))])
    assert likeness(one, other).score < 0.6
