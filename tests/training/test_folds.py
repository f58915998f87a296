from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.corpus.conll import TaggedSentence
from tpo_ie.errors import UsageError
from tpo_ie.training.folds import folds, key, without
from tpo_ie.training.summary import as_text, summarise

WORDS = st.lists(st.sampled_from(["Budi", "budi", "di", "Riau", "Dumai", "Lina"]), min_size=1, max_size=4)


def _sentence(words: list[str]) -> TaggedSentence:
    return TaggedSentence(tuple(words), tuple("B-LOCATION" if word == "Riau" else "O" for word in words))


def _sentences(count: int) -> list[TaggedSentence]:
    return [_sentence([f"kata{i}", "di", "Riau"]) for i in range(count)]


@given(st.lists(WORDS, min_size=8, max_size=40), st.integers(2, 3), st.integers(0, 5))
def test_every_sentence_is_tested_once_and_never_trained_on_beside(
    words: list[list[str]], count: int, seed: int
) -> None:
    sentences = [_sentence(w) for w in words]
    if len({key(s.tokens) for s in sentences}) < count:
        return
    cut = list(folds(sentences, count, seed))
    assert [fold.number for fold in cut] == list(range(1, count + 1))
    tested = [sentence for fold in cut for sentence in fold.test]
    assert Counter(tested) == Counter(sentences)
    for fold in cut:
        assert fold.test
        assert len(fold.train) + len(fold.test) == len(sentences)
        assert not {key(s.tokens) for s in fold.train} & {key(s.tokens) for s in fold.test}


def test_the_cut_depends_on_sentences_and_seed_alone() -> None:
    sentences = _sentences(50)
    shuffled = random.Random(1).sample(sentences, 50)
    assert list(folds(sentences, 5, seed=3)) == list(folds(shuffled, 5, seed=3))
    assert list(folds(sentences, 5, seed=3)) != list(folds(sentences, 5, seed=4))


def test_folds_are_of_one_size() -> None:
    assert {len(fold.test) for fold in folds(_sentences(53), 5)} == {10, 11}


@pytest.mark.parametrize(("sentences", "count"), [(10, 1), (3, 4), (0, 2)])
def test_a_cut_that_is_none_is_refused(sentences: int, count: int) -> None:
    with pytest.raises(UsageError, match=f"{count} folds of {sentences} different sentences"):
        list(folds(_sentences(sentences), count))


def test_sentences_of_the_test_are_left_out_of_other_sets_whatever_their_case() -> None:
    test = [_sentence(["Lina", "di", "Riau"])]
    other = [TaggedSentence(("lina", "di", "riau"), ("B-PPL", "O", "B-PLC")), _sentence(["Lina", "di", "Dumai"])]
    assert list(without(other, test)) == [other[1]]


def _scored(default: float, strict: float, **labels: float) -> dict[str, object]:
    def mode(micro: float) -> dict[str, object]:
        per_label = {label: {"f1": f1} for label, f1 in labels.items()}
        return {
            "micro": {"f1": micro, "ci95": [0.5, 0.9]},
            "macro": {"f1": micro / 2, "ci95": [0.2, 0.4]},
            "per_label": per_label,
        }

    return {"strict": mode(default), "iob2": mode(strict)}


def test_the_mean_and_its_spread_are_those_of_a_sample() -> None:
    result = summarise([_scored(0.8, 0.7, PER=0.9), _scored(0.9, 0.8, PER=0.7, LOC=0.5)], _scored(0.86, 0.75))
    assert result["mean"]["strict"]["micro"] == pytest.approx(0.85)
    assert result["sd"]["strict"]["micro"] == pytest.approx(0.0707, abs=1e-4)
    assert result["mean"]["iob2"]["macro"] == pytest.approx(0.375)
    assert result["mean"]["strict"]["per_label"] == {"LOC": 0.5, "PER": 0.8}
    assert result["sd"]["strict"]["per_label"]["LOC"] == 0.0  # one fold alone has the label


def test_the_text_names_modes_folds_and_intervals() -> None:
    result = summarise([_scored(0.8, 0.7, PER=0.9), _scored(0.9, 0.8, PER=0.7)], _scored(0.86, 0.75))
    result |= {"scheme": "nerui", "sentences": 20, "epochs": 4, "start": "base", "along": ("nerp",)}
    text = as_text(result | {"start_has_seen_public_sets": False})
    assert "nerui: 2 folds of 20 sentences, 4 epochs from base, along with nerp" in text
    assert "seqeval default, micro: 85.00 ± 7.07   folds 80.0  90.0   pooled 86.00 [50.0-90.0]" in text
    assert "seqeval strict, macro: 37.50 ± 3.54" in text
    assert "PER: 80.00 ± 14.14" in text
    assert "too high" not in text
    assert "too high" in as_text(result | {"start_has_seen_public_sets": True})
