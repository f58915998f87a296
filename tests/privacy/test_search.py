"""Where a text names a person, and where the same letters are something else."""

from __future__ import annotations

import pytest

from tpo_ie.privacy.names import Names, is_initials, is_placeholder, names_of
from tpo_ie.privacy.persons import Protected
from tpo_ie.privacy.search import Finder


def finder(*forms: str) -> Finder:
    return Finder([Protected("[Korban 1]", frozenset({"e1"}), names_of(forms))])


def test_forms_are_sorted() -> None:
    assert names_of(["Siti Wening Lestari", "Wening", "SWL", "[Korban 1]", "Muhammad Budi"]) == Names(
        whole=(("siti", "wening", "lestari"), ("muhammad", "budi")),
        single=frozenset({"wening"}),
        parts=frozenset({"lestari"}),
        initials=frozenset({"SWL"}),
    )


@pytest.mark.parametrize(
    ("name", "expected"), [("NA", True), ("M.R.", True), ("R", True), ("Na", False), ("NADI", True), ("NADIA", False)]
)
def test_initials(name: str, expected: bool) -> None:
    assert is_initials(name) is expected


def test_placeholders() -> None:
    assert is_placeholder("[Anak 12]")
    assert not is_placeholder("Korban 1")


@pytest.mark.parametrize(
    "text",
    [
        "Wening Lestari",
        "WENING LESTARI",
        "wening lestari",
        "Wening\nLestari",
        "wening-lestari",
        "wening_lestari",
        "WeningLestari",
        "wening%20lestari",
    ],
)
def test_whole_names_in_every_writing(text: str) -> None:
    found = list(finder("Wening Lestari").whole_names(f"({text})"))
    assert [(f.start, f.end) for f in found] == [(1, 1 + len(text))]


@pytest.mark.parametrize("text", ["Weninga Lestari", "Wening dan Lestari", "Lestari Wening"])
def test_other_words_are_no_whole_name(text: str) -> None:
    assert list(finder("Wening Lestari").whole_names(text)) == []


@pytest.mark.parametrize(
    ("forms", "text", "hit"),
    [
        (["Wening Sumarah"], "Rumah Wening sepi.", True),
        (["Wening Sumarah"], "Wening pulang.", True),
        (["Wening Sumarah"], "Hatinya wening.", False),
        (
            ["Wening Sumarah"],
            "Wening pulang dengan hati wening.",
            False,
        ),  # an ordinary word here, and it opens the sentence
        (["Wening Sumarah"], "Ia memeluk Wening dengan hati wening.", True),
        (["Bunga Sumarah"], "Bunga itu layu.", False),
        (["Bunga Sumarah"], "Kata Bunga, ia takut.", True),
        (["Bunga"], "Menurut Bunga, ia takut.", True),
        (["Siti Sumarah"], "Siti pulang.", False),
        (["Siti"], "Lalu Siti pulang.", True),
        (["Siti"], "Lalu Siti Nurjanah pulang.", False),
        (["Siti", "Siti Sumarah"], "Lalu Siti Sumarah pulang.", True),
        (["Sumarah"], "Sumarahwati pulang.", False),
        (["Ma'ruf"], "Ia memeluk Ma’ruf.", True),
    ],
)
def test_single_words(forms: list[str], text: str, hit: bool) -> None:
    assert bool(list(finder(*forms).single_words(text))) is hit


@pytest.mark.parametrize(
    ("initials", "text", "hit"),
    [
        ("NAF", "Lalu NAF menangis.", True),
        ("NAF", "Lalu naf menangis.", False),
        ("NAF", "NAFTA dibahas.", False),
        ("R", "Korban R menangis.", True),
        ("R", "R (17) menangis.", True),
        ("R", "Vitamin R habis.", False),
        ("PT", "Direktur PT Maju hadir.", False),
        ("PT", "Korban PT menangis.", True),
        ("PT", "NA dan PT (16) menangis.", True),
        ("M.R.", "Lalu M.R. menangis.", True),
    ],
)  # fmt: skip
def test_initials_in_text(initials: str, text: str, hit: bool) -> None:
    assert bool(list(finder(initials).initials(text))) is hit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baca https://x.example/kisah-wening-di-batam.", ["wening"]),
        ("#JusticeForWening", ["Wening"]),
        ("@wening_s berkata", ["wening"]),
        ("Hati yang wening.", []),
    ],
)
def test_addresses_and_tags(text: str, expected: list[str]) -> None:
    found = finder("Wening").in_addresses(text)
    assert sorted({text[f.start : f.end] for f in found}) == expected


def test_nobody_to_find() -> None:
    nobody = Finder([])
    assert list(nobody.single_words("Wening")) == []
    assert list(nobody.in_addresses("https://x.example/wening")) == []
