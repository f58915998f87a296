from __future__ import annotations

from functools import cache

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.officials.article import ArticleBodies, name_key
from tpo_ie.officials.bodies import BodyFinder
from tpo_ie.officials.homes import home_of
from tpo_ie.officials.offices import read_offices
from tpo_ie.registry.knowledge import Knowledge


@cache
def _knowledge() -> Knowledge:
    return Knowledge()


def _bodies(marked: str) -> list[tuple[str, str] | None]:
    """(name, source) of the body of each office."""
    draft = draft_of(marked)
    offices = read_offices(draft)
    finder = BodyFinder(draft, _knowledge(), offices)
    found = (finder.find(office) for office in offices)
    return [(draft.entities[b.entity].name if b.entity else b.name, b.source) if b else None for b in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[POSITION|Kepala]] [[AGENCY|BP3MI Riau]]", ("BP3MI Riau", "stated")),
        ("[[POSITION|Bupati]] [[LOC|Cirebon]]", ("Pemerintah Kabupaten Cirebon", "region")),
        ("[[POSITION|Sekda]] [[LOC|Kota Semarang]]", ("Pemerintah Kota Semarang", "region")),
        ("[[POSITION|Sekda]] [[LOC|Bengkalis]]", ("Pemerintah Kabupaten Bengkalis", "region")),
        ("[[POSITION|Menteri Agama]] [[LOC|RI]]", ("Kementerian Agama", "region")),
        ("[[POSITION|Kapolsek]] [[LOC|Sukamekar]]", ("Kepolisian Sektor Sukamekar", "region")),
        ("[[POSITION|Menteri Sosial]]", ("Kementerian Sosial", "subject")),
        ("[[POSITION|Staf Khusus Menteri Sosial]]", ("Kementerian Sosial", "subject")),
        ("[[POSITION|Staf Khusus Gubernur]] [[LOC|Riau]]", ("Pemerintah Provinsi Riau", "region")),
        ("[[POSITION|Kasi Inteldakim]]", None),
        ("[[POSITION|Kepala]]", None),
        ("[[POSITION|Duta Wisata]] [[LOC|Riau]]", None),
    ],
)
def test_body_of_one_office(marked: str, expected: tuple[str, str] | None) -> None:
    assert _bodies(marked) == [expected]


def test_an_implied_body_is_the_one_that_the_article_names() -> None:
    marked = "[[AGENCY|Polres Bintan]] dan [[POSITION|Kapolres]] [[LOC|Bintan]]"
    assert _bodies(marked) == [("Polres Bintan", "region")]


def test_a_body_of_the_region_counts_whatever_its_class() -> None:
    marked = "[[AGENCY|Polresta Sleman]] dan [[POSITION|Kapolres]] [[LOC|Sleman]]"
    assert _bodies(marked) == [("Polresta Sleman", "region")]


def test_a_title_alone_takes_the_body_that_it_had_before() -> None:
    marked = "[[POSITION|Kapolres]] [[LOC|Bintan]] dan [[AGENCY|Polres Karimun]]. [[POSITION|Kapolres]]"
    assert _bodies(marked)[1] == ("Kepolisian Resor Bintan", "context")


def test_the_nearest_body_of_the_kind_goes_before() -> None:
    marked = (
        "[[AGENCY|Polres Karimun]]. [[AGENCY|Polres Bintan]] dan [[POSITION|Kasat Reskrim]], [[AGENCY|Polres Natuna]]"
    )
    assert _bodies(marked) == [("Polres Bintan", "context")]


def test_village_officers_belong_to_the_body_above() -> None:
    marked = "[[AGENCY|Polsek Sekupang]] dan [[POSITION|Bhabinkamtibmas]] [[LOC|Tiban Lama]]"
    assert _bodies(marked) == [("Polsek Sekupang", "region")]


def test_noun_before_points_at_bodies_of_its_kind_only() -> None:
    marked = "[[AGENCY|Dinas Riau]], [[AGENCY|Balai Anggrek]], [[AGENCY|Polres Bintan]]. [[POSITION|Kepala]] balai itu"
    assert _bodies(marked) == [("Balai Anggrek", "context")]


def test_speaking_for_a_body() -> None:
    marked = "[[AGENCY|Kemnaker]] melalui [[POSITION|Kepala Biro Humas]] [[PER|Ani]]"
    assert _bodies(marked) == [("Kemnaker", "context")]


def test_whole_titles_have_homes_of_their_own() -> None:
    ketua, harian = home_of("Ketua"), home_of("Ketua Harian")
    assert ketua is not None
    assert harian is not None
    assert home_of("Ketua RT") is None
    assert home_of("Duta Wisata") is None


def test_name_key_leaves_optional_words_out() -> None:
    assert name_key("Pemerintah Provinsi DKI Jakarta") == name_key("Pemerintah Provinsi Daerah Khusus Ibukota Jakarta")
    assert name_key("DPR RI") == name_key("dpr")
    assert name_key("Dewan Perwakilan Rakyat Daerah") != name_key("Dewan Perwakilan Rakyat")


def test_article_bodies_are_found_by_any_form() -> None:
    draft = draft_of("[[AGENCY|Polda Sumsel]] dan [[ORG|LBH Pelita]]")
    bodies = ArticleBodies(draft, _knowledge())
    polda, lbh = (m.entity for m in draft.mentions)
    assert bodies.named("Kepolisian Daerah Sumatera Selatan") == polda
    assert bodies.of_region(("polda",), "Sumsel") == polda
    assert bodies.of_region(("polres",), "Sumsel") is None
    assert bodies.nearest(0, ("polda",)) == polda
    assert bodies.nearest(99, (), ("ORG",)) == lbh
    assert bodies.nearest(99, ("kodam",)) is None


def test_a_region_that_passes_for_a_body_is_read_as_region() -> None:
    assert _bodies("[[POSITION|Kapolsek]] [[AGENCY|Ketanggungan]]") == [("Kepolisian Sektor Ketanggungan", "region")]
    assert _bodies("[[POSITION|Kepala]] [[AGENCY|Ketanggungan]]") == [("Ketanggungan", "stated")]


def test_titles_in_a_foreign_story_are_foreign() -> None:
    story = "Di [[LOC|Bogota]], [[LOC|Kolombia]], dan [[LOC|Kolombia]]: [[POSITION|Menteri Pertahanan]]"
    assert _bodies(story) == [("Kementerian Pertahanan Kolombia", "subject")]
    assert _bodies(f"{story} dan WNI") == [("Kementerian Pertahanan", "subject")]
    assert _bodies(f"[[LOC|Jakarta]]. {story}") == [("Kementerian Pertahanan", "subject")]
