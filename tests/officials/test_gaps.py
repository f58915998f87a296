from __future__ import annotations

import pytest

from tpo_ie.officials.gaps import LeftGap, RightGap, is_courtesy, left_gap, phrase_of, right_gap, words


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" ", RightGap("", False)),
        (", ", RightGap("", True)),
        (" Kombes Pol ", RightGap("", False)),
        (" Irjen Pol. Drs. ", RightGap("", False)),
        (", Komjen Pol (Purn) ", RightGap("", True)),
        (" Kolonel Laut (P) ", RightGap("", False)),
        (", Dr. Ir. Hj. ", RightGap("", True)),
        (" dijabat ", RightGap("dijabat", False)),
        (" saat ini, Jenderal ", RightGap("", True)),
        (" saat ini dijabat oleh AKBP ", RightGap("dijabat oleh", False)),
        (" setempat, ", RightGap("", True)),
        (" berinisial ", RightGap("berinisial", False)),
    ],
)
def test_right_gap_ties(gap: str, expected: RightGap) -> None:
    assert right_gap(gap) == expected


@pytest.mark.parametrize(
    "gap", [" menemui ", ". ", ": ", "; ", "\n", " dan ", ', "', " bersama Kombes Pol ", " yang dipecat ", " Dr. " * 40]
)
def test_right_gap_does_not_tie(gap: str) -> None:
    assert right_gap(gap) is None


@pytest.mark.parametrize(
    ("gap", "kind"),
    [
        (", ", "comma"),
        (", S.H., M.H., ", "comma"),
        (", S.Tr.Im., ", "comma"),
        (" SH MH, ", "comma"),
        (" (47), ", "comma"),
        (" (47 tahun), ", "comma"),
        ("), ", "comma"),
        (" (", "bracket"),
        (" selaku ", "link"),
        (", S.I.K., selaku ", "link"),
        (", yang juga ", "link"),
        (" yang saat ini menjabat sebagai ", "link"),
        (", yang baru sebulan menjabat ", "link"),
        (" merupakan ", "link"),
    ],
)
def test_left_gap_ties(gap: str, kind: str) -> None:
    found = left_gap(gap)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "gap", [" ", " menelepon ", " bukan ", ", bukan ", " akan menjabat ", " dan ", "\n", " (47) ", " yang ", " kini "]
)
def test_left_gap_does_not_tie(gap: str) -> None:
    assert left_gap(gap) is None


def test_left_gap_keeps_the_linking_words() -> None:
    assert left_gap(", yang juga menjabat sebagai ") == LeftGap("link", "yang juga menjabat sebagai")


def test_phrase_of_drops_marks_and_degrees() -> None:
    assert phrase_of(", M.Si., yang diwakili ") == "yang diwakili"
    assert phrase_of("/") == "/"


def test_courtesy_of_nothing_is_courtesy() -> None:
    assert is_courtesy("")
    assert is_courtesy("H. Prof. ")
    assert not is_courtesy("Menurut ")


def test_word_lists_are_small_letters() -> None:
    lists = words()
    for name, value in lists:
        for entry in (
            value if name not in ("home_signs", "own_embassy", "province_government", "state_government") else ()
        ):
            assert entry == entry.casefold(), name
