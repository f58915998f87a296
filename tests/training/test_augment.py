from __future__ import annotations

import random

import pytest

pytest.importorskip("torch")
from tpo_ie.training.augment import MASK, noisy

WORDS = ("Polda", "Riau", "menangkap", "dua", "pelaku")


def test_without_noise_words_stay() -> None:
    assert noisy(WORDS, random.Random(0), 0.0, 0.0) == list(WORDS)


def test_case() -> None:
    assert noisy(WORDS, random.Random(0), 1.0, 0.0) == [word.lower() for word in WORDS]
    assert noisy(WORDS, random.Random(0), 0.0, 1.0) == [word.upper() for word in WORDS]


def test_some_words_are_hidden_and_none_moves() -> None:
    words = [str(number) for number in range(5_000)]
    found = noisy(words, random.Random(0), 0.0, 0.0, hidden=0.1)
    assert len(found) == len(words)
    assert all(new in (old, MASK) for new, old in zip(found, words, strict=True))
    assert found.count(MASK) / len(words) == pytest.approx(0.1, abs=0.02)
