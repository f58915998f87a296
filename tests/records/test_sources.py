from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.records.conftest import Read
from tpo_ie.records.sources import Source, split_ending, stdin_source

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.txt", ("a", ".txt", "")),
        ("2025/Arsip.JSONL.GZ", ("2025/Arsip", ".jsonl", ".gz")),
        ("a.b.zst", ("a", ".b", ".zst")),
        ("a.gz", ("a", "", ".gz")),
        ("a", ("a", "", "")),
        (".gz", (".gz", "", "")),
        ("2025.d/a", ("2025.d/a", "", "")),
        ("", ("", "", "")),
    ],
)
def test_endings(name: str, parts: tuple[str, str, str]) -> None:
    assert split_ending(name) == parts


def test_a_tree_is_read_in_order_of_names_and_ids_are_relative_paths(read: Read, write: Write, tmp_path: Path) -> None:
    for name in ("b/satu.txt", "a.txt", "b/dua.md", "b/c/arsip.jsonl", "z.txt.gz"):
        content = '{"text": "x"}' if name.endswith("jsonl") else "Isi."
        write(f"pohon/{name}", gzip.compress(content.encode()) if name.endswith("gz") else content)
    outcome = read(tmp_path / "pohon")
    assert outcome.ids == ["a", "b/c/arsip.jsonl:1", "b/dua", "b/satu", "z"]
    assert not outcome.faults
    assert outcome.records[1].place == f"{tmp_path / 'pohon' / 'b' / 'c' / 'arsip.jsonl'}:1"


def test_files_of_other_kinds_are_counted_hidden_ones_are_not_read(read: Read, write: Write, tmp_path: Path) -> None:
    for name in ("a.txt", "foto.jpg", "foto2.jpg", "LICENSE", ".rahasia/b.txt", ".c.txt"):
        write(name, "Isi.")
    outcome = read(tmp_path)
    assert outcome.ids == ["a"]
    assert [(f.values["kind"], f.values["count"]) for _, f in outcome.warnings] == [("—", 1), (".jpg", 2)]


def test_an_empty_folder_is_a_fault(read: Read, write: Write, tmp_path: Path) -> None:
    write("kosong/.x", "")
    assert read(tmp_path / "kosong").keys == ["empty_folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="paths are at most 260 characters long")
def test_deep_folders(read: Read, tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Isi.", encoding="utf-8")
    assert read(tmp_path).ids == ["d/" * 300 + "a"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_links_are_followed_to_files_inside_only(read: Read, write: Write, tmp_path: Path) -> None:
    secret = write("luar/rahasia.txt", "Rahasia.")
    inside = write("pohon/a.txt", "Isi.")
    tree = tmp_path / "pohon"
    (tree / "b.txt").symlink_to(inside)
    (tree / "c.txt").symlink_to(secret)
    (tree / "d").symlink_to(tmp_path / "luar")
    (tree / "e").symlink_to(tree)
    (tree / "f.txt").symlink_to(tree / "tiada.txt")
    (tree / "g.txt").symlink_to(tree / "g.txt")
    outcome = read(tree)
    assert outcome.ids == ["a", "b"]
    assert outcome.places(tree) == ["c.txt", "d", "e", "f.txt", "g.txt"]
    assert set(outcome.keys) == {"link"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_a_tree_is_not_waited_for(read: Read, write: Write, tmp_path: Path) -> None:
    write("a.txt", "Isi.")
    os.mkfifo(tmp_path / "pipa.txt")
    outcome = read(tmp_path)
    assert (outcome.ids, outcome.keys) == (["a"], ["no_file"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_tricks_in_names_of_files(read: Read, write: Write, tmp_path: Path) -> None:
    for name in (b"a\nb.txt", b"c\xff.txt", b"..txt", b"%2e%2e%2fd.txt", b"\xe2\x80\xaee.txt", b"-.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"Isi.")
    outcome = read(tmp_path)
    assert sorted(outcome.ids) == ["%2e%2e%2fd", "-", "a\ufffdb", "c\ufffd", "\ufffde"]
    assert not outcome.faults


def test_patterns(read: Read, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/2.txt", "a/1.txt", "b/c/3.txt", "b/4.md", "[x].txt"):
        write(name, "Isi.")
    monkeypatch.chdir(tmp_path)
    assert read("a/*.txt").ids == ["1", "2"]
    assert read(tmp_path / "**" / "[34].*").ids == ["4", "3"]
    assert read("[x].txt").ids == ["[x]"]
    outcome = read("a/9*.txt", "a/1.txt")
    assert (outcome.ids, outcome.keys, outcome.faults[0][0]) == (["1"], ["no_match"], "a/9*.txt")


def test_names_that_are_none(read: Read, tmp_path: Path) -> None:
    outcome = read("a\0b.txt", "", tmp_path / "tiada.csv", "x" * 5000)
    assert len(outcome.faults) == 4
    assert not outcome.records


def test_kinds_that_are_not_read(read: Read, write: Write) -> None:
    outcome = read(write("a.pdf", b"%PDF"), write("a.tar.gz", b""), write("tanpa-akhiran", "Isi."), write("a.log", "x"))
    assert outcome.keys == ["kind", "kind"]
    assert outcome.ids == ["tanpa-akhiran", "a"]


@pytest.mark.parametrize(
    ("kind", "data", "ids"),
    [
        ("txt", b"Isi.", ["stdin"]),
        ("jsonl", b'{"text": "x"}\n{"text": "y", "id": "b"}', ["stdin:1", "b"]),
        (".jsonl.gz", gzip.compress(b'{"text": "x"}', mtime=0), ["stdin:1"]),
        ("csv", b"id,text\n7,x\n", ["7"]),
    ],
)
def test_standard_input(read: Read, monkeypatch: pytest.MonkeyPatch, kind: str, data: bytes, ids: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert read("-", stdin=kind).ids == ids


def test_the_source_of_standard_input() -> None:
    assert stdin_source("warc.gz") == Source(None, "stdin", "stdin", "stdin", ".warc", ".gz")
