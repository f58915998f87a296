"""Ages at names."""

from __future__ import annotations

import pytest

from tests.roles.reading import draft_of
from tpo_ie.roles.ages import age_of
from tpo_ie.roles.rules import rule_book
from tpo_ie.roles.tokens import Line


def age(marked: str) -> int | None:
    draft = draft_of(marked)
    line = Line(draft, 0, len(draft.text))
    found = age_of(line, line.index(next(m for m in draft.mentions if m.label == "PER")), rule_book())
    if found is None:
        return None
    years, start, end = found
    assert 0 <= start < end <= len(draft.text)
    return years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[PER|PT]] (15) pulang.", 15),
        ("[[PER|PT]] ( 15 ) pulang.", 15),
        ("[[PER|PT]] (15 tahun) pulang.", 15),
        ("[[PER|PT]], 15 tahun, pulang.", 15),
        ("[[PER|PT]] (usia 15 tahun) pulang.", 15),
        ("“[[PER|Bunga]]” (15) pulang.", 15),
        ("[[PER|PT]] yang masih berusia 15 tahun pulang.", 15),
        ("[[PER|PT]], yang berumur 15 tahun, pulang.", 15),
        ("[[PER|PT]] baru berusia 15 tahun.", 15),
        ("[[PER|PT]], baru 16 tahun.", 16),
        ("[[PER|PT]] (8 bulan) pulang.", 0),
        ("Gadis 15 tahun berinisial [[PER|PT]] pulang.", 15),
        ("Remaja (15) bernama [[PER|PT]] pulang.", 15),
        ("Perempuan berusia 32 tahun bernama [[PER|PT]] pulang.", 32),
        ("Berusia 15 tahun, [[PER|PT]] pulang.", 15),
        ("[[PER|PT]] (48) pulang.", 48),
    ],
)
def test_ages(text: str, expected: int) -> None:
    assert age(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[[PER|PT]] pulang (15 orang).",
        "[[PER|PT]] (9) mencetak gol.",
        "[[PER|Ana]] (6) 21-12, 21-15",
        "[[PER|Ana]] vs [[PER|Bea]] (6)",
        "Rudi/[[PER|Ana]] (6) menang.",
        "[[PER|PT]] (2025) pulang.",
        "[[PER|PT]] mengasuh anak 9 tahun.",
        "[[PER|PT]] saat berusia 15 tahun pindah.",
        "[[PER|PT]], 3 orang, pulang.",
        "Dihukum 15 tahun, kata [[PER|PT]].",
    ],
)
def test_numbers_that_are_no_ages(text: str) -> None:
    assert age(text) is None
