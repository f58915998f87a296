"""Acts that go on, are promised, or were given up."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.actions.units import read_units
from tpo_ie.actions.walk import CueWalk

POLRES = "[[AGENCY|Polres Bintan]]"
IMMIGRATION = "[[AGENCY|Imigrasi Batam]]"
DINSOS = "[[AGENCY|Dinsos Bintan]]"
COALITION = "[[ORG|Koalisi Sirih]]"
VICTIMS = "[[GROUP|korban]]"


def status(marked: str) -> str:
    act = acted(marked)[-1]
    return f"{'not ' * act.negated}{act.status}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # cues within the trigger
        (f"Dua perekrut masih diburu {POLRES}.", "ongoing"),
        (f"Dua perekrut diburu {POLRES}.", "done"),
        # `kini` right before the verb, not of acts that are over at once
        (f"{POLRES} kini memeriksa dua saksi.", "ongoing"),
        (f"{POLRES} kini menangkap dua pelaku.", "done"),
        # habits
        (f"{DINSOS} mengirim psikolog kepada {VICTIMS} sebulan sekali.", "ongoing"),
        (f"{DINSOS} mengirim psikolog kepada {VICTIMS} sekali.", "done"),
        # a beginning told of what is over
        (f"[[PER|AF]] ditahan {POLRES} sejak [[DATE|Senin]].", "done"),
    ],
)
def test_what_goes_on(text: str, expected: str) -> None:
    assert status(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLRES} sepakat memeriksa dua saksi.", "planned"),
        (f"{POLRES} nantinya memeriksa dua saksi.", "planned"),
        (f"Kesepakatan itu mencakup pertukaran data antara {POLRES} dan {IMMIGRATION}.", "planned"),
        (f"Rapat itu diisi pertukaran data antara {POLRES} dan {IMMIGRATION}.", "done"),
        # `depan` as a place
        (f"[[PER|AF]] ditangkap {POLRES} di depan loket.", "done"),
        (f"[[PER|AF]] diperiksa {POLRES} pekan depan.", "planned"),
        # a modal of the relative clause
        (f"Sebanyak 19 orang yang hendak menuju [[LOC|Sirih]] diperiksa {IMMIGRATION}.", "done"),
        (f"Dua pelaku yang akan ditangkap {POLRES} sudah dikenal.", "planned"),
        (f"{COALITION} meminta {POLRES} menangkap dua pelaku.", "urged"),
        (f"{COALITION} menuntut {POLRES} menangkap dua pelaku.", "urged"),
    ],
)
def test_what_is_promised_or_asked(text: str, expected: str) -> None:
    assert status(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLRES} semula akan memeriksa dua saksi.", "not done"),
        (f"{POLRES} pernah berjanji memeriksa dua saksi.", "not done"),
        (f"{POLRES} berjanji memeriksa dua saksi yang pernah mangkir.", "planned"),
        (f"Rencana pemeriksaan dua saksi oleh {POLRES} terpaksa dicoret.", "not done"),
    ],
)
def test_plans_given_up(text: str, expected: str) -> None:
    assert status(text) == expected


@pytest.mark.parametrize(
    ("asked", "statuses"),
    [("keterangan pemilik rumah", []), ("pemilik rumah diperiksa", [("urged", "meminta")])],
)
def test_who_asks_for_a_thing_asks_for_no_act(asked: str, statuses: list[tuple[str, str]]) -> None:
    draft = drafted(f"polisi meminta {asked} dan menegurnya")
    units = read_units(draft, 0, len(draft.text))
    walk = CueWalk(units, len(units) - 1, -1)
    walk.left()
    assert walk.statuses == statuses


def test_a_court_s_order_is_its_verdict() -> None:
    assert status("[[PER|AF]] harus mendekam tujuh tahun di penjara, putus [[AGENCY|PN Sirih]].") == "done"


def test_demands_in_brackets_hang_on_their_head() -> None:
    acts = acted(f"{COALITION} menuntut:\n(1) {POLRES} menangkap pelaku;\n(2) {IMMIGRATION} menolak paspor calo.")
    assert [act.status for act in acts] == ["urged", "urged"]
