"""Where sentences end, and which quotation marks belong together."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.language.sentences import paired_marks, quoted_stretches, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budi datang. Ani pulang.", ["Budi datang.", "Ani pulang."]),
        ("Menurut Dr. H. Budi Santoso, S.H., M.H. aturan itu sah.", None),
        ("Kombes. Pol. Budi hadir.", None),
        ("Ia lahir 12 Des. 2003 di Solo.", None),
        (
            "Kapal ditahan TNI Angkatan Laut. Awaknya diperiksa.",
            ["Kapal ditahan TNI Angkatan Laut.", "Awaknya diperiksa."],
        ),
        ("Ada beberapa hal. Pertama, izin.", ["Ada beberapa hal.", "Pertama, izin."]),
        ("Rapat dipimpin Budi, S.H. Ia hadir pagi.", ["Rapat dipimpin Budi, S.H.", "Ia hadir pagi."]),
        ("Pelakunya berinisial R. Menurut polisi, R kabur.", ["Pelakunya berinisial R.", "Menurut polisi, R kabur."]),
        ('"Ya," kata Budi, S.H. "Tidak."', ['"Ya," kata Budi, S.H.', '"Tidak."']),
        ("Satu\nDua. Tiga", ["Satu", "Dua.", "Tiga"]),
        ("Satu\r\n\r\nDua\u2028Tiga", ["Satu", "Dua", "Tiga"]),
        ('"Ia pergi. Ia kembali," kata Budi.', None),
        ('Kata dia, "Cukup." Semua diam.', ['Kata dia, "Cukup."', "Semua diam."]),
        ("Mengapa? Tidak tahu! Selesai…", ["Mengapa?", "Tidak tahu!", "Selesai…"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_split(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Satu," kata Budi. "Dua."', ['"Satu,"', '"Dua."']),
        ("“Satu,” kata Budi.", ["“Satu,”"]),
        ("”Satu,” kata Budi.", ["”Satu,”"]),
        ('“Satu," kata Budi.', ['“Satu,"']),
        ('"Satu,” kata Budi.', ['"Satu,”']),
        ("«Satu,» kata Budi.", ["«Satu,»"]),
        ("„Satu,“ kata Budi.", ["„Satu,“"]),
        ('"Ia bilang "tidak" begitu," kata Budi.', ['"Ia bilang "tidak" begitu,"']),
        ('"Ia bilang “tidak” begitu," kata Budi.', ['"Ia bilang “tidak” begitu,"']),
        ('"Satu, kata Budi. "Dua," katanya.', ['"Dua,"']),
        ('Layar 5" itu mahal. "Ya," kata Budi.', ['"Ya,"']),
        ('kata dia,"Satu."', ['"Satu."']),
        ('"Tidak ditutup', []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_stretches(text, 0, len(text))] == expected


def test_unclosed_marks_are_kept_apart() -> None:
    text = '"Satu, kata Budi. "Dua," katanya.'
    assert paired_marks(text, 0, len(text)) == [(0, None), (18, 24)]


def test_a_mark_that_closes_pages_later_keeps_sentences_apart() -> None:
    text = '"Awal. ' + "Tengah. " * 300 + '"'
    assert len(split_sentences(text)) > 200
    assert quoted_stretches(text, 0, len(text)) == []


@given(st.text(alphabet=st.sampled_from("aB .,\"“”«»\n?!'1"), max_size=80))
def test_every_visible_character_lies_in_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert not "".join(char for i, char in enumerate(text) if i not in set(covered)).strip()
    assert all("\n" not in text[start:end] for start, end in spans)


@pytest.mark.parametrize("unit", ['"', "“", '" ', "A. ", '"a" ', "Dr. ", "?!"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    begin = time.perf_counter()
    split_sentences(unit * (200_000 // len(unit)))
    assert time.perf_counter() - begin < 5
