from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.errors import UsageError
from tpo_ie.privacy.pseudonyms import Pseudonyms

KEY = b"kunci yang cukup panjang"


def test_the_same_name_and_key_give_the_same_digest_and_others_another() -> None:
    names, others = Pseudonyms(KEY), Pseudonyms(KEY + b"!")
    assert names.id("kisah-wening") == names.id("kisah-wening")
    assert re.fullmatch(r"id-[0-9a-f]{16}", names.id("kisah-wening"))
    assert len({names.id("kisah-wening"), names.id("kisah-sumarni"), others.id("kisah-wening")}) == 3


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("berita/kisah-wening.txt", ".txt"),
        ("berita/wening.jsonl.gz:12", ".jsonl.gz:12"),
        ("C:\\berita\\wening.csv:7", ".csv:7"),
        ("wening", ""),
        ("stdin:3", ":3"),
        ("kisah. wening lestari", ""),
    ],
)
def test_a_place_keeps_its_ending_and_its_line(place: str, kept: str) -> None:
    hidden = Pseudonyms(KEY).place(place)
    assert re.fullmatch(r"file-[0-9a-f]{16}" + re.escape(kept), hidden)


def test_lines_of_one_file_share_its_digest() -> None:
    names = Pseudonyms(KEY)
    assert (
        names.place("a.jsonl:1").partition(":")[0]
        == names.place("a.jsonl:22").partition(":")[0]
        == names.place("a.jsonl")
    )


@given(st.text())
def test_any_name_can_be_hidden(name: str) -> None:
    names = Pseudonyms(KEY)
    assert len(names.id(name)) == 19
    assert names.place(name).startswith("file-")


def test_keys_from_files(tmp_path: Path) -> None:
    path = tmp_path / "kunci.txt"
    with pytest.raises(UsageError, match=r"kunci\.txt: No such file"):
        Pseudonyms.from_file(path)
    path.write_bytes(b"pendek\n")
    with pytest.raises(UsageError, match=r"kunci\.txt: the key has 6 bytes, at least 16"):
        Pseudonyms.from_file(path)
    path.write_bytes(KEY + b"\n")
    assert Pseudonyms.from_file(path).id("x") == Pseudonyms(KEY).id("x")
