"""Where bodies stand around an act, and which of them only stand beside the one who acts."""

from __future__ import annotations

import pytest

from tests.actions.helpers import KNOWLEDGE, acted, drafted, office
from tpo_ie.actions.lists import partners_in
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.surroundings import Surroundings, Surveyor

POLRES = "[[AGENCY|Polres Bintan]]"
DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
BP3MI = "[[AGENCY|BP3MI Riau]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"


def around(marked: str, word: str) -> Surroundings:
    """Return what lies around a word of a text."""
    draft = drafted(marked)
    scene = Scene(draft, KNOWLEDGE.positions)
    offset = draft.text.index(word)
    return Surveyor(scene).around(scene.sentences[draft.sentence_index(offset)], offset)


def partners(marked: str) -> list[str]:
    """Return the bodies of a text that stand beside another."""
    scene = Scene(drafted(marked), KNOWLEDGE.positions)
    text = scene.draft.text
    return [
        text[unit.start : unit.end]
        for sentence in scene.sentences
        for unit in sentence.units
        if unit.start in set(partners_in(sentence.units))
    ]


def test_the_next_body_is_near() -> None:
    found = around(f"Dua pelaku ditangkap di pelabuhan. {POLRES} datang.\n\n{BP3MI} menyusul.", "ditangkap")
    assert found.next == "Polres Bintan"
    assert found.signs("Polres Bintan")["next"] == 1
    assert found.signs("BP3MI Riau")["next"] == 0


def test_a_body_two_sentences_on_is_not_the_next() -> None:
    assert around(f"Dua pelaku ditangkap. Hujan turun. {POLRES} datang.", "ditangkap").next == ""


def test_the_next_body_may_be_known() -> None:
    signs = around(f"{POLRES} bergerak. Dua pelaku ditangkap. {POLRES} puas.", "ditangkap").signs("Polres Bintan")
    assert (signs["next"], signs["next_known"]) == (0, 1)


def test_the_first_body_of_the_paragraph() -> None:
    found = around(f"{BP3MI} datang.\n\n{POLRES} tiba, {DINSOS} menyusul. Dua pelaku ditangkap.", "ditangkap")
    assert found.first_in_line == "Polres Bintan"
    assert found.signs("Polres Bintan")["paragraph"] == 1
    assert found.signs("BP3MI Riau")["paragraph"] == 0
    assert found.signs("Dinas Sosial Kabupaten Lingga")["near"] == 1


def test_an_article_without_bodies() -> None:
    found = around("Dua pelaku ditangkap.", "ditangkap")
    assert (found.last, found.behind, found.next, found.first_in_line) == ({}, (), "", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLRES} bersama {KANIM} dan {BP3MI} bergerak.", ["Kantor Imigrasi Batam", "BP3MI Riau"]),
        (f"{POLRES} menggandeng jajaran {KANIM}.", ["Kantor Imigrasi Batam"]),
        (f"Bersama {KANIM}, yang lama diam, {POLRES} bergerak.", ["Kantor Imigrasi Batam"]),
        (f"{POLRES} dan {KANIM} bergerak.", []),
    ],
)
def test_partners_are_those_behind_bersama(text: str, expected: list[str]) -> None:
    assert partners(text) == expected


def test_pihaknya_is_not_the_partner() -> None:
    draft = drafted(
        f"[[PER|Hendra Siregar]] bertugas di {POLRES}. Razia digelar bersama {KANIM} dan {BP3MI}. "
        "Pihaknya berhasil menangkap tiga pelaku."
    )
    office(draft, "Hendra Siregar", "Kapolres", "Polres Bintan")
    assert acted(draft)[-1].actors == ("Polres Bintan",)


def test_authorities_without_a_name_are_no_body_of_the_article() -> None:
    [act] = acted(f"{KANIM} berkabar. Dua pelaku ditangkap otoritas setempat.")
    assert act.actors == ()
    [act] = acted(f"{POLRES} berkabar. [[GROUP|Korban]] menjalani pemeriksaan kasus itu oleh otoritas setempat.")
    assert act.actors == ()


def test_the_house_does_not_bring_people() -> None:
    [act] = acted(f"Dua [[GROUP|korban]] dititipkan di shelter {BP3MI}.")
    assert act.actors == ()


def test_only_bodies_of_the_kind_arrest() -> None:
    assert acted(f"{DINSOS} dan {POLRES} hadir. Perekrut itu ditangkap.")[0].actors == ("Polres Bintan",)


def test_what_a_noun_announces_a_verb_tells() -> None:
    [act] = acted(f"Pengungkapan kasus ini dilakukan {POLRES}. {POLRES} mengungkap sembilan kasus [[CRIME|TPPO]].")
    assert (act.category, act.count, len(act.evidence)) == ("investigation", 9, 2)


def test_two_bodies_uncover_two_cases() -> None:
    other = "[[AGENCY|Polres Lingga]]"
    acts = acted(f"Pengungkapan kasus ini dilakukan {POLRES}. {other} mengungkap sembilan kasus [[CRIME|TPPO]].")
    assert len(acts) == 2


def test_the_manner_is_denied_not_the_act() -> None:
    text = f"{KANIM} berkabar. Penolakan [[GROUP|paspor]] paspor tidak dilakukan secara gegabah."
    assert not [act for act in acted(text) if act.negated]
    assert [act.negated for act in acted(f"{KANIM} berkabar. Razia belum dilakukan {KANIM}.")] == [True]


def test_the_time_of_a_stay_is_no_act() -> None:
    text = f"Selama tinggal di rumah aman {DINSOS}, [[GROUP|korban]] belajar."
    assert acted(text) == []
    assert [act.category for act in acted(f"[[GROUP|Korban]] tinggal di rumah aman {DINSOS}.")] == ["rehabilitation"]
