"""What stands between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.quotes.direct import close_softly
from tpo_ie.quotes.marks import quoted_spans


def found(text: str) -> list[str]:
    return [text[quoted.start : quoted.end] for quoted in (close_softly(text, one) for one in quoted_spans(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Satu," kata Budi. "Dua."', ["Satu,", "Dua."]),
        ("” Satu, ” kata Budi.", ["Satu,"]),
        ('" Satu, " kata Budi.', ["Satu,"]),
        ("'Satu tidak,' kata Budi.", ["Satu tidak,"]),
        ("Asy'ari dan 'Om Jek' di kafe Ma'ruf.", []),
        ("\"Ia bilang 'Mah, aku pulang.' Lalu pergi,\" kata Budi.", ["Ia bilang 'Mah, aku pulang.' Lalu pergi,"]),
        ('"Satu, kata Budi.\n\n"Dua," katanya.', ["Satu,", "Dua,"]),
        ('"Satu tanpa tutup.\n\n"Dua," katanya.', ["Satu tanpa tutup.", "Dua,"]),
        ('""', []),
        ('"', []),
        ("", []),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_unclosed_marks_hold_until_the_next_one() -> None:
    first, second = quoted_spans('"Satu dua tiga "empat lima," kata Budi')
    assert not first.closed
    assert second.closed
    assert first.outer[1] == second.outer[0]


@given(st.text(alphabet=st.sampled_from("aB .,\"“”«»'‘’\n"), max_size=80))
def test_spans_stand_in_order_and_never_overlap(text: str) -> None:
    spans = quoted_spans(text)
    assert all(0 <= one.outer[0] < one.start < one.end <= one.outer[1] <= len(text) for one in spans)
    assert all(a.outer[1] <= b.outer[0] for a, b in pairwise(spans))
