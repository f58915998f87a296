from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted, office, said, works_for


def actors(marked: str) -> list[tuple[str, ...]]:
    return [act.actors for act in acted(marked)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[[AGENCY|Polres Bintan]] menangkap dua pelaku.", ("Polres Bintan",)),
        ("Dua pelaku ditangkap oleh [[AGENCY|Polres Bintan]].", ("Polres Bintan",)),
        ("Dua pelaku lebih dulu ditangkap petugas [[AGENCY|Polres Bintan]].", ("Polres Bintan",)),
        ("Penangkapan dua pelaku dilakukan [[AGENCY|Polres Bintan]].", ("Polres Bintan",)),
        ("[[AGENCY|Polres Bintan]] melakukan penangkapan terhadap dua pelaku.", ("Polres Bintan",)),
        ("[[AGENCY|Polres Bintan]] bersama [[AGENCY|Lanal Dumai]] menangkap dua pelaku.", ("Polres Bintan",)),
        ("Bersama [[AGENCY|Lanal Dumai]], [[AGENCY|Polres Bintan]] menangkap dua pelaku.", ("Polres Bintan",)),
        ("[[AGENCY|Polres Bintan]] dan [[AGENCY|Lanal Dumai]] menangkap dua pelaku.", ("Polres Bintan", "Lanal Dumai")),
        ("Dari rumah itu [[AGENCY|Polres Bintan]] menangkap dua pelaku.", ("Polres Bintan",)),
        ("[[AGENCY|Polres Bintan]] mendatangi pasar itu lalu menangkap dua pelaku.", ("Polres Bintan",)),
        ("[[AGENCY|Lanal Dumai]] membantu [[AGENCY|Polres Bintan]] menangkap dua pelaku.", ("Polres Bintan",)),
        ("[[POSITION|Kepala]] [[AGENCY|Polres Bintan]] menangkap dua pelaku.", ("Polres Bintan",)),
    ],
)
def test_who_acts(sentence: str, expected: tuple[str, ...]) -> None:
    assert actors(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tersangka membawa dua [[GROUP|korban]] keluar.",
        "[[PER|Rudi]] menampung 12 [[GROUP|korban]].",
        "[[ORG|PT Maju Jaya]] menampung 12 [[GROUP|calon PMI]].",
        "Ponsel [[GROUP|korban]] disita majikan.",
        "[[LAW|UU TPPO]] menahan pelaku.",
        "Orang yang menampung [[GROUP|korban]] itu kabur.",
        "Perlu melibatkan banyak pihak.",
    ],
)
def test_others_do_not_act(sentence: str) -> None:
    assert acted(sentence) == []


def test_an_official_acts_for_the_body() -> None:
    draft = drafted("[[POSITION|Bupati]] [[PER|Siti Aminah]] membentuk gugus tugas.")
    draft.implied_agency("Pemerintah Kabupaten Lingga")
    agency = next(e.id for e in draft.entities.values() if e.name.startswith("Pemerintah"))
    office(draft, "Siti Aminah", "Bupati", agency)
    assert acted(draft)[0].actors == (agency, "Siti Aminah")


def test_kami_is_the_body_of_the_speaker() -> None:
    draft = drafted(
        '"Dua pelaku sudah kami tangkap," kata [[PER|Hendra]]. [[AGENCY|Polres Bintan]] [[AGENCY|Lanal Dumai]]'
    )
    office(draft, "Hendra", "Kapolres", "Polres Bintan")
    said(draft, "Dua pelaku sudah kami tangkap,", "Hendra")
    assert acted(draft)[0].actors == ("Polres Bintan",)


def test_people_of_organisations_act_for_them() -> None:
    draft = drafted("[[PER|Meri]] dari [[ORG|Yayasan Cahaya]] mengatakan pihaknya mendampingi [[GROUP|korban]].")
    works_for(draft, "Meri", "Yayasan Cahaya")
    said(draft, "pihaknya mendampingi korban", "Meri", "indirect")
    assert acted(draft)[0].actors == ("Yayasan Cahaya",)


def test_the_word_for_the_body_chooses_among_offices() -> None:
    draft = drafted(
        "[[PER|Maria]] menerangkan dinasnya mendampingi [[GROUP|korban]]. "
        "[[AGENCY|Gugus Tugas]] [[AGENCY|Dinas Sosial]]"
    )
    office(draft, "Maria", "Sekretaris", "Gugus Tugas")
    office(draft, "Maria", "Kepala", "Dinas Sosial")
    said(draft, "dinasnya mendampingi korban", "Maria", "indirect")
    assert acted(draft)[0].actors == ("Dinas Sosial",)


def test_generic_officials_stand_for_a_body_of_their_kind() -> None:
    first, second = acted(
        "[[AGENCY|Polres Bintan]] dan [[AGENCY|Kejari Bintan]] hadir.\n"
        "Polisi menangkap dua pelaku. Jaksa menuntut terdakwa enam tahun penjara."
    )
    assert first.actors == ("Polres Bintan",)
    assert second.actors == ("Kejari Bintan",)


def test_bodies_named_before_are_gathered() -> None:
    acts = acted(
        "[[AGENCY|Kanim Batam]], [[AGENCY|BP3MI Riau]], dan [[AGENCY|KSOP Batam]] hadir. "
        "Ketiga instansi meneken perjanjian."
    )
    assert acts[0].actors == ("Kanim Batam", "BP3MI Riau", "KSOP Batam")


def test_a_passive_without_agent_has_the_body_that_just_acted() -> None:
    acts = acted(
        "[[AGENCY|Polres Bintan]] menangkap [[PER|RK]]. Pelaku itu dijerat [[LAW|Pasal 4 UU TPPO]].\n"
        "[[AGENCY|Polres Batam]] diam."
    )
    assert [act.actors for act in acts] == [("Polres Bintan",), ("Polres Bintan",)]


def test_a_passive_without_agent_stays_open() -> None:
    [act] = acted("Dua pelaku ditangkap kemarin.\n[[AGENCY|Polres Bintan]] dan [[AGENCY|Polres Batam]] diam.")
    assert act.actors == ()


def test_the_house_is_the_host() -> None:
    [act] = acted("Dua belas [[GROUP|korban]] ditampung di shelter [[AGENCY|BP3MI Riau]].")
    assert act.actors == ("BP3MI Riau",)
    acts = acted("[[PER|RK]] ditahan di [[LOC|Mapolres Bintan]]. [[AGENCY|Polres Bintan]] [[AGENCY|Polres Batam]]")
    assert acts[0].actors == ("Polres Bintan",)


def test_without_officials_the_office_beside_a_person_tells() -> None:
    [act] = acted("[[POSITION|Kepala]] [[AGENCY|Polres Bintan]] [[PER|Hendra]] menangkap dua pelaku.")
    assert act.actors == ("Polres Bintan", "Hendra")
