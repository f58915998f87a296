from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.tables.cells import csv_cell, flat, guarded, looks_like_formula

DANGEROUS = [
    "=1+1",
    "+62",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "'=1",
    "''=1",
    "'\tx",
]


def original(cell: str) -> str:
    """Take the apostrophe off, as the documentation says."""
    return cell[1:] if cell.startswith("'") and looks_like_formula(cell) else cell


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_could_compute_has_an_apostrophe_in_front(text: str) -> None:
    assert csv_cell(text) == guarded(text) == f"'{text}"
    assert csv_cell([text, "b"]) == f"'{text} | b"


@pytest.mark.parametrize("text", ["", "Polda Riau", "1+1", "a=b", "'Gus Rud'", "“=”", "a\n=b", "(-1)", "#N/A"])
def test_other_text_stays(text: str) -> None:
    assert csv_cell(text) == text


@given(st.text() | st.text("'=+-@ \t\r\n＝a", max_size=6))
def test_the_original_can_be_had_back(text: str) -> None:
    cell = guarded(text)
    assert original(cell) == text
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
    assert cell.lstrip()[:1] not in ("=", "+", "-", "@")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (-3, "-3"),
        (-3.0, "-3"),
        (-2.5, "-2.5"),
        (1e300, "1e+300"),
        (float("-inf"), "-inf"),
        (date(2025, 3, 14), "2025-03-14"),
        ([], ""),
        ([1, 2], "1 | 2"),
        (["a", "b;c"], "a | b;c"),
    ],
)
def test_values_that_are_no_text(value: object, cell: str) -> None:
    assert csv_cell(value) == cell


def test_flat_leaves_single_values() -> None:
    assert flat(None) is None
    assert flat(1.5) == 1.5
    assert flat(("a", None)) == "a | None"
