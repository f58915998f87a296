"""Persons of a text."""

from __future__ import annotations

import pytest

from tests.entities.reading import groups, resolve


@pytest.mark.parametrize("short", ["Rahmat", "Hidayat", "Putra", "Rahmat Hidayat", "RAHMAT", "Rahm", "Hidayatt"])
def test_parts_of_a_name(short: str) -> None:
    draft = resolve(f"[[PER|Rahmat Hidayat Putra]] bicara. Kata [[PER|{short}]] begitu.")
    assert list(groups(draft)) == ["Rahmat Hidayat Putra"]


def test_a_headline_name_comes_before_the_full_one() -> None:
    draft = resolve("[[PER|NARSIH]] Pulang Kampung\n\n[[PER|Narsih Wulandari]] tiba.")
    assert list(groups(draft)) == ["Narsih Wulandari"]


def test_two_people_with_one_name_stay_two() -> None:
    draft = resolve(
        "[[PER|Maria Bete Klau]] hadir. [[PER|Maria]] menangis. [[PER|Maria Seran Luan]] tiba. [[PER|Maria]] menjawab. "
        "[[PER|Maria Seran]] pulang."
    )
    assert groups(draft) == {
        "Maria Bete Klau": ["Maria Bete Klau", "Maria"],
        "Maria Seran Luan": ["Maria Seran Luan", "Maria", "Maria Seran"],
    }


@pytest.mark.parametrize(
    "between",
    [
        " alias ",
        " atau ",
        " (49), yang biasa disapa ",
        ", yang akrab disapa ",
        " atau yang dikenal dengan nama panggilan ",
    ],
)
def test_aliases(between: str) -> None:
    draft = resolve(f"Pemilik kafe, [[PER|TRS]]{between}[[PER|Mami Tere]], diam. [[PER|Mami Tere]] pergi.")
    assert len(draft.entities) == 1


def test_a_name_in_brackets_is_another_name() -> None:
    assert len(resolve("Kata [[PER|Om Jek]] ([[PER|Jamaluddin]]) begitu.").entities) == 1


def test_known_nicknames() -> None:
    draft = resolve("[[PER|Joko Widodo]] hadir. Kata [[PER|Jokowi]] begitu.")
    assert list(groups(draft)) == ["Joko Widodo"]


@pytest.mark.parametrize(
    ("first", "second"), [("Budi Santoso", "Budi Wijaya"), ("R", "RH"), ("Ana Lestari", "Ani Lestari")]
)
def test_different_people(first: str, second: str) -> None:
    assert len(resolve(f"[[PER|{first}]] dan [[PER|{second}]] hadir.").entities) == 2


def test_misspelt_and_shortened_full_names() -> None:
    draft = resolve("[[PER|Muhammad Tauhid Soleman]], [[PER|M Tauhid Soleman]], [[PER|Muhammad Tauhid Solemann]].")
    assert len(draft.entities) == 1
