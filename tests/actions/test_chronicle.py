"""Times that a clause does not state itself."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.pipeline.draft import Draft

POLRES = "[[AGENCY|Polres Bintan]]"
ISO = {
    "12 Juni 2023": "2023-06-12",
    "Senin (12/6/2023)": "2023-06-12",
    "Maret 2023": "2023-03",
    "2021": "2021",
    "12 Februari": "2025-02-12",
}


def dated(marked: str) -> Draft:
    """Return a draft whose dates carry their ISO names."""
    draft = drafted(marked)
    for name, iso in ISO.items():
        if name in draft.entities:
            draft.entities[name] = draft.entities[name].model_copy(update={"name": iso})
    return draft


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (f"Maret 2023 tiba. [[DATE|Maret 2023]]. {POLRES} menahan [[PER|AF]].", ("2023-03",)),
        (f"[[DATE|Maret 2023]]\n{POLRES} menahan [[PER|AF]].", ("2023-03",)),
        (f"[[DATE|12 Juni 2023]]\nPukul sepuluh sepi. {POLRES} menahan [[PER|AF]].", ("2023-06-12",)),
        (f"[[DATE|12 Februari]]: {POLRES} menahan [[PER|AF]].", ("2025-02-12",)),
        (f"[[DATE|2021]], menurut warga, {POLRES} menahan [[PER|AF]].", ("2021",)),
        (f"Tahun ini, menurut warga, {POLRES} menahan [[PER|AF]].", ("2025",)),
        (f"Januari lalu {POLRES} menahan [[PER|AF]].", ("2025-01",)),
    ],
)
def test_headings_and_fronted_dates(text: str, time: tuple[str, ...]) -> None:
    assert acted(dated(text))[-1].time == time


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("Hari itu juga", ("2023-06-12",)),
        ("Malam itu", ("2023-06-12",)),
        ("Pada hari yang sama", ("2023-06-12",)),
        ("Keesokan harinya", ("2023-06-13",)),
        ("Tiga hari kemudian", ("2023-06-15",)),
        ("Dua pekan kemudian", ("2023-06-26",)),
    ],
)
def test_words_that_count_from_a_day_told(words: str, time: tuple[str, ...]) -> None:
    draft = dated(f"Warga melapor pada [[DATE|12 Juni 2023]].\n\n{words} {POLRES} menahan [[PER|AF]].")
    assert acted(draft)[-1].time == time


def test_the_day_of_speech_is_no_day_to_count_from() -> None:
    draft = dated(
        f"Warga takut, kata [[PER|Hendra]], [[DATE|Senin (12/6/2023)]].\n\nMalam itu {POLRES} menahan [[PER|AF]]."
    )
    assert acted(draft)[-1].time == ()


def test_the_sentence_before_sets_the_day_of_an_event() -> None:
    text = f"Kafe itu didatangi petugas pada [[DATE|12 Juni 2023]]. {POLRES} mengevakuasi dua [[GROUP|korban]]."
    assert acted(dated(text))[-1].time == ("2023-06-12",)
    other = f"Kafe itu didatangi petugas pada [[DATE|12 Juni 2023]].\n\n{POLRES} mengevakuasi dua [[GROUP|korban]]."
    assert acted(dated(other))[-1].time == ()


def test_other_acts_need_a_time_of_their_own() -> None:
    text = f"Warga berkumpul pada [[DATE|12 Juni 2023]]. {POLRES} mengimbau masyarakat agar waspada."
    assert acted(dated(text))[-1].time == ()


@pytest.mark.parametrize(
    "act",
    [
        f"{POLRES} belum menahan [[PER|AF]].",
        f"{POLRES} akan menahan [[PER|AF]].",
        f"{POLRES} diminta menahan [[PER|AF]].",
    ],
)
def test_what_is_not_done_has_no_day_from_its_heading(act: str) -> None:
    assert acted(dated(f"[[DATE|Maret 2023]]\n{act}"))[-1].time == ()


def test_a_heading_ends_with_the_next() -> None:
    text = f"[[DATE|Maret 2023]]\nWarga resah.\n\nYANG BELUM SELESAI\n\n{POLRES} menahan [[PER|AF]]."
    assert acted(dated(text))[-1].time == ()


def test_a_date_within_a_line_rules_that_line_only() -> None:
    text = f"[[DATE|Maret 2023]]. Warga resah.\n\n{POLRES} menahan [[PER|AF]]."
    assert acted(dated(text))[-1].time == ()


@pytest.mark.parametrize(
    ("known", "words", "time"),
    [
        ("12 Juni 2023", "Sebulan sebelumnya", ("2023-05",)),
        ("12 Juni 2023", "Tiga hari sebelumnya", ("2023-06-09",)),
        ("Maret 2023", "Dua bulan kemudian", ("2023-05",)),
        ("Maret 2023", "Dua hari kemudian", ()),  # days count from days only
    ],
)
def test_words_that_count_back_or_from_a_month(known: str, words: str, time: tuple[str, ...]) -> None:
    draft = dated(f"Warga resah pada [[DATE|{known}]].\n\n{words} {POLRES} menahan [[PER|AF]].")
    assert acted(draft)[-1].time == time


@pytest.mark.parametrize(
    ("published", "act", "time"),
    [
        ("2025-01-10", "menyelamatkan 12 [[GROUP|korban]]", ("2024",)),
        ("2025-08-10", "menyelamatkan 12 [[GROUP|korban]]", ()),  # too long ago to be a review
        ("2025-01-10", "menyelamatkan [[GROUP|korban]]", ()),  # no number to sum up
        ("2025-01-10", "menahan [[PER|AF]]", ()),
        ("2025-01-10", "akan menyelamatkan 12 [[GROUP|korban]]", ()),
    ],
)
def test_a_review_gives_its_period_to_what_it_sums_up(published: str, act: str, time: tuple[str, ...]) -> None:
    draft = drafted(f"[[DATE|Sepanjang 2024]] sepi. Warga resah.\n\n{POLRES} {act}.", published)
    draft.entities["Sepanjang 2024"] = draft.entities["Sepanjang 2024"].model_copy(update={"name": "2024"})
    assert acted(draft)[-1].time == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (f"Perahu karam pada [[DATE|12 Juni 2023]]. Malamnya {POLRES} memeriksa [[PER|AF]].", ("2023-06-12",)),
        (f"Perahu karam pada [[DATE|12 Juni 2023]]. Jadwalnya {POLRES} memeriksa [[PER|AF]].", ()),
        # what was promised since a time is not done then
        (f"[[PER|AF]] yang kabur sejak [[DATE|2021]] belum diperiksa {POLRES}.", ()),
        (f"[[PER|AF]] diperiksa {POLRES} sejak [[DATE|2021]].", ("2021",)),
        # sums up to a month begin with the year
        (f"Sampai [[DATE|Maret 2023]] {POLRES} menangkap 14 pelaku.", ("2023-01/2023-03",)),
    ],
)
def test_times_of_the_day_promises_and_sums(text: str, time: tuple[str, ...]) -> None:
    assert acted(dated(text))[-1].time == time
