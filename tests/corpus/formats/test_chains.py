"""Documents that pass through one format after another, as data do that several people work on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.corpus.formats.conftest import Read
from tpo_ie.corpus.formats import FORMATS
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document


def pass_through(documents: list[Document], names: list[str], folder: Path) -> list[Document]:
    """Write documents in the first format, what is read of it in the second, and so on."""
    for number, name in enumerate(names):
        entry = FORMATS[name]
        path = folder / f"{number}{(entry.endings or ('',))[0]}"
        entry.write(documents, path, WriteOptions())
        documents = list(entry.read(path, ReadOptions(), Report()))
    return documents


@pytest.mark.parametrize(
    "names",
    [
        ["brat", "label-studio", "docbin", "jsonl"],
        ["label-studio", "brat", "label-studio", "brat"],
        ["docbin", "brat", "jsonl", "label-studio"],
    ],
    ids=" ".join,
)
def test_lossless_formats_one_after_another(names: list[str], tmp_path: Path, document: Document) -> None:
    documents = [document, *read_documents([REPOSITORY / "corpora" / "tppo-1.0" / "dev.jsonl"])]
    assert pass_through(documents, names, tmp_path) == documents


def test_arrow_in_the_middle(tmp_path: Path, document: Document) -> None:
    pytest.importorskip("datasets")
    assert pass_through([document], ["brat", "datasets", "label-studio"], tmp_path) == [document]


@pytest.mark.parametrize("lossy", ["conll", "doccano"])
def test_a_lossy_format_loses_no_more_the_second_time(lossy: str, tmp_path: Path, document: Document) -> None:
    once = pass_through([document], [lossy], tmp_path)
    (tmp_path / "again").mkdir()
    again = pass_through(once, [lossy, "brat", lossy], tmp_path / "again")
    assert once != [document]
    assert again == once


def test_writing_twice_gives_the_same_bytes(tmp_path: Path, document: Document) -> None:
    for name, entry in FORMATS.items():
        if not entry.writes or name in ("docbin", "datasets"):  # packed, with their own headers
            continue
        paths = [tmp_path / f"{name}-{n}{(entry.endings or ('',))[0]}" for n in (1, 2)]
        for path in paths:
            entry.write([document], path, WriteOptions())
        files = [
            {p.name: p.read_bytes() for p in path.rglob("*")} if path.is_dir() else {"": path.read_bytes()}
            for path in paths
        ]
        assert all(a == b for a, b in pairwise(files))


def test_line_ends_are_kept_whatever_the_system(tmp_path: Path, read: Read) -> None:
    document = Document(id="d", text="a\r\nb\rc\n\u2028d\x85")
    for name, entry in FORMATS.items():
        if entry.writes and name != "datasets":
            path = tmp_path / f"{name}{(entry.endings or ('',))[0]}"
            entry.write([document], path, WriteOptions())
            assert read(name, path).only.text == document.text, name
            if path.is_file() and name != "docbin":
                assert b"\r" not in path.read_bytes(), name  # no translated line ends
