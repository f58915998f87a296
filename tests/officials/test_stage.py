from __future__ import annotations

from functools import cache

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.officials.holdings import find_holdings
from tpo_ie.officials.stage import OfficialStage
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


@cache
def _stage() -> OfficialStage:
    return OfficialStage(Knowledge())


def _run(marked: str) -> Draft:
    draft = draft_of(marked)
    _stage()(draft)
    return draft


def _rows(draft: Draft) -> list[str]:
    name = {entity.id: entity.name for entity in draft.entities.values()}
    return [f"{name[o.person]} | {o.title} | {name[o.agency]} | {o.rule}" for o in draft.officials]


def test_one_row_per_person_and_office() -> None:
    marked = (
        "[[POSITION|Bupati]] [[LOC|Cirebon]] [[PER|Ani]] hadir. [[POSITION|Bupati]] [[PER|Ani]] pulang. "
        "[[POSITION|Bupati]] [[LOC|Cirebon]], [[PER|Ani]], tidur."
    )
    assert _rows(_run(marked)) == ["Ani | Bupati | Pemerintah Kabupaten Cirebon | title-region-name"]


def test_a_shorter_title_with_a_guessed_body_is_no_second_office() -> None:
    marked = "[[AGENCY|Pengadilan X]]: [[POSITION|Ketua Majelis Hakim]] [[PER|Ani]]. [[POSITION|Hakim]] [[PER|Ani]]."
    assert _rows(_run(marked)) == ["Ani | Ketua Majelis Hakim | Pengadilan X | title-context-name"]


def test_two_stated_offices_are_two_rows() -> None:
    marked = "[[POSITION|Kepala]] [[AGENCY|BNN]] [[PER|Ani]], yang juga [[POSITION|Kepala]] [[AGENCY|BPS]], hadir."
    assert len(_run(marked).officials) == 2


def test_a_bare_second_office_takes_the_body_of_the_first() -> None:
    marked = "[[POSITION|Kasi Intel]] [[AGENCY|Kejari A]], [[PER|Ani]], S.H., selaku [[POSITION|juru bicara]], hadir."
    assert _rows(_run(marked))[1] == "Ani | juru bicara | Kejari A | second-office"


def test_a_proxy_takes_the_body_of_its_principal() -> None:
    marked = (
        "[[POSITION|Kepala]] [[AGENCY|Balai A]], [[PER|Ani]], M.Si., yang diwakili [[POSITION|Kabid]], [[PER|Budi]]."
    )
    assert _rows(_run(marked))[1] == "Budi | Kabid | Balai A | title-context-name"


def test_implied_bodies_are_added_only_for_holders() -> None:
    draft = _run("[[POSITION|Bupati]] [[LOC|Cirebon]] melarang. [[POSITION|Bupati]] [[LOC|Brebes]] [[PER|Ani]] tidak.")
    implied = [e.name for e in draft.entities.values() if e.attributes.get("implied")]
    assert implied == ["Pemerintah Kabupaten Brebes"]


def test_results_carry_rule_score_and_evidence() -> None:
    draft = _run("kata [[POSITION|Plt\nKepala]] [[AGENCY|BNN]] [[PER|Ani]].")
    (official,) = draft.officials
    assert official.title == "Plt Kepala"
    assert official.rule in _stage().rules
    assert official.score == _stage().rules[official.rule].score
    assert official.evidence == (5, len(draft.text) - 1)


@pytest.mark.parametrize(
    "marked",
    [
        "",
        "[[POSITION|Kapolres]]",
        "[[PER|Ani]]",
        "[[POSITION|Direktur]] [[ORG|PT Laut]] [[PER|Ani]]",
        "[[POSITION|Kepala]] [[AGENCY|BNN]] [[PER|AB]]",
    ],
)
def test_nothing_to_find(marked: str) -> None:
    assert _run(marked).officials == []


def test_initials_may_be_asked_for() -> None:
    draft = draft_of("[[POSITION|Direktur]] [[ORG|PT Laut]] [[PER|AB]]")
    assert find_holdings(draft, _stage().knowledge) == []
    assert len(find_holdings(draft, _stage().knowledge, named_only=False)) == 1


def test_an_office_points_at_its_named_holder_first() -> None:
    office = "[[POSITION|Gubernur]] [[LOC|Riau]]"
    marked = f"{office} [[PER|Ani]] hadir. [[PER|Budi]] mengeluh. {office} itu diam."
    assert _rows(_run(marked)) == ["Ani | Gubernur | Pemerintah Provinsi Riau | title-region-name"]
