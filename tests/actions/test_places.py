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
        # a clause that tells when, not one about the people
        (f"{POLRES} menangkap dua pelaku ketika mereka tidur di [[LOC|Sirih]].", ("Sirih",)),
        (f"{POLRES} menangkap dua pelaku yang tidur di [[LOC|Sirih]].", ()),
    ],
)
def test_place(text: str, place: tuple[str, ...]) -> None:
    assert acted(text)[-1].place == place
