from __future__ import annotations

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.officials.holders import read_holdings, unnamed_persons
from tpo_ie.officials.offices import read_offices


def _held(marked: str) -> list[str]:
    draft = draft_of(marked)
    holdings = read_holdings(draft, read_offices(draft))
    return [f"{draft.surface(h.person)}={draft.surface(h.office.position)}:{h.attachment}" for h in holdings]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[POSITION|Kapolres]] [[LOC|Bintan]] AKBP [[PER|Ani]]", ["Ani=Kapolres:after"]),
        ("kata [[PER|Ani]], [[POSITION|Kapolres]] [[LOC|Bintan]], kemarin", ["Ani=Kapolres:before"]),
        ("[[PER|Ani]] ([[POSITION|Kapolres]] [[LOC|Bintan]])", ["Ani=Kapolres:before"]),
        ("KOTA, BERITA - [[PER|Ani]], [[POSITION|Ketua]] [[ORG|KONI]] hadir", ["Ani=Ketua:before"]),
        ("[[PER|Maruli]] ([[PER|Uli]]), [[POSITION|Ketua]] [[AGENCY|KPAI]], hadir", ["Uli=Ketua:before"]),
        (
            "[[POSITION|Anggota]] [[AGENCY|DPR RI]] [[PER|Ani]] dan [[PER|Budi]] hadir",
            ["Ani=Anggota:after", "Budi=Anggota:after"],
        ),
        (
            "[[POSITION|Ketua]] [[AGENCY|KPAI]] [[PER|Ani]] dan [[PER|Budi]] hadir",
            ["Ani=Ketua:after"],
        ),
        (
            "[[PER|Ani]], [[POSITION|Kepala]] [[AGENCY|BNN]], [[PER|Budi]], [[POSITION|Kepala]] [[AGENCY|BPS]].",
            ["Ani=Kepala:before", "Budi=Kepala:before"],
        ),
        (
            "[[PER|Ani]] selaku [[POSITION|Ketua]] [[AGENCY|KPAI]] yang juga [[POSITION|Kepala]] [[AGENCY|BNN]] hadir",
            ["Ani=Ketua:before", "Ani=Kepala:second"],
        ),
    ],
)
def test_orders(marked: str, expected: list[str]) -> None:
    assert _held(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "menurut [[PER|Ani]], [[POSITION|Kapolres]] [[LOC|Bintan]] harus datang",
        "[[PER|Ani]] menelepon [[POSITION|Kapolres]] [[LOC|Bintan]]",
        "[[PER|Ani]] ([[POSITION|Kapolres]] [[LOC|Bintan]] belum menjawab)",
        "mengusung [[PER|Ani]] sebagai [[POSITION|Bupati]] [[LOC|Cirebon]]",
        "[[POSITION|Kapolres]] [[LOC|Bintan]].\n[[PER|Ani]]",
    ],
)
def test_no_holder(marked: str) -> None:
    assert _held(marked) == []


def test_the_subject_of_the_sentence_before_is_pointed_at() -> None:
    marked = "[[PER|Ani]] dilantik pada era [[PER|Budi]]. Ia menjabat sebagai [[POSITION|Ketua]] [[AGENCY|KPAI]]."
    assert _held(marked) == ["Ani=Ketua:pointing"]


def test_nobody_in_a_quotation_is_pointed_at() -> None:
    marked = "[[PER|Ani]] datang. “[[PER|Budi]] pulang,” kata [[POSITION|Ketua]] [[AGENCY|KPAI]] itu."
    assert _held(marked) == ["Ani=Ketua:pointing"]


def test_a_proxy_knows_its_principal() -> None:
    draft = draft_of("[[PER|Ani]], M.Si., yang diwakili [[POSITION|Kabid]], [[PER|Budi]]")
    (holding,) = read_holdings(draft, read_offices(draft))
    assert holding.proxy_of is draft.mentions[0]


def test_evidence_runs_from_title_to_name() -> None:
    draft = draft_of("kata [[POSITION|Kapolres]] [[LOC|Bintan]] AKBP [[PER|Ani]], kemarin")
    (holding,) = read_holdings(draft, read_offices(draft))
    assert draft.text[holding.start : holding.end] == "Kapolres Bintan AKBP Ani"


def test_initials_hide_a_person_only_when_nothing_else_names_it() -> None:
    draft = draft_of("[[PER|RS]] (41), [[PER|Ani]], dan seorang berinisial [[PER|Budi]]")
    assert unnamed_persons(draft) == {draft.mentions[0].entity, draft.mentions[2].entity}
    draft.mentions[1].entity = draft.mentions[0].entity
    assert unnamed_persons(draft) == {draft.mentions[2].entity}
