from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from tpo_ie.document import Document
from tpo_ie.rendering.text import render_text


def shown(document: Document, *, lang: str = "en", width: int = 80, terminal: bool = False) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=terminal, highlight=False)
    console.print(render_text(document, lang=lang))
    output = console.file.getvalue()  # type: ignore[attr-defined]
    assert isinstance(output, str)
    return output


def flat(text: str) -> str:
    return " ".join(text.split())


def test_says_everything_the_document_holds(sample: Document) -> None:
    text = flat(shown(sample, width=160))
    for expected in (
        "Polda Riau gandeng BP3MI",
        "14 March 2025",
        "human trafficking",
        "2× Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau BP3MI Riau",
        "– Kepolisian Daerah Riau implied",
        "Anwar Hidayat Kapolda Kepolisian Daerah Riau",
        "departure control · done",
        "count 12 orang",
        "surveillance · not done",
        "rehabilitation · urged",
        "with Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau",
        "rule cooperation-verb · trigger “menggandeng” · score 0.90",
        "Kepolisian Daerah Riau works with Balai",
        "Anwar Hidayat, Kapolda",
        "“Kami menggagalkan keberangkatan 12 calon PMI,”",
        "pengawasan di pelabuhan belum diperketat (reported)",
    ):
        assert expected in text, expected


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_console(sample: Document, width: int) -> None:
    assert all(cell_len(line) <= width for line in shown(sample, width=width).split("\n"))


def test_width_bounds_the_summary(sample: Document) -> None:
    console = Console(file=io.StringIO(), width=120)
    console.print(render_text(sample, width=50))
    lines = console.file.getvalue().split("\n")  # type: ignore[attr-defined]
    assert max(cell_len(line.rstrip()) for line in lines) <= 50


def test_indonesian(sample: Document) -> None:
    text = flat(shown(sample, lang="id", width=160))
    for expected in ("INSTANSI", "PEJABAT", "Pencegahan", "tidak dilakukan", "bekerja sama dengan", "14 Maret 2025"):
        assert expected in text


def test_colours_only_on_a_terminal(sample: Document) -> None:
    assert "\x1b[" in shown(sample, terminal=True)
    assert "\x1b" not in shown(sample)


def test_hostile_text_reaches_no_terminal_and_is_no_markup(hostile: Document) -> None:
    text = shown(hostile)
    assert not any(ord(c) < 32 and c != "\n" for c in text)
    assert "[red]x[/red]" in text
    assert "\x1b[31mmerah" not in shown(hostile, terminal=True)


def test_an_empty_document_says_that_nothing_was_found() -> None:
    assert flat(shown(Document(id="kosong", text=""))).count("none found") == 5
