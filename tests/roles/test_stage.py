"""What the stage writes on persons, and what decides when the text says several things."""

from __future__ import annotations

import pytest

from tests.roles.reading import attributes, draft_of, roles
from tpo_ie.pipeline.rules import disabled_rules, rule_ids
from tpo_ie.roles.stage import RoleStage


def test_role_with_rule_and_evidence() -> None:
    draft = draft_of("Malam itu korban berinisial [[PER|NA]] pulang.")
    RoleStage()(draft)
    entity = next(e for e in draft.entities.values() if e.name == "NA")
    start, end = entity.attributes.pop("role_evidence")
    assert draft.text[start:end] == "korban berinisial NA"
    assert entity.attributes == {"role": "victim", "role_rule": "victim-noun-before", "initials": True}


def test_several_roles_by_precedence() -> None:
    found = attributes("Korban [[PER|Wening]] (16) diperiksa sebagai saksi.")["Wening"]
    assert (found["role"], found["roles"]) == ("victim", ["victim", "minor", "witness"])
    found = attributes("Tersangka [[PER|GLK]] (15) diam.")["GLK"]
    assert (found["role"], found["roles"], found["role_rule"]) == ("minor", ["minor", "suspect"], "minor-age")


def test_persons_without_a_part_have_no_attributes() -> None:
    assert attributes("[[PER|Darto Limbong]] datang ke [[LOC|Lebak]].") == {"Darto Limbong": {}}


def test_a_later_run_replaces_what_an_earlier_one_wrote() -> None:
    draft = draft_of("Tersangka [[PER|Darto]] diam.")
    entity = next(e for e in draft.entities.values() if e.name == "Darto")
    draft.entities[entity.id] = entity.model_copy(update={"attributes": {"role": "victim", "minor": True, "note": "x"}})
    RoleStage()(draft)
    once = dict(draft.entities)
    assert once[entity.id].attributes["note"] == "x"
    assert "minor" not in once[entity.id].attributes
    assert once[entity.id].attributes["role"] == "suspect"
    RoleStage()(draft)
    assert draft.entities == once


@pytest.mark.parametrize(
    ("surfaces", "expected"),
    [(["NA"], True), (["M.R."], True), (["R"], True), (["Rudi"], False), (["NADIA"], False), (["NA", "Nadia"], False)],
)
def test_initials(surfaces: list[str], expected: bool) -> None:
    draft = draft_of(" dan ".join(f"[[PER|{surface}]]" for surface in surfaces) + " datang.")
    for mention in draft.mentions:
        mention.entity = draft.mentions[0].entity
    RoleStage()(draft)
    assert draft.entities[draft.mentions[0].entity].attributes.get("initials", False) is expected


def test_a_name_that_is_called_initials_is_initials() -> None:
    assert attributes("Perempuan berinisial [[PER|Sr]] datang.")["Sr"] == {"initials": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in a list the role is everybody's, a comma alone ties nobody
        ("Korban [[PER|A]], [[PER|B]], dan [[PER|C]] pulang.", {"A": "victim", "B": "victim", "C": "victim"}),
        ("Menurut korban [[PER|Wening]], [[PER|Darto]] memaksanya.", {"Wening": "victim", "Darto": None}),
        ("Tersangka [[PER|AB]] dan korban [[PER|Wening]] saling kenal.", {"AB": "suspect", "Wening": "victim"}),
        ("Tersangka [[PER|AB]] dan [[POSITION|Kapolres]] [[PER|Meri]] bertemu.", {"AB": "suspect", "Meri": None}),
        ("Tersangka [[PER|SR]] alias [[PER|Mami]] (40) dan [[PER|LO]] (31) diam.", {"SR": "suspect", "Mami": "suspect", "LO": "suspect"}),
        # the nearest cue counts
        ("Tersangka kasus pembunuhan [[PER|Wening]] diam.", {"Wening": "victim"}),
        ("Tersangka membunuh korban [[PER|Wening]].", {"Wening": "victim"}),
        ("[[PER|Saodah]], ibu kandung [[PER|M]], tersangka kasus itu, menangis.", {"Saodah": None, "M": "suspect"}),
        # what the left says keeps the right from accusing
        ("Pelaku pembunuhan [[PER|Wening]] ditangkap.", {"Wening": "victim"}),
        # words of names are no cues
        ("[[AGENCY|Satgas Anti Pelaku]] [[PER|Darto]] hadir.", {"Darto": None}),
        # a quotation is no list
        ("Tersangka berkata, “[[PER|Darto]] tidak tahu.”", {"Darto": None}),
    ],
)  # fmt: skip
def test_who_has_the_role(text: str, expected: dict[str, str | None]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[PER|Meri]] disekap dua hari.", None),  # weak, and she holds an office
        ("Korban [[PER|Meri]] dirawat.", "victim"),
        ("[[PER|Meri]] (15) berpidato.", None),  # who holds an office is of age
        ("[[PER|Meri]] ditetapkan sebagai tersangka.", "suspect"),
        ("Terdakwa [[POSITION|mantan Wali Kota]] [[LOC|Lebak]] [[PER|Meri]] diam.", "suspect"),
        ("Tersangka diam. [[POSITION|Kepala]] [[PER|Meri]] bicara.", None),
        ("“Tersangka sudah ditahan,” kata [[POSITION|Kapolres]] [[PER|Meri]].", None),
    ],
)
def test_holders_of_offices(text: str, expected: str | None) -> None:
    assert roles(text, offices=("Meri",))["Meri"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "[[PER|Rida]] ditahan setahun. Kemarin [[PER|Rida]] divonis bebas.",
        "Tersangka [[PER|Rida]] diperiksa. Belakangan [[PER|Rida]] dinyatakan korban salah tangkap.",
    ],
)
def test_the_acquitted_are_no_suspects(text: str) -> None:
    assert roles(text)["Rida"] != "suspect"


def test_weak_signs_give_way_to_an_accusation_only() -> None:
    text = "[[PER|Wening]] dijanjikan gaji besar. Kasus TPPO itu disidik. "
    assert roles(text)["Wening"] == "victim"
    assert roles(text + "Tersangka [[PER|Wening]] diam.")["Wening"] == "suspect"
    both = attributes(text + "Hakim mendengar saksi [[PER|Wening]].")["Wening"]
    assert both["roles"] == ["victim", "witness"]


def test_an_age_speaks_for_all_mentions() -> None:
    text = "Siswi bernama [[PER|RK]] naik kapal. "
    assert roles(text)["RK"] == "minor"
    assert roles(text + "[[PER|RK]] (19) menangis.")["RK"] is None
    assert roles(text + "[[PER|RK]] (16) menangis.")["RK"] == "minor"


def test_a_rule_can_be_switched_off() -> None:
    text = "Tersangka [[PER|AB]] ditangkap."
    assert attributes(text)["AB"]["role_rule"] == "suspect-noun-before"
    found = attributes(text, disabled=frozenset({"suspect-noun-before"}))["AB"]
    assert found["role_rule"] == "suspect-arrest-after"
    assert roles("[[PER|AB]] (15) pulang.", disabled=frozenset({"minor-age"})) == {"AB": None}


def test_users_switch_rules_off_by_file(tmp_path: object) -> None:
    path = f"{tmp_path}/rules.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("disable: [suspect-arrest-after]")
    assert disabled_rules(path) == {"suspect-arrest-after"}
    assert "suspect-arrest-after" in rule_ids("roles")


def test_many_names_in_one_sentence_are_read_in_time() -> None:
    names = ", ".join(f"[[PER|Orang {n}]] (30)" for n in range(300))
    found = roles(f"Para tersangka, yakni {names}, ditahan.")
    assert set(found.values()) == {"suspect"}
