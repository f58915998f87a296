from __future__ import annotations

import pytest

from tests.benchmark.conftest import Steady, article_of
from tpo_ie.benchmark import rounds
from tpo_ie.benchmark.articles import Article, subwords_of
from tpo_ie.benchmark.rounds import Speed, affordable, by_turns, chunks


def test_contestants_take_turns_chunk_by_chunk(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "CHUNK", 16)
    order: list[str] = []

    class Noting(Steady):
        def __init__(self, name: str) -> None:
            super().__init__(0.001)
            self.name = name

        def run(self, articles: object) -> float:
            order.append(self.name)
            return super().run(articles)  # type: ignore[arg-type]

    laps = by_turns({"a": Noting("a"), "b": Noting("b")}, articles)
    assert order == ["a", "b"] * 3
    assert len(laps["a"]) == 3
    assert sum(laps["a"]) == pytest.approx(subwords_of(articles) / 1000)


def test_chunks_hold_every_article_once(articles: list[Article]) -> None:
    found = list(chunks(articles, 16))
    assert [len(chunk) for chunk in found] == [16, 16, 8]
    assert [a for chunk in found for a in chunk] == articles


def test_a_speed_is_the_median_over_rounds() -> None:
    speed = Speed([article_of(100)], [[1.0], [50.0], [2.0]])
    assert speed.seconds == [1.0, 50.0, 2.0]
    assert speed.subwords_per_s == 50.0


def test_a_ratio_of_turns_is_not_moved_by_a_disturbed_lap() -> None:
    articles = [article_of(100)]
    ours = Speed(articles, [[1.0, 9.0, 1.0], [1.0, 1.0, 1.0]])
    theirs = Speed(articles, [[2.0, 2.0, 2.0], [2.0, 2.0, 40.0]])
    assert ours.times(theirs) == 2.0
    assert theirs.times(ours) == 0.5


def test_a_ratio_counts_how_much_each_has_done() -> None:
    ours = Speed([article_of(400)], [[1.0], [1.0], [1.0]])
    theirs = Speed([article_of(100)], [[2.0], [2.0], [99.0]])
    assert ours.times(theirs) == 8.0


@pytest.mark.parametrize(("seconds", "documents"), [(1.0, 2), (4.0, 8), (1e9, 40), (0.0, 1)])
def test_as_many_articles_are_chosen_as_fit_the_time(articles: list[Article], seconds: float, documents: int) -> None:
    contestant = Steady(1 / 410)
    assert len(affordable(contestant, articles, seconds)) == documents
    assert len(contestant.calls) == 2


def test_a_slow_first_call_does_not_count(articles: list[Article]) -> None:
    assert len(affordable(Steady(1.0, 1 / 410), articles, 4.0)) == 8
