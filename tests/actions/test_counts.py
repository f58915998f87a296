from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.actions.counts import amount_in, total_of
from tpo_ie.actions.numbers import number_at
from tpo_ie.actions.units import read_units


def count(marked: str) -> tuple[int, str] | None:
    draft = drafted(marked)
    units = read_units(draft, 0, len(draft.text))
    found = total_of(units, 0, len(units)) or amount_in(units, 0, len(units))
    return (found.number, found.unit) if found else None


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("dua belas orang", 12),
        ("2.917 orang", 2917),
        ("seratus dua puluh tiga korban", 123),
        ("empat ribu orang", 4000),
        ("6 ribu korban", 6000),
        ("tiga puluh saksi", 30),
        ("sebelas calon", 11),
        ("seribu dua ratus perkara", 1200),
        ("ke-14 korban", 14),
        ("seorang pelaku", 1),
        ("kedua korban", 2),
        ("41 [[GROUP|WNI]]", 41),
    ],
)
def test_numbers_before_people_and_cases(phrase: str, number: int) -> None:
    found = count(phrase)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    "phrase", ["belasan orang", "puluhan korban", "dua tahun penjara", "Rp 40 juta", "12 kilogram sabu", "pukul 11", ""]
)
def test_vague_numbers_and_other_units_count_nothing(phrase: str) -> None:
    assert count(phrase) is None


def test_the_whole_counts_behind_its_parts() -> None:
    assert count("di tiga pelabuhan sebanyak 95 orang") == (95, "orang")


def test_a_number_in_another_phrase_is_not_taken() -> None:
    [act] = acted("[[AGENCY|Polres Bintan]] mengungkap perkara [[CRIME|TPPO]] yang menjerat sembilan korban.")
    assert act.count is None


def test_number_words_end_where_the_number_ends() -> None:
    draft = drafted("dua tiga orang")
    assert number_at(read_units(draft, 0, len(draft.text)), 0) == (2, 1)


def test_named_people_are_counted() -> None:
    [act] = acted("[[AGENCY|Polres Bintan]] menangkap [[PER|AF]], [[PER|DN]], dan [[PER|MSY]].")
    assert act.count == 3
    assert act.attributes["count_unit"] == "orang"


def test_those_counted_before_keep_their_number() -> None:
    acts = acted(
        "[[AGENCY|Polres Bintan]] mengevakuasi tujuh [[GROUP|korban]].\n"
        "[[AGENCY|Dinas Sosial]] menampung seluruh [[GROUP|korban]] di rumah aman."
    )
    assert [act.count for act in acts] == [7, 7]


@pytest.mark.parametrize(
    ("objects", "number", "unit"),
    [
        ("seorang juru masak", 1, "orang"),  # whatever the noun
        ("seorang pelaku", 1, "pelaku"),
        ("seorang [[PER|RZ]] dan dua awaknya", 3, "orang"),
        ("seorang [[PER|RZ]] di rumah dua awaknya", 1, "orang"),
        ("dua orang dan tiga awak, totalnya 5 orang", 5, "orang"),
        ("52 orang di [[LOC|Sirih]] dan 17 orang di [[LOC|Lingga]]", 69, "orang"),
        ("52 orang di [[LOC|Sirih]], 17 orang di antaranya perempuan", 52, "orang"),
        ("52 orang di [[LOC|Sirih]] dan memulangkan 17 orang di [[LOC|Lingga]]", 52, "orang"),
    ],
)
def test_how_many(objects: str, number: int, unit: str) -> None:
    act = acted(f"[[AGENCY|Polres Bintan]] menangkap {objects}.")[0]
    assert (act.count, act.attributes.get("count_unit")) == (number, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tak seorang pun ditangkap [[AGENCY|Polres Bintan]].",
        "Satu pegawai bandara pun tidak ditangkap [[AGENCY|Polres Bintan]].",
        "[[AGENCY|Polres Bintan]] berkoordinasi dengan 14 kabupaten.",
    ],
)
def test_none_at_all_and_other_things_count_nobody(sentence: str) -> None:
    assert acted(sentence)[0].count is None


def test_those_helped_are_counted_behind_kepada() -> None:
    [act] = acted("[[AGENCY|Dinsos]] memberikan bantuan hukum kepada 12 [[GROUP|PMI]].")
    assert act.count == 12


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("ketujuh belas orang", 17),
        ("kedua puluh sembilan korban", 29),
        ("kedua puluhan korban", 2),
        ("ke-31 orang, terdiri atas 19 laki-laki dan 12 perempuan", 31),
    ],
)
def test_collective_numbers_of_several_words(phrase: str, number: int) -> None:
    found = count(phrase)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        # two clauses, two numbers
        ("Tujuh permohonan ditolak dan tiga [[GROUP|calon PMI]] ditahan [[AGENCY|Polres Bintan]].", 3),
        ("Dari 241 [[GROUP|WNA]], 173 di antaranya dideportasi [[AGENCY|Imigrasi Batam]].", 173),
        # `yang 29` are people
        ("Yang 29 dipulangkan [[AGENCY|BP3MI Riau]].", 29),
        ("Yang kedua dipulangkan [[AGENCY|BP3MI Riau]].", None),
        # codes and manners
        ("[[AGENCY|Dinsos]] membuka layanan pengaduan SAPA 129 orang.", None),
        ("Para pelaku ditangkap [[AGENCY|Polres Bintan]] satu per satu.", None),
        # one human being
        ("Pemilik rumah itu ditahan [[AGENCY|Polres Bintan]].", 1),
        ("Para pemilik rumah itu ditahan [[AGENCY|Polres Bintan]].", None),
        ("Pemilik dan sopir ditahan [[AGENCY|Polres Bintan]].", None),
        # those who help
        ("[[AGENCY|Dinsos]] mengirim dua psikolog untuk mendampingi [[GROUP|korban]].", None),
    ],
)
def test_what_is_counted(sentence: str, number: int | None) -> None:
    assert acted(sentence)[-1].count == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Mereka ditampung [[AGENCY|Dinsos]] di rumah aman.", 14),
        ("Semuanya ditampung [[AGENCY|Dinsos]] di rumah aman.", 14),
        ("Orang tua mereka ditampung [[AGENCY|Dinsos]] di rumah aman.", None),
        ("Mereka yang sakit ditampung [[AGENCY|Dinsos]] di rumah aman.", None),
    ],
)
def test_those_told_of_before_are_taken_up_by_pronouns(sentence: str, number: int | None) -> None:
    acts = acted(f"Sebuah kapal membawa 14 orang, termasuk dua anak. {sentence}")
    assert acts[-1].count == number
