from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.tables.keys import normal_name, person_key, row_key, shared_key


@given(st.tuples(st.text("a#%2"), st.text("a#%2")), st.tuples(st.text("a#%2"), st.text("a#%2")))
def test_two_pairs_never_share_a_key(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (row_key(*one) == row_key(*other)) == (one == other)


def test_keys_are_readable() -> None:
    assert row_key("kabar/7", "e3") == "kabar/7#e3"
    assert row_key("a#b", "e#3") == "a#b#e%233"


@given(st.text())
def test_normal_names_stay_as_they_are(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Polda  Riau", "polda riau"),
        ("Nur'aini", "nuraini"),
        ("Nur’aini", "nuraini"),
        ("KBRI Phnom-Penh", "kbri phnom penh"),
        ("José", "jose"),
        ("_—_", ""),
    ],
)
def test_normal_names(name: str, plain: str) -> None:
    assert normal_name(name) == plain


def test_a_registered_body_is_known_by_its_id_others_by_kind_and_name() -> None:
    assert shared_key("AGENCY", "Kepolisian Daerah Riau", "polda:riau") == "polda:riau"
    assert (
        shared_key("AGENCY", "Satgas TPPO, Batam")
        == shared_key("AGENCY", "SATGAS TPPO Batam")
        == "agency=satgas tppo batam"
    )
    assert shared_key("ORG", "Satgas TPPO Batam") != shared_key("AGENCY", "Satgas TPPO Batam")
    assert shared_key("ORG", "…") is None


def test_a_person_is_never_known_by_the_name_alone() -> None:
    assert person_key("Hendra Gaol", None) is None
    assert person_key("Hendra Gaol", "") is None
    assert person_key("Hendra Gaol, S.I.K., M.H.", "polda:riau") == person_key("HENDRA GAOL (48)", "polda:riau")
    assert person_key("Hendra Gaol", "polda:riau") != person_key("Hendra Gaol", "polda:jambi")


@pytest.mark.parametrize("name", ["RS", "M. T.", "R", "", "?", ", S.H."])
def test_initials_are_nobody(name: str) -> None:
    assert person_key(name, "polda:riau") is None
