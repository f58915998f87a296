from __future__ import annotations

import pytest

from tpo_ie.officials.titles import is_candidacy, is_rank, title_core, written_title


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("Plt. Kepala", "kepala"),
        ("Pelaksana tugas (Plt) Bupati", "bupati"),
        ("mantan  Wali\nKota", "wali kota"),
        ("eks Plt Kapolres", "kapolres"),
        ("Kapolres", "kapolres"),
    ],
)
def test_title_core(title: str, core: str) -> None:
    assert title_core(title) == core


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Plt\n Kepala", "Plt Kepala"),
        ("Plt) Sekretaris Daerah", "Plt Sekretaris Daerah"),
        ("Direktur Jenderal (Dirjen) Pajak", "Direktur Jenderal (Dirjen) Pajak"),
    ],
)
def test_written_title(title: str, written: str) -> None:
    assert written_title(title) == written


def test_candidacy() -> None:
    assert is_candidacy("Bupati", "seorang bakal calon ")
    assert is_candidacy("mantan calon presiden", "")
    assert not is_candidacy("Bupati", "calonnya menemui ")
    assert not is_candidacy("Bupati", "")


@pytest.mark.parametrize("title", ["Mayjen", "Kombes Pol", "Brigadir Kepala", "Mayor Laut (P)"])
def test_ranks_are_no_titles(title: str) -> None:
    assert is_rank(title)


@pytest.mark.parametrize("title", ["Kepala", "komisaris", "Inspektur", "Kapolres", "Panglima TNI", ""])
def test_titles_are_no_ranks(title: str) -> None:
    assert not is_rank(title)
