"""Intake as a whole: blocks, dateline, anchor, sentences, what goes into the metadata."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.document import Meta
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.pipeline.draft import Draft

ARTICLE = (
    "Polres Bintan Gagalkan Pengiriman Pekerja\n\n"
    "Bintan (ANTARA) - Polres Bintan mencegah keberangkatan dua belas calon pekerja migran, Jumat (14/3/2025).\n\n"
    "“Mereka sudah pulang,” kata Budi.\n\n"
    "Baca juga: Harga lada naik\n\n"
    "Polisi masih mengejar dua perekrut yang kabur ke hutan bakau di sisi utara pulau. (mel)\n\n"
    "Pewarta: Ani\nCopyright © ANTARA 2025\n"
)


def read(text: str, **meta: object) -> Draft:
    draft = Draft(text=text, meta=Meta(**meta))  # type: ignore[arg-type]
    IntakeStage()(draft)
    return draft


def kinds(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, draft.text[block.start : block.end][:12]) for block in draft.layout.blocks]


def test_article() -> None:
    draft = read(ARTICLE)
    assert kinds(draft) == [
        ("headline", "Polres Binta"),
        ("body", "Bintan (ANTA"),
        ("noise", "Baca juga: H"),
        ("body", "Polisi masih"),
        ("noise", "(mel)\n\nPewar"),
    ]
    assert draft.layout.dateline is not None
    assert draft.layout.dateline.outlet == "ANTARA"
    assert draft.layout.anchor == date(2025, 3, 14)
    assert draft.layout.anchor_from_text
    assert draft.meta.dateline_place == "Bintan"
    assert draft.meta.attributes == {"date_anchor": "2025-03-14"}
    assert draft.meta.published is None


def test_noise_offsets() -> None:
    draft = read(ARTICLE)
    noisy = {
        word: draft.layout.is_noise(ARTICLE.index(word))
        for word in ("Bintan (", "ANTARA", "“Mereka", "Baca", "(mel)", "Pewarta")
    }
    assert noisy == {"Bintan (": False, "ANTARA": True, "“Mereka": False, "Baca": True, "(mel)": True, "Pewarta": True}


def test_what_the_input_says_is_kept() -> None:
    draft = read(
        ARTICLE, published="2025-03-15", dateline_place="Tanjungpinang", title="Judul", attributes={"site": "x"}
    )
    assert draft.meta.dateline_place == "Tanjungpinang"
    assert draft.meta.published == "2025-03-15"
    assert draft.meta.title == "Judul"
    assert draft.meta.attributes == {"site": "x"}
    assert draft.layout.anchor == date(2025, 3, 15)
    assert not draft.layout.anchor_from_text


def test_an_unreadable_publication_date_falls_back_to_the_text() -> None:
    draft = read(ARTICLE, published="kemarin sore")
    assert draft.layout.anchor == date(2025, 3, 14)
    assert draft.meta.published == "kemarin sore"


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        (
            "SIARAN PERS\nNomor: B-4/2022\n\nRAPAT DIGELAR\n\nJakarta (29/7) – Rapat itu dihadiri seratus orang.",
            3,
        ),
        ("Polisi datang.\n\nPetugas membawa enam orang dari rumah itu ke kantor polisi pada malam hari.", 0),
        ("Petugas membawa enam orang dari rumah itu ke kantor polisi pada malam hari.", 0),
        ("Satu Judul\nJakarta (ANTARA) - Petugas membawa enam orang dari rumah itu ke kantor polisi.", 1),
    ],
)
def test_headlines(text: str, headlines: int) -> None:
    draft = read(text)
    lines = [
        line for b in draft.layout.blocks if b.kind == "headline" for line in text[b.start : b.end].split("\n") if line
    ]
    assert len(lines) == headlines


def test_other_line_breaks_and_invisible_characters() -> None:
    draft = read("\ufeff" + ARTICLE.replace("\n", "\r\n").replace("Baca juga", "\u200bBaca juga"))
    assert [kind for kind, _ in kinds(draft)] == ["headline", "body", "noise", "body", "noise"]
    assert draft.meta.dateline_place == "Bintan"


@pytest.mark.parametrize("text", ["", " ", "\r\n\r\n", "\u200b\n\ufeff", "A", "-", "(a)"])
def test_hardly_any_text(text: str) -> None:
    draft = read(text)
    assert draft.layout.dateline is None
    assert draft.layout.anchor is None


def test_capitals() -> None:
    draft = read(ARTICLE.upper())
    assert draft.meta.dateline_place == "Bintan"
    assert kinds(draft)[0][0] == "headline"


@given(st.text(alphabet=st.sampled_from('aB -–,.()|:\n\r\u200b12/“"'), max_size=120))
def test_blocks_cover_all_visible_lines_once(text: str) -> None:
    draft = read(text)
    blocks = draft.layout.blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    covered = {i for block in blocks for i in range(block.start, block.end)}
    assert not "".join(char for i, char in enumerate(text) if i not in covered).strip(" \n\r\u200b")


@pytest.mark.parametrize("unit", ["Petugas datang, kata Budi. (abc) ", "Editor: a\n", "A, ", '"', "Senin (1/2) ", "x"])
def test_a_megabyte_takes_seconds(unit: str) -> None:
    begin = time.perf_counter()
    read(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - begin < 20
