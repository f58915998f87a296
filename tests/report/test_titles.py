from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.document import Document
from tpo_ie.report.titles import LONGEST_BEGINNING, heading_of


def article(text: str, title: str | None = None) -> Document:
    return Document.from_dict({"id": "arsip/a-1", "text": text, "meta": {"title": title}})


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Isi", "Judul\nberita", "Judul berita"),
        ("Polisi\nmenahan  dua orang.", None, "Polisi menahan dua orang."),
        ("Isi", "  ", "Isi"),
        ("", None, "arsip/a-1"),
        (" \n", None, "arsip/a-1"),
        (f"{'kata, ' * 14}kata, lagi", None, f"{'kata, ' * 14}kata …"),
    ],
)
def test_an_article_without_a_title_is_called_by_how_it_begins(text: str, title: str | None, expected: str) -> None:
    assert heading_of(article(text, title)) == expected


@given(st.text(max_size=500))
def test_a_heading_is_short_one_line_and_never_empty(text: str) -> None:
    heading = heading_of(article(text))
    assert heading
    assert "\n" not in heading
    assert len(heading) <= LONGEST_BEGINNING + 2
