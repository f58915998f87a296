"""Bodies that a clause takes up without naming them."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted, office, said
from tpo_ie.document import Relation


def actors(marked: str) -> list[tuple[str, ...]]:
    return [act.actors for act in acted(marked)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[ORG|Sahabat Migran]] diam. Organisasi itu menampung 12 [[GROUP|korban]].", ("Sahabat Migran",)),
        (
            "[[AGENCY|KBRI Kuala]] dan [[ORG|Sahabat Migran]] bertemu. Organisasi itu menampung 12 [[GROUP|korban]].",
            ("Sahabat Migran",),
        ),
        ("[[ORG|Sahabat Migran]], lembaga di [[LOC|Sirih]], menampung 12 [[GROUP|korban]].", ("Sahabat Migran",)),
        (
            "[[AGENCY|Pemerintah Kota Sirih]] hadir. [[AGENCY|Polres Sirih]] juga. "
            "Pemerintah kota akan membangun rumah aman bagi [[GROUP|korban]].",
            ("Pemerintah Kota Sirih",),
        ),
        (
            "[[ORG|Sahabat Migran]] diam. [[AGENCY|LPSK]] dan kejaksaan meneken perjanjian. "
            "[[AGENCY|Kejaksaan Negeri Sirih]] pulang.",
            ("LPSK", "Kejaksaan Negeri Sirih"),
        ),
        (
            "Ia menelepon [[AGENCY|Polres Sirih]] di [[LOC|Sirih]], yang menangkap dua pelaku.",
            ("Polres Sirih",),
        ),
    ],
)
def test_a_noun_takes_up_a_body(marked: str, expected: tuple[str, ...]) -> None:
    assert expected in actors(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[[AGENCY|Polres Sirih]] diam. Organisasi itu menampung 12 [[GROUP|korban]].",
        "[[AGENCY|Polres Sirih]], kata [[PER|Rudi]], organisasi kemasyarakatan menampung 12 [[GROUP|korban]].",
        "[[AGENCY|Pemerintah Kota Sirih]] diam. Pemerintah kabupaten akan membangun rumah aman bagi [[GROUP|korban]].",
        "[[AGENCY|Polres Sirih]] diam. Aparat desa menempelkan imbauan tentang bahaya TPPO di pasar.",
        "[[AGENCY|Polres Sirih]] diam. Polisi [[LOC|Malaysia]] menangkap dua pelaku.",
    ],
)
def test_a_noun_takes_up_no_other_body(marked: str) -> None:
    assert all(not found for found in actors(marked))


def test_a_pair_is_who_acted_together() -> None:
    marked = (
        "[[AGENCY|Kanim Sirih]] dan [[AGENCY|BP3MI Riau]] meneken perjanjian. [[AGENCY|Polda Riau]] hadir. "
        "[[AGENCY|Kodim Riau]] menonton. Kedua belah pihak menggelar pelatihan bagi petugas."
    )
    assert actors(marked)[-1] == ("Kanim Sirih", "BP3MI Riau")


def test_more_bodies_than_a_pair_are_none() -> None:
    marked = (
        "[[AGENCY|Kanim Sirih]] datang ke [[AGENCY|BP3MI Riau]] lewat [[AGENCY|Polda Riau]]. "
        "Kedua instansi menggelar pelatihan bagi petugas."
    )
    assert actors(marked) == [()]


def test_five_bodies_may_be_listed_behind() -> None:
    marked = (
        "Tiga instansi menggelar razia gabungan di [[LOC|Sirih]]. "
        "Mereka ialah [[AGENCY|Kanim Sirih]], [[AGENCY|BP3MI Riau]], dan [[AGENCY|Polda Riau]]."
    )
    assert actors(marked)[0] == ("Kanim Sirih", "BP3MI Riau", "Polda Riau")


def test_investigators_are_those_of_who_speaks() -> None:
    draft = drafted(
        "[[AGENCY|Polres Bintan]] menangkap [[PER|RK]]. [[PER|Hendra]] mengatakan penyidik memeriksa tujuh saksi. "
        "[[AGENCY|Polres Sirih]]"
    )
    office(draft, "Hendra", "Kapolres", "Polres Sirih")
    said(draft, "penyidik memeriksa tujuh saksi", "Hendra", "indirect")
    assert [act.actors for act in acted(draft)] == [("Polres Bintan",), ("Polres Sirih",)]


def test_of_the_speakers_body_the_unit_that_acted() -> None:
    draft = drafted(
        "[[AGENCY|Satreskrim Polres Sirih]] menangkap [[PER|RK]]. "
        "[[PER|Hendra]] mengatakan penyidik memeriksa tujuh saksi. [[AGENCY|Polres Sirih]]"
    )
    office(draft, "Hendra", "Kapolres", "Polres Sirih")
    said(draft, "penyidik memeriksa tujuh saksi", "Hendra", "indirect")
    assert acted(draft)[1].actors == ("Satreskrim Polres Sirih",)


def test_spokesmen_speak_for_others() -> None:
    draft = drafted(
        "[[AGENCY|Polres Bintan]] menangkap [[PER|RK]]. [[PER|Hendra]] mengatakan penyidik memeriksa tujuh saksi. "
        "[[AGENCY|Polda Riau]]"
    )
    office(draft, "Hendra", "Kabid Humas", "Polda Riau")
    said(draft, "penyidik memeriksa tujuh saksi", "Hendra", "indirect")
    assert acted(draft)[1].actors == ("Polres Bintan",)


def test_an_office_without_its_holder_is_whom_ia_means() -> None:
    draft = drafted(
        "[[PER|Meri]] diam. Di sela acara, [[POSITION|Wamen]] datang. Ia menampung 12 [[GROUP|korban]]. [[AGENCY|Kemen X]]"
    )
    office(draft, "Rudi", "Wakil Menteri", "Kemen X")
    draft.relations.append(Relation(type="holds_position", head="Rudi", tail="Wamen"))
    assert acted(draft)[0].actors == ("Kemen X",)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[[AGENCY|Pemkot Sirih]] memerintahkan camat menyisir rumah petak.", ("Pemkot Sirih",)),
        ("[[AGENCY|Pemkot Sirih]] meminta camat menyisir rumah petak.", ()),
        ("[[AGENCY|Polres Sirih]] meminta keterangan pemilik kafe dan menyegel kafe itu.", ("Polres Sirih",)),
    ],
)
def test_who_orders_its_own_people_acts(marked: str, expected: tuple[str, ...]) -> None:
    assert actors(marked)[-1:] == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Dua [[GROUP|korban]] dirawat di [[AGENCY|RSUD Sirih]].", ("RSUD Sirih",)),
        (
            "Dua [[GROUP|korban]] dirawat di [[AGENCY|RSUD Sirih]] atas biaya [[AGENCY|Pemkot Sirih]].",
            ("Pemkot Sirih",),
        ),
    ],
)
def test_hospitals_nurse_unless_another_pays(marked: str, expected: tuple[str, ...]) -> None:
    assert actors(marked) == [expected]


def test_who_sleeps_in_a_hospital_was_brought_there() -> None:
    [act] = acted("Dua [[GROUP|korban]] diinapkan di [[AGENCY|RSUD Sirih]].\n[[AGENCY|Dinas Sosial Sirih]] diam.")
    assert act.actors != ("RSUD Sirih",)
