from __future__ import annotations

import pytest

from tpo_ie.relations.cues import cues, phrases_pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("telah berkoordinasi dengan Polri", "berkoordinasi dengan"),
        ("berkoordinasi secara intensif dengan Polri", "berkoordinasi secara intensif dengan"),
        ("Berkoordinasi  dengan", "Berkoordinasi  dengan"),
        ("berkoordinasi satu dua tiga empat dengan", None),
        ("terkoordinasi dengan", None),
    ],
)
def test_star_stands_for_small_words(text: str, found: str | None) -> None:
    match = phrases_pattern(("berkoordinasi * dengan",)).search(text)
    assert (match.group() if match else None) == found


def test_star_at_the_end_lets_a_word_go_on() -> None:
    pattern = phrases_pattern(("dit*", "polri"))
    assert pattern.fullmatch("Ditreskrimum")
    assert not pattern.search("Polrias")


def test_longest_phrase_goes_first() -> None:
    match = phrases_pattern(("bersama", "bersama dengan")).search("bersama dengan Polri")
    assert match is not None
    assert match.group() == "bersama dengan"


def test_lists_are_small_letters_without_repeats() -> None:
    for name, value in cues():
        if isinstance(value, tuple):
            assert len(set(value)) == len(value), name
        if not isinstance(value, dict):
            assert all(entry == entry.casefold() for entry in value), name


def test_every_scanned_phrase_is_found_by_its_first_word() -> None:
    for word, names in cues().scanned.items():
        for name in names:
            assert any(phrase.split()[0].rstrip(":") == word for phrase in getattr(cues(), name))
