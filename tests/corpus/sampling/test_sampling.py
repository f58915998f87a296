"""Which articles come next."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tests.conftest import ARTICLE
from tests.corpus.articles import article, reprinted
from tests.corpus.drafts import document
from tpo_ie.corpus.sampling import Pool
from tpo_ie.corpus.sampling.likeness import DIMENSIONS, weighted, word_counts
from tpo_ie.corpus.sampling.uncertainty import by_margin, by_score, margin_uncertainty, score_uncertainty
from tpo_ie.document import Document
from tpo_ie.records import Record


def record(name: str, text: str) -> Record:
    return Record(name, text, f"{name}.txt", {"title": "Judul", "source": "Kabar"}, {"author": "Nila"})


def log_probs(*rows: tuple[float, ...]) -> np.ndarray:
    return np.log(np.array(rows, dtype=np.float32))


@given(arrays(np.float32, (7, 5), elements=st.floats(-10, 10, width=32)))
def test_margins_lie_between_sure_and_unsure(scores: np.ndarray) -> None:
    probabilities = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    assert -1e-6 <= margin_uncertainty(np.log(probabilities)) <= 1 + 1e-6


def test_the_least_sure_words_decide() -> None:
    sure, unsure = (0.98, 0.01, 0.01), (0.4, 0.4, 0.2)
    assert margin_uncertainty(log_probs(sure)) == pytest.approx(0.03, abs=1e-3)
    assert margin_uncertainty(log_probs(unsure, unsure)) == pytest.approx(1, abs=1e-3)
    long = margin_uncertainty(log_probs(*[sure] * 380, *[unsure] * 20))
    assert long == pytest.approx((20 + 20 * 0.03) / 40, abs=1e-3)  # a tenth of 400 words
    assert margin_uncertainty(np.zeros((0, 3), dtype=np.float32)) == 0.0


def test_low_scores_decide() -> None:
    found = document("[[p1|Budi]] dan [[p2|Sari]]")
    assert score_uncertainty(found) == 0.0
    scored = [m.model_copy(update={"score": s}) for m, s in zip(found.mentions, (0.9, 0.5), strict=True)]
    assert score_uncertainty(found.model_copy(update={"mentions": tuple(scored)})) == pytest.approx(0.3)


def test_articles_are_alike_by_their_words() -> None:
    texts = ["paspor imigrasi ditolak petugas", "petugas imigrasi menolak paspor", "kapal kayu tenggelam kemarin", ""]
    unit = weighted(np.stack([word_counts(text) for text in texts]))
    assert unit.shape == (4, DIMENSIONS)
    assert np.linalg.norm(unit, axis=1) == pytest.approx([1, 1, 1, 0])
    likeness = unit @ unit.T
    assert likeness[0, 1] > 0.3 > abs(likeness[0, 2])


def test_least_sure_first_when_diversity_does_not_count() -> None:
    pool = Pool()
    for number, uncertainty in enumerate((0.2, 0.9, 0.5)):
        pool.add(record(str(number), article(number)), uncertainty)
    chosen = pool.choose(2, diversity=0)
    assert [(found.document.id, found.uncertainty) for found in chosen] == [("1", 0.9), ("2", 0.5)]
    assert [found.document.id for found in pool.choose(9, diversity=0)] == ["1", "2", "0"]


def test_diversity_passes_over_what_is_like_the_chosen() -> None:
    pool = Pool()
    for name, text, uncertainty in (
        ("a", "paspor imigrasi ditolak petugas bandara", 0.9),
        ("b", "petugas imigrasi bandara menolak paspor", 0.85),
        ("c", "kapal kayu nelayan tenggelam dihantam ombak", 0.6),
        ("d", "hakim membacakan putusan perkara", 0.1),
    ):
        pool.add(record(name, text), uncertainty)
    assert [found.document.id for found in pool.choose(2, diversity=0.5)] == ["a", "c"]
    assert [found.document.id for found in pool.choose(2, diversity=0)] == ["a", "b"]


def test_what_is_annotated_is_not_chosen_nor_what_is_like_it() -> None:
    pool = Pool(threshold=0.5)
    pool.exclude(Document(id="old", text=article(1, 30)))
    wanted = [
        record("old", "teks lain sama sekali"),
        record("reprint", reprinted(article(1, 30))),
        record("new", article(2, 30)),
        record("again", reprinted(article(2, 30))),
        record("other", article(3, 30)),
    ]
    assert [entry.id for entry in wanted if pool.is_wanted(entry)] == ["new", "other"]
    assert (pool.known, pool.duplicates) == (2, 1)


def test_likeness_to_what_is_annotated_counts() -> None:
    pool = Pool()
    pool.exclude(Document(id="old", text="paspor imigrasi ditolak petugas bandara"))
    pool.add(record("a", "petugas imigrasi bandara menolak paspor"), 0.5)
    pool.add(record("b", "kapal kayu nelayan tenggelam dihantam ombak"), 0.5)
    first, second = pool.choose(2)
    assert (first.document.id, second.document.id) == ("b", "a")
    assert second.likeness > first.likeness


def test_a_chosen_article_says_why_and_keeps_what_is_known_of_it() -> None:
    pool = Pool()
    pool.add(record("a", "Teks é 😂"), 0.25)
    (found,) = pool.choose(1)
    assert found.document.text == "Teks é 😂"
    assert (found.document.meta.title, found.document.meta.source) == ("Judul", "Kabar")
    figures = {"rank": 1, "uncertainty": 0.25, "likeness": 0.0}
    assert found.document.meta.attributes == {"author": "Nila", "sampling": figures}
    assert Pool().choose(3) == []


def test_the_model_is_less_sure_of_names_than_of_none() -> None:
    texts = [
        "Hujan turun.",
        "Kapolda Kombes Rahmat Ombudsman Yayasan Pelni Labuan Satgas Serumpun menemui Tim Garuda Anambas.",
    ]
    records = [record(str(n), text) for n, text in enumerate(texts)]
    measured = {entry.id: value for entry, value in by_margin(records)}
    assert measured["1"] > measured["0"]
    assert [entry.id for entry, _ in by_score(records, lambda record, error: None)] == ["0", "1"]


def test_only_relevant_articles() -> None:
    records = [record("hujan", "Hujan turun di pasar pagi ini."), record("tppo", ARTICLE)]
    assert [entry.id for entry, _ in by_score(records, lambda record, error: None, relevant=True)] == ["tppo"]
