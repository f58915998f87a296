"""Where an act is done: houses, headings, arrivals, ways, lists."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted

POLRES = "[[AGENCY|Polres Bintan]]"
IMMIGRATION = "[[AGENCY|Imigrasi Batam]]"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # bodies that are houses, behind `di` only
        ("[[AGENCY|Dinsos]] merawat dua [[GROUP|korban]] di [[AGENCY|RSUD Bintan]].", ("RSUD Bintan",)),
        ("[[AGENCY|Dinsos]] merawat dua [[GROUP|korban]] di [[AGENCY|Lembaga Sirih]].", ()),
        ("[[AGENCY|Dinsos]] merawat dua [[GROUP|korban]] bersama [[AGENCY|RSUD Bintan]].", ()),
        # headings
        (f"- [[LOC|Pelabuhan Sirih]]: patroli mingguan {POLRES}.", ("Pelabuhan Sirih",)),
        (f"[[LOC|Pelabuhan Sirih]] sepi, {POLRES} berpatroli.", ()),
        # where the repatriated arrive
        ("12 [[GROUP|PMI]] tiba di [[LOC|Sirih]] setelah dipulangkan [[AGENCY|KBRI Phnom Penh]].", ("Sirih",)),
        ("12 [[GROUP|PMI]] berangkat dari [[LOC|Sirih]] setelah dipulangkan [[AGENCY|KBRI Phnom Penh]].", ()),
        # where refused applications come from
        (f"{IMMIGRATION} menolak 14 permohonan paspor dari [[LOC|Sirih]].", ("Sirih",)),
        (f"{IMMIGRATION} menolak permohonan paspor 14 warga dari [[LOC|Sirih]].", ()),
        # nouns before the name, lists behind `yakni`
        (f"{POLRES} berpatroli di jalur tikus [[LOC|Sirih]].", ("Sirih",)),
        (f"{POLRES} berpatroli di tiga muara, yakni [[LOC|Sirih]] dan [[LOC|Lingga]].", ("Sirih", "Lingga")),
        # arrivals and longer phrases that open the sentence
        (f"Sesampai di [[LOC|Sirih]], 14 orang diperiksa {POLRES}.", ("Sirih",)),
        (f"Dua orang dari [[LOC|Sirih]] diperiksa {POLRES}.", ()),
        (f"Di bekas gedung sekolah di [[LOC|Sirih]], {POLRES} menangkap dua pelaku.", ("Sirih",)),
        # the place beside a body's house
        ("Mereka ditampung di selter [[AGENCY|Dinsos]], [[LOC|Kelurahan Melur]].", ("Kelurahan Melur",)),
        ("Mereka ditampung di selter [[AGENCY|Dinsos]] dan [[LOC|Kelurahan Melur]].", ()),
        # an earlier clause has its own place
        (f"Dua warga pulang lewat [[LOC|Sirih]], dan namanya diumumkan {POLRES} sebagai buron.", ()),
        # a clause that tells when, not one about the people
        (f"{POLRES} menangkap dua pelaku ketika mereka tidur di [[LOC|Sirih]].", ("Sirih",)),
        (f"{POLRES} menangkap dua pelaku yang tidur di [[LOC|Sirih]].", ()),
    ],
)
def test_place(text: str, place: tuple[str, ...]) -> None:
    assert acted(text)[-1].place == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        # taken up by a pronoun or a common noun
        ("Di sana [[AGENCY|Dinsos]] menampung 14 orang.", ("Sirih",)),
        ("Sesampai di sana, 14 orang ditampung [[AGENCY|Dinsos]].", ("Sirih",)),
        ("Petugas [[AGENCY|Dinsos]] di sana menampung 14 orang.", ()),
        ("[[AGENCY|Dinsos]] menampung 14 orang di tempat itu.", ("Sirih",)),
        ("[[AGENCY|Dinsos]] menampung 14 orang di tempat lain.", ()),
        (f"{POLRES} menangkap dua pelaku di dermaga.", ("Pelabuhan Lingga",)),
        (f"{POLRES} menangkap dua pelaku di bandara.", ()),
    ],
)
def test_a_place_told_of_before(sentence: str, place: tuple[str, ...]) -> None:
    text = f"Kapal bertolak dari [[LOC|Pelabuhan Lingga]]. Mereka dibawa ke [[LOC|Sirih]], [[LOC|Bintan]]. {sentence}"
    assert acted(text)[-1].place == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"{POLRES} menyelamatkan 14 [[GROUP|korban]].", ("Sirih",)),
        (f"Warga senang. {POLRES} menyelamatkan 14 [[GROUP|korban]].", ()),
        ("[[AGENCY|Dinsos]] memberi bantuan hukum kepada 14 [[GROUP|korban]].", ()),
    ],
)
def test_a_rescue_is_told_on_where_the_last_act_was_done(sentence: str, place: tuple[str, ...]) -> None:
    assert acted(f"{POLRES} menangkap [[PER|AF]] di [[LOC|Sirih]]. {sentence}")[-1].place == place
