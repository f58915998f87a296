"""Whom an act is aimed at, beyond its plain object."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted

POLRES = "[[AGENCY|Polres Bintan]]"
IMMIGRATION = "[[AGENCY|Imigrasi Batam]]"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (f"{POLRES} menangkap [[PER|MR]] bersama dua rekannya, [[PER|SH]] dan [[PER|JU]].", ("MR", "SH", "JU")),
        (f"{POLRES} menangkap [[PER|MR]] bersama [[AGENCY|Lanal Dumai]].", ("MR",)),
        (f"Terhadap [[PER|MR]] dan [[PER|SH]] dilakukan penahanan oleh {POLRES}.", ("MR", "SH")),
        (
            f"{POLRES} mengungkap [[CRIME|perdagangan orang]] bermodus [[CRIME|pengantin pesanan]].",
            ("perdagangan orang",),
        ),
    ],
)
def test_around_the_act(text: str, targets: tuple[str, ...]) -> None:
    [act] = acted(text)
    assert act.targets == targets


@pytest.mark.parametrize(
    ("subject", "targets"),
    [
        ("Tekong yang biasa dipanggil [[PER|MR]]", ("MR",)),
        ("Tersangka yang berinisial [[PER|MR]]", ("MR",)),
        ("Tersangka yang mengenal [[PER|MR]]", ()),
        ("Sopir yang membawa [[GROUP|korban]]", ()),
    ],
)
def test_only_a_clause_that_names_the_subject_belongs_to_it(subject: str, targets: tuple[str, ...]) -> None:
    [act] = acted(f"{subject} ditangkap {POLRES}.")
    assert act.targets == targets


@pytest.mark.parametrize(
    ("tail", "targets"),
    [("lalu ditahan", ("MR",)), ("lalu [[PER|SH]] ditahan", ("SH",)), ("sedangkan [[PER|SH]] ditahan", ("SH",))],
)
def test_a_second_passive_takes_the_subject_over_unless_it_has_its_own(tail: str, targets: tuple[str, ...]) -> None:
    acts = acted(f"[[PER|MR]] diperiksa {POLRES}, {tail}.")
    assert acts[-1].targets == targets


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("Izin perusahaan itu dicabut [[AGENCY|Kementerian P2MI]].", ("PT Sirih Jaya",)),
        ("[[AGENCY|Kementerian P2MI]] memeriksa dua saksi.", ()),
        ("Izin [[ORG|PT Melati]] dicabut [[AGENCY|Kementerian P2MI]].", ("PT Melati",)),
    ],
)
def test_a_licence_is_that_of_the_firm_named_before(sentence: str, targets: tuple[str, ...]) -> None:
    assert acted(f"Warga mengadukan [[ORG|PT Sirih Jaya]]. {sentence}")[-1].targets == targets


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        (f"{IMMIGRATION} menangguhkan permohonan paspor mereka.", ("calon PMI",)),
        (f"{IMMIGRATION} menangguhkan permohonan paspor [[PER|MR]].", ("MR",)),
        (f"{IMMIGRATION} menangguhkan sembilan permohonan paspor.", ()),
    ],
)
def test_papers_are_those_of_the_group_meant(sentence: str, targets: tuple[str, ...]) -> None:
    assert acted(f"{POLRES} menyelamatkan tujuh [[GROUP|calon PMI]]. {sentence}")[-1].targets == targets


@pytest.mark.parametrize(("number", "targets"), [("ke-12", ("PMI",)), ("ketiga", ("bayi",))])
def test_the_number_tells_which_group_is_meant(number: str, targets: tuple[str, ...]) -> None:
    text = f"{POLRES} menyelamatkan 12 [[GROUP|PMI]] dan tiga [[GROUP|bayi]]. [[AGENCY|Dinsos]] memulangkan {number} orang itu."
    assert acted(text)[-1].targets == targets


@pytest.mark.parametrize(
    ("sentence", "targets", "number"),
    [
        ("Ia ditampung [[AGENCY|Dinsos]] di rumah aman.", ("RR",), 1),
        ("[[AGENCY|Dinsos]] menampungnya di rumah aman.", ("RR",), 1),
        ("Mereka ditampung [[AGENCY|Dinsos]] di rumah aman.", ("gadis",), None),
    ],
)
def test_one_person_is_meant_by_a_singular_pronoun(sentence: str, targets: tuple[str, ...], number: int | None) -> None:
    act = acted(f"Sejumlah [[GROUP|gadis]] pergi. [[PER|RR]] kabur. {sentence}")[-1]
    assert (act.targets, act.count) == (targets, number)


def test_a_person_set_off_by_commas_before_a_passive_is_its_subject() -> None:
    assert acted(f"Lelaki yang mengantar mereka, [[PER|FD]], dibekuk {POLRES}.")[-1].targets == ("FD",)
    assert acted(f"Lelaki yang mengantar [[PER|FD]] dibekuk {POLRES}.")[-1].targets == ()


def test_a_place_that_is_searched_is_where_the_act_is_done() -> None:
    act = acted(f"{POLRES} menggeledah [[LOC|Pelabuhan Sirih]].")[-1]
    assert (act.targets, act.place) == ((), ("Pelabuhan Sirih",))


@pytest.mark.parametrize(
    ("subject", "targets"),
    [("Pria itu", ("YF",)), ("Pria 58 tahun itu", ("YF",)), ("Seorang pria", ()), ("Dua pria itu", ())],
)
def test_a_human_being_told_of_before_is_the_last_one_named(subject: str, targets: tuple[str, ...]) -> None:
    act = acted(f"[[PER|RR]] mengenal [[PER|YF]]. {subject} ditangkap {POLRES}.")[-1]
    assert act.targets == targets
