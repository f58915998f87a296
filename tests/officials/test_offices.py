from __future__ import annotations

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.officials.offices import Office, read_offices
from tpo_ie.pipeline.draft import Draft, FoundMention


def _office(marked: str) -> tuple[Draft, Office]:
    draft = draft_of(marked)
    (office,) = read_offices(draft)
    return draft, office


def _surface(draft: Draft, mention: FoundMention | None) -> str | None:
    return draft.surface(mention) if mention is not None else None


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        ("[[POSITION|Kepala]] [[AGENCY|BP3MI Riau]]", "BP3MI Riau"),
        ("[[POSITION|Jaksa]] dari [[AGENCY|Kejari Cilegon]]", "Kejari Cilegon"),
        ("[[POSITION|Atase Polri]] di [[AGENCY|KBRI Manila]]", "KBRI Manila"),
        ("[[POSITION|Kepala Seksi Hubungan Masyarakat]] (Humas) [[AGENCY|Polres Banjar]]", "Polres Banjar"),
        ("[[POSITION|Kepala]] ([[POSITION|Ka]]) [[AGENCY|BNNP Riau]]", "BNNP Riau"),
        ("[[POSITION|Kabid]], [[AGENCY|Kanwil X]] [[PER|Budi]]", "Kanwil X"),
        ("[[POSITION|Direktur]] [[ORG|PT Laut]]", "PT Laut"),
    ],
)
def test_stated_bodies(marked: str, body: str) -> None:
    draft, office = _office(marked)
    assert _surface(draft, office.body) == body
    assert office.region is None


@pytest.mark.parametrize(
    "marked",
    [
        "[[POSITION|Kapolres]], [[AGENCY|Kodim Bintan]], dan warga",
        "[[POSITION|Kapolres]] memimpin [[AGENCY|Polres Bintan]]",
        "[[POSITION|Kapolres]]. [[AGENCY|Polres Bintan]]",
        "[[POSITION|Kapolres]]\n[[AGENCY|Polres Bintan]]",
    ],
)
def test_bodies_that_are_not_the_offices(marked: str) -> None:
    _, office = _office(marked)
    assert office.bare


@pytest.mark.parametrize(
    ("marked", "region"),
    [
        ("[[POSITION|Bupati]] [[LOC|Cirebon]]", "Cirebon"),
        ("[[POSITION|Sekretaris Daerah]] ([[POSITION|Sekda]]) [[LOC|Kabupaten Tegal]]", "Kabupaten Tegal"),
        ("[[POSITION|Konsul Jenderal]] [[LOC|RI]] di [[LOC|Kuching]]", "Kuching"),
        ("[[POSITION|Duta Besar]] [[LOC|RI]] untuk [[LOC|Malaysia]]", "Malaysia"),
        ("[[POSITION|Presiden]] ke-7 [[LOC|RI]]", "RI"),
    ],
)
def test_regions(marked: str, region: str) -> None:
    draft, office = _office(marked)
    assert _surface(draft, office.region) == region
    assert office.body is None


@pytest.mark.parametrize(
    "marked",
    [
        "[[POSITION|Kepala]] [[AGENCY|BNN]] ([[AGENCY|ATR]]/[[AGENCY|BPN]]) [[PER|Budi]]",
        "[[POSITION|Gubernur]] [[LOC|Riau]] periode [[DATE|2007-2012]], [[PER|Budi]]",
        "[[POSITION|Anggota]] [[AGENCY|DPR RI]] dari daerah pemilihan (Dapil) [[LOC|Papua]] [[PER|Budi]]",
        "[[POSITION|Anggota]] [[AGENCY|Komisi A]] dari Fraksi [[ORG|Partai Lentera]] ([[ORG|PL]]), [[PER|Budi]]",
        "[[POSITION|Kapolres]] [[LOC|Ngada]], [[LOC|Nusa Tenggara Timur]] ([[LOC|NTT]]), AKBP [[PER|Budi]]",
        "[[POSITION|Kepala]] [[AGENCY|Dinas Damkar]] ([[POSITION|Kadis Damkar]]) [[LOC|Samarinda]], [[PER|Budi]]",
    ],
)
def test_additions_reach_up_to_the_name(marked: str) -> None:
    draft, office = _office(marked)
    assert draft.mentions[office.last + 1].label == "PER"


@pytest.mark.parametrize(
    "marked",
    ["Bakal calon [[POSITION|Bupati]] [[LOC|Cirebon]]", "bursa [[POSITION|Kapolri]]", "kandidat [[POSITION|Ketua]]"],
)
def test_candidates_hold_nothing(marked: str) -> None:
    assert read_offices(draft_of(marked)) == []


def test_a_noun_points_at_a_body() -> None:
    _, office = _office("[[POSITION|Kepala Seksi]] pada dinas yang sama, kata [[PER|Budi]]")
    assert office.noun == "dinas"


def test_a_pronoun_word_closes_the_office() -> None:
    draft, office = _office("imbuh [[POSITION|Ketua]] [[AGENCY|KPAI]] itu lagi")
    assert office.pointing
    assert draft.text[office.start : office.end] == "Ketua KPAI itu"


def test_the_region_of_a_bracketed_body_is_no_second_body() -> None:
    draft, office = _office("[[POSITION|Kepala]] [[AGENCY|Dinas Sosial]] ([[AGENCY|Dinsos]]) [[LOC|Riau]]")
    assert _surface(draft, office.body) == "Dinas Sosial"
    assert draft.text[office.body_end :].startswith(" (Dinsos)")
