from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relations.belonging import parent_names, read_belonging
from tpo_ie.relations.cooperation import read_cooperation
from tpo_ie.relations.membership import read_membership
from tpo_ie.relations.places import read_places, size_of
from tpo_ie.relations.reading import Link, Reading
from tpo_ie.relations.staff import read_staff


@cache
def _knowledge() -> Knowledge:
    return Knowledge()


def _ties(reader: Callable[[Reading], Iterable[Link]], marked: str) -> set[str]:
    draft = draft_of(marked)
    links = list(reader(Reading(draft, _knowledge())))
    name = {entity.id: entity.name for entity in draft.entities.values()}
    return {f"{name[link.head]} > {name[link.tail]}" for link in links}


@pytest.mark.parametrize(
    ("surface", "parents"),
    [
        ("Subdit IV Renakta Ditreskrimum Polda Lampung", ["Ditreskrimum Polda Lampung", "Polda Lampung"]),
        ("Divisi Hubungan Internasional (Divhubinter) Polri", ["Polri"]),
        ("Komisi IX DPR RI", ["DPR RI"]),
        ("Pusat Penerangan TNI", ["TNI"]),
        ("BAIS TNI Sumut", []),
        ("Kejaksaan Negeri (Kejari) Nunukan", []),
        ("Polda Lampung", []),
        ("Tim", []),
    ],
)
def test_parent_names(surface: str, parents: list[str]) -> None:
    assert parent_names(surface) == parents


def test_one_parent_per_unit_the_stated_one_first() -> None:
    marked = "[[AGENCY|Tim Gegana]] dari [[AGENCY|Brimob Polda Riau]]. [[AGENCY|Tim Gegana]]"
    ties = _ties(read_belonging, marked)
    assert "Tim Gegana > Brimob Polda Riau" in ties
    assert "Brimob Polda Riau > Kepolisian Daerah Riau" in ties
    assert len(ties) == 2


def test_units_counted_among_a_body() -> None:
    marked = "pihak [[AGENCY|Polda Papua]], termasuk [[AGENCY|Direktorat Samapta]], [[AGENCY|Brimob]]"
    assert _ties(read_belonging, marked) == {"Direktorat Samapta > Polda Papua", "Brimob > Polda Papua"}


@pytest.mark.parametrize(
    ("marked", "ties"),
    [
        ("Bersama [[AGENCY|A]] dan [[AGENCY|B]], [[AGENCY|C]] bergerak", {"C > A", "C > B"}),
        ("Bersama [[AGENCY|A]], pihaknya bergerak", set()),
        ("[[AGENCY|A]] melalui [[AGENCY|B]] bersama [[AGENCY|C]]", {"A > C"}),
        ("Laporan dari [[AGENCY|A]] dibahas bersama [[AGENCY|B]]", set()),
        ("[[AGENCY|A]] berkoordinasi dengan instansi terkait, termasuk [[AGENCY|B]]", {"A > B"}),
        ("[[AGENCY|A]] menggandeng [[PER|Ani]] dan [[AGENCY|B]]", set()),
        ("[[AGENCY|A]] menggandeng warga. [[AGENCY|B]] diam", set()),
        ("Seusai rapat, [[AGENCY|A]] pulang bersama [[AGENCY|B]]", set()),
        ("[[AGENCY|A]] menyelidiki. Rekening itu dibekukan bersama [[AGENCY|B]]", {"A > B"}),
        ("[[AGENCY|A]] menyelidiki. Warga bersama [[AGENCY|B]] menonton", set()),
        ("[[AGENCY|A]] dan [[AGENCY|B]] turun bersama ke lokasi", {"A > B"}),
        ("[[AGENCY|A]] dan [[AGENCY|B]] menerima surat", set()),
    ],
)
def test_cooperation(marked: str, ties: set[str]) -> None:
    assert _ties(read_cooperation, marked) == ties


@pytest.mark.parametrize("size", [4, 7])
def test_a_long_joint_list_is_tied_to_its_first(size: int) -> None:
    names = [f"[[AGENCY|A{n}]]" for n in range(size)]
    ties = _ties(read_cooperation, "Operasi gabungan " + ", ".join(names))
    assert ties == {f"A0 > A{n}" for n in range(1, size)}


def test_parties_of_an_agreement_are_tied_to_each_other() -> None:
    names = ", ".join(f"[[AGENCY|A{n}]]" for n in range(4))
    assert len(_ties(read_cooperation, f"Nota kesepahaman yang diteken {names}")) == 6


def test_the_body_of_a_title_without_holder_acts() -> None:
    marked = "[[AGENCY|Pemerintah Kabupaten Cirebon]] diam. [[POSITION|Bupati]] [[LOC|Cirebon]] menggandeng [[ORG|B]]"
    assert _ties(read_cooperation, marked) == {"Pemerintah Kabupaten Cirebon > B"}


@pytest.mark.parametrize(
    ("marked", "ties"),
    [
        (
            "[[AGENCY|Satgas A]] beranggotakan [[AGENCY|B]] ([[AGENCY|BB]]) dan [[AGENCY|C]]",
            {"B > Satgas A", "C > Satgas A"},
        ),
        ("[[AGENCY|Polres A]] terdiri atas [[AGENCY|B]] dan [[AGENCY|C]]", set()),
        ("[[AGENCY|B]] ([[AGENCY|BB]]) yang tergabung dalam [[ORG|Koalisi A]]", {"B > Koalisi A"}),
        ("[[AGENCY|B]] dan warga yang tergabung dalam [[ORG|Koalisi A]]", set()),
    ],
)
def test_membership(marked: str, ties: set[str]) -> None:
    assert _ties(read_membership, marked) == ties


@pytest.mark.parametrize(
    ("marked", "ties"),
    [
        ("[[LOC|Muar]], [[LOC|Malaysia]], dan baru", {"Muar > Malaysia"}),
        ("[[LOC|Desa A]], [[LOC|Bagan]], [[LOC|Cimanuk]]", set()),
        ("[[LOC|Bandung]], [[LOC|Jawa Barat]]", {"Bandung > Jawa Barat"}),
        ("[[LOC|Bandung]], [[LOC|Jawa Timur]]", set()),
        (
            "[[LOC|Timor Tengah Selatan]] ([[LOC|TTS]]), [[LOC|Nusa Tenggara Timur]]",
            {"Timor Tengah Selatan > Nusa Tenggara Timur"},
        ),
        ("[[LOC|Desa A]],\n[[LOC|Kecamatan B]]", set()),
        ("- [[LOC|Jawa Timur]] 2 orang ([[LOC|Malang]] 2);\n- [[LOC|Bali]] 1 orang", {"Malang > Jawa Timur"}),
        ("[[ORG|Panti Melati]], [[LOC|Solok]]", {"Panti Melati > Solok"}),
        ("[[AGENCY|Polres A]], [[LOC|Solok]]", set()),
        ("[[POSITION|Kepala]] [[AGENCY|Kantor A]], [[LOC|Solok]]", set()),
    ],
)
def test_places(marked: str, ties: set[str]) -> None:
    assert _ties(read_places, marked) == ties


def test_sizes_of_places() -> None:
    draft = draft_of(
        "[[LOC|Jalan A]] [[LOC|Desa A]] [[LOC|Kabupaten A]] [[LOC|Riau]] [[LOC|Sabah]] [[LOC|Malaysia]] [[LOC|Xyz]]"
    )
    reading = Reading(draft, _knowledge())
    sizes = [size_of(reading, mention) for mention in draft.mentions]
    assert sizes[-1] is None
    known = [size for size in sizes if size is not None]
    assert known == sorted(known)
    assert sizes[3] == sizes[4]


@pytest.mark.parametrize(
    ("marked", "ties"),
    [
        ("Menurut aktivis [[ORG|SBMI]] ([[ORG|S]]), [[PER|Ani]],", {"Ani > SBMI"}),
        ("[[PER|Ani]], pengajar hukum pidana [[ORG|Undana]], menolak", {"Ani > Undana"}),
        ("[[PER|Ani]] mengajar di [[ORG|Undana]]", set()),
        ("Menurut peneliti gim dan [[ORG|Undana]] [[PER|Ani]],", set()),
        ("penyidik mendatangi [[AGENCY|Polres A]] [[PER|Ani]]", set()),
        ("[[POSITION|Kepala]] [[AGENCY|Polres A]] [[PER|Ani]]", set()),
    ],
)
def test_staff(marked: str, ties: set[str]) -> None:
    assert _ties(read_staff, marked) == ties
