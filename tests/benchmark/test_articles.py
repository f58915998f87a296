from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tests.benchmark.conftest import article_of
from tests.conftest import ARTICLE
from tpo_ie.benchmark.articles import Article, prepare, sample, subwords_of, window_texts
from tpo_ie.mentions.encoding import Encoded
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.windows import cut
from tpo_ie.mentions.words import split_words
from tpo_ie.records import Record


@pytest.fixture(scope="module")
def tagger(nlp: Language) -> Tagger:
    found: Tagger = nlp.get_pipe("tpo_mentions").stage.tagger  # type: ignore[attr-defined]
    return found


def test_records_become_articles_and_blank_ones_are_left_out(tagger: Tagger) -> None:
    records = [Record("a", ARTICLE, "a.txt"), Record("b", " \n ", "b.txt"), Record("c", "TPPO", "c.txt")]
    articles = prepare(records, tagger)
    assert [a.record["id"] for a in articles] == ["a", "c"]
    assert articles[0].text == ARTICLE
    assert articles[0].subwords > len(articles[0].words) > 50
    assert subwords_of(articles) == articles[0].subwords + articles[1].subwords


def test_windows_as_texts_hold_the_windows_sub_words(tagger: Tagger) -> None:
    (article,) = prepare([Record("a", ARTICLE * 3, "a.txt")], tagger)
    texts = window_texts([article], 64)
    pieces = cut([article.encoded], 64)
    assert len(texts) == len(pieces) > 3
    assert all(text in article.text for text in texts)
    assert article.text.strip().startswith(texts[0])
    assert article.text.strip().endswith(texts[-1])
    for text, piece in zip(texts, pieces, strict=True):
        (again,) = prepare([Record("w", text, "w.txt")], tagger)
        assert abs(again.subwords - (piece.end - piece.start)) <= 8  # whole words at both ends


@given(st.lists(st.integers(1, 90), min_size=1, max_size=40), st.sampled_from([16, 32, 64]))
def test_windows_as_texts_lose_no_word(sizes: list[int], window: int) -> None:
    words = [f"k{i}" for i in range(len(sizes))]
    heads = [sum(sizes[:i]) for i in range(len(sizes))]
    text = " ".join(words)
    article = Article({"id": "x", "text": text}, split_words(text), Encoded([7] * sum(sizes), heads))
    texts = window_texts([article], window)
    assert len(texts) == len(cut([article.encoded], window))
    assert {word for piece in texts for word in piece.split()} == set(words)


def test_a_sample_has_all_lengths_and_about_the_size_wanted(articles: list[Article]) -> None:
    total = subwords_of(articles)
    quarter = sample(articles, total / 4)
    assert len(quarter) == 10
    assert subwords_of(quarter) == pytest.approx(total / 4, rel=0.1)
    assert [a for a in articles if a in quarter] == quarter
    assert {a.subwords // 100 for a in quarter} == {0, 1, 2, 3}


@pytest.mark.parametrize("wanted", [0.0, 1.0])
def test_a_sample_is_never_empty(articles: list[Article], wanted: float) -> None:
    assert len(sample(articles, wanted)) == 1


def test_a_sample_is_never_more_than_all(articles: list[Article]) -> None:
    assert sample(articles, 1e12) == articles
    assert sample([article_of(5)], 3) == sample([article_of(5)], 9)
