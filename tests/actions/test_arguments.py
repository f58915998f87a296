from __future__ import annotations

from datetime import date

import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.entities.calendar import iso_time


def test_partners() -> None:
    [act] = acted(
        "[[AGENCY|Polres Bintan]] bersama [[AGENCY|Lanal Dumai]], [[AGENCY|BP3MI Riau]], dan [[ORG|SBMI Riau]]"
        " menangkap dua pelaku."
    )
    assert act.partners == ("Lanal Dumai", "BP3MI Riau", "SBMI Riau")
    [act] = acted("[[AGENCY|Polres Bintan]] berkoordinasi dengan [[AGENCY|KBRI Phnom Penh]].")
    assert act.partners == ("KBRI Phnom Penh",)


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("[[AGENCY|Polres]] menangkap [[PER|AF]] dan [[PER|DN]] yang membawa [[GROUP|PMI]].", ("AF", "DN")),
        ("[[AGENCY|Dinsos]] menampung 12 [[GROUP|korban]].", ("korban",)),
        ("[[AGENCY|Pemkab]] menggandeng [[ORG|SBMI]] untuk mencegah [[CRIME|TPPO]].", ("TPPO",)),
        ("[[PER|AF]], yang mengirim [[GROUP|PMI]], ditangkap [[AGENCY|Polres]].", ("AF",)),
        ("Kepada [[GROUP|masyarakat]], [[AGENCY|Pemkab]] berpesan agar waspada.", ("masyarakat",)),
        ("[[AGENCY|Pemkab]] mengukuhkan [[AGENCY|Gugus Tugas TPPO Lingga]].", ("Gugus Tugas TPPO Lingga",)),
        ("[[AGENCY|Satpol PP]] menyegel kafe [[LOC|Melati]].", ()),  # where it is done
    ],
)
def test_targets(sentence: str, targets: tuple[str, ...]) -> None:
    [act] = acted(sentence)
    assert act.targets == targets


def test_pronouns_point_back() -> None:
    acts = acted("[[AGENCY|Polres]] menangkap [[PER|AF]] dan [[PER|DN]]. Keduanya ditahan [[AGENCY|Polres]].")
    assert acts[1].targets == ("AF", "DN")
    acts = acted("[[AGENCY|Polres]] mengevakuasi tujuh [[GROUP|korban]]. [[AGENCY|Dinsos]] mendampingi mereka.")
    assert acts[1].targets == ("korban",)


def test_place_and_destination() -> None:
    [act] = acted("[[AGENCY|BP3MI]] memulangkan 12 [[GROUP|PMI]] dari [[LOC|Batam]] ke [[LOC|Kupang]].")
    assert act.place == ("Kupang",)
    assert act.attributes["destination"] == "Kupang"
    [act] = acted(
        "[[AGENCY|Polres]] menangkap dua pelaku asal [[LOC|Medan]] "
        "di [[LOC|Sirih]], [[LOC|Bintan]], dan [[LOC|Lingga]]."
    )
    assert act.place == ("Sirih", "Bintan", "Lingga")


def test_the_place_of_speech_is_no_place_of_the_act() -> None:
    draft = drafted('"Kami menangkap dua pelaku," kata [[PER|Hendra]] di [[LOC|Batam]], [[DATE|Jumat]].')
    for act in acted(draft):
        assert (act.place, act.time) == ((), ())


def test_legal_basis() -> None:
    [act] = acted("[[AGENCY|Polres]] menjerat [[PER|AF]] dengan [[LAW|Pasal 2]] dan [[LAW|Pasal 10 UU TPPO]].")
    assert act.legal_basis == ("Pasal 2", "Pasal 10 UU TPPO")


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("[[AGENCY|Polres]] menangkap dua pelaku, [[DATE|Rabu (12/3/2025)]].", ("2025-03-12",)),
        ("[[DATE|Sepanjang 2024]] [[AGENCY|Polres]] menangkap dua pelaku.", ("2024",)),
        ("[[AGENCY|Polres]] menangkap dua pelaku kemarin.", ("2025-03-13",)),
        ("Pekan depan [[AGENCY|Polres]] memeriksa dua saksi.", ("2025-03-17/2025-03-23",)),
        (
            "Sejak [[DATE|Januari 2024]] sampai [[DATE|Agustus 2024]] [[AGENCY|Polres]] menangkap dua pelaku.",
            ("2024-01/2024-08",),
        ),
        ("[[AGENCY|Polres]] menangkap dua pelaku.", ()),
    ],
)
def test_time(sentence: str, time: tuple[str, ...]) -> None:
    [act] = acted(sentence)
    assert act.time == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("[[AGENCY|Polres]] akan memeriksa dua saksi pada [[DATE|Rabu]].", ("2025-03-19",)),
        ("[[AGENCY|Polres]] memeriksa dua saksi pada [[DATE|Rabu]].", ("2025-03-12",)),
        ("[[AGENCY|Polres]] memeriksa dua saksi pada [[DATE|Rabu]] nanti.", ("2025-03-19",)),
        ("Sejak [[DATE|Oktober]] [[AGENCY|Polres]] menangkap dua pelaku.", ("2024-10/2025-03",)),
        ("Semester ini [[AGENCY|Polres]] menangkap dua pelaku.", ("2025-01/2025-06",)),
        (
            "[[AGENCY|Polres]] menangkap dua pelaku yang mengirim [[GROUP|PMI]] pada [[DATE|12 Maret 2025]].",
            ("2025-03-12",),
        ),
        ("[[AGENCY|Polres]] menangkap dua pelaku yang pada [[DATE|12 Maret 2025]] mengirim [[GROUP|PMI]].", ()),
    ],
)
def test_the_side_of_the_day_on_which_an_act_lies(text: str, time: tuple[str, ...]) -> None:
    draft = drafted(text)
    for name, entity in list(draft.entities.items()):
        if entity.type == "DATE":
            draft.entities[name] = entity.model_copy(update={"name": iso_time(name, date(2025, 3, 14)) or name})
    assert acted(draft)[0].time == time


def test_without_an_anchor_deictic_words_stay_open() -> None:
    [act] = acted(drafted("[[AGENCY|Polres]] menangkap dua pelaku kemarin.", published=None))
    assert act.time == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tim [[AGENCY|Polres Bintan]] di [[LOC|Bandara Sirih]] menangkap pelaku.", ("Bandara Sirih",)),
        ("Pelaku di [[LOC|Garut]] belum ditangkap [[AGENCY|Polres Bintan]].", ("Garut",)),
        ("Pelaku asal [[LOC|Garut]] belum ditangkap [[AGENCY|Polres Bintan]].", ()),
        ("[[AGENCY|BP3MI Riau]] membuka meja aduan di terminal penumpang [[LOC|Sirih]].", ("Sirih",)),
    ],
)
def test_places_beside_the_verb(text: str, place: tuple[str, ...]) -> None:
    assert acted(text)[0].place == place
