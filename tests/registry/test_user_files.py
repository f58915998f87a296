"""The user's own agencies and positions, laid over the built-in ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.registry.knowledge import Knowledge


def _write(folder: Path, text: str) -> Path:
    file = folder / "own.tsv"
    file.write_text(text, encoding="utf-8")
    return file


def test_own_agencies_are_added_and_replace(tmp_path: Path) -> None:
    file = _write(
        tmp_path,
        "id\tname\tkind\tacronyms\tparent\n"
        "satgas-nuri\tSatuan Tugas Nuri\ttask-force\tSatgas Nuri\tpolri\n"
        "lpsk\tLembaga Saksi\tstate-agency\tLPSK\t\n",
    )
    registry = Knowledge(agencies_file=file).agencies
    added = registry.find("Satgas Nuri")
    assert added is not None
    assert (added.id, added.source) == ("satgas-nuri", f"{file}:2")
    assert registry.canonical_name("LPSK") == "Lembaga Saksi"
    assert added in registry.children("polri")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tkind\nx\tpolice\n", "own.tsv:1: the column 'name' is missing"),
        ("id\tname\tkind\nx\t\tpolice\n", "own.tsv:2: name is empty"),
        ("id\tname\tkind\tvalid_to\nx\tX\tpolice\tlast year\n", "own.tsv:2: valid_to is 'last year'"),
        ("id\tname\tkind\nx\tX\tpolice\tmore\n", "own.tsv:2: 4 cells under 3 columns"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=r"own\.tsv") as error:
        _ = Knowledge(agencies_file=_write(tmp_path, text)).agencies
    assert message in str(error.value)


def test_own_positions(tmp_path: Path) -> None:
    file = _write(
        tmp_path,
        "id\tabbreviation\texpansion\ttype\tbody\n"
        "kasatnuri\tKasatnuri\tKepala Satgas Nuri\tposition\tSatuan Tugas Nuri\n",
    )
    positions = Knowledge(positions_file=file).positions
    assert positions.expand("Kasatnuri") == "Kepala Satgas Nuri"
    assert positions.implied_body("Kasatnuri", None) == "Satuan Tugas Nuri"
    assert positions.expand("Kabid Humas") == "Kepala Bidang Hubungan Masyarakat"


def test_a_wrong_type_of_position_is_named(tmp_path: Path) -> None:
    file = _write(tmp_path, "id\tabbreviation\texpansion\ttype\nx\tX\tXyz\tboss\n")
    with pytest.raises(ResourceError, match=r"own\.tsv:2: type is 'boss'"):
        _ = Knowledge(positions_file=file).positions
