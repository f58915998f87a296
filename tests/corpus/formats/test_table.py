"""The table of formats, labels of one's own, offsets, output files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.corpus.formats.conftest import Read
from tests.strategies import texts
from tpo_ie.corpus.formats import FORMATS, format_of, get_format
from tpo_ie.corpus.formats.files import whole_file, whole_folder
from tpo_ie.corpus.formats.labels import read_labels
from tpo_ie.corpus.formats.offsets import Utf16Offsets
from tpo_ie.corpus.formats.report import Report
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError, ResourceError


def test_every_format_has_its_functions() -> None:
    assert list(FORMATS) == ["jsonl", "brat", "label-studio", "doccano", "conll", "docbin", "datasets", "webanno"]
    for name, entry in FORMATS.items():
        assert entry is get_format(name)
        assert callable(entry.read)
        assert not entry.writes or callable(entry.write)
        assert entry.lossless or not entry.writes or callable(entry.kept)
    with pytest.raises(InputError, match="no format is called 'xml'; there are jsonl, brat"):
        get_format("xml")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jsonl", "jsonl"),
        ("a.JSONL", "jsonl"),
        ("a.json", "label-studio"),
        ("a.conll", "conll"),
        ("a.bio", "conll"),
        ("a.spacy", "docbin"),
        ("a.tsv", "webanno"),
        ("a.xml", None),
        ("a", None),
    ],
)
def test_endings(tmp_path: Path, name: str, expected: str | None) -> None:
    found = format_of(tmp_path / name)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.txt", "a.ann", "annotation.conf"], "brat"),
        (["a.tsv"], "webanno"),
        (["dev.jsonl", "README.md"], "jsonl"),
        (["k1.json"], "jsonl"),
        (["dataset_info.json", "state.json", "data-00000-of-00001.arrow"], "datasets"),
        (["dataset_dict.json", "train"], "datasets"),
        (["a.txt"], None),
    ],
)
def test_folders(tmp_path: Path, files: list[str], expected: str | None) -> None:
    for name in files:
        (tmp_path / name).write_text("")
    found = format_of(tmp_path)
    assert (found.name if found else None) == expected


def test_json_is_told_apart_by_its_beginning(tmp_path: Path) -> None:
    for content, expected in (("\ufeff \n[", "label-studio"), (' {"id": 1}', "jsonl"), ("", "label-studio")):
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
        found = format_of(tmp_path / "a.json")
        assert found is not None and found.name == expected


def test_the_projects_own_format(tmp_path: Path, read: Read, document: Document, full: dict[str, Any]) -> None:
    full["quotes"][0]["speaker"] = "nobody"
    path = tmp_path / "dev.jsonl"
    path.write_text(f"{document.to_json()}\n{json.dumps(full)}\n{{\n{document.to_json()}\n", encoding="utf-8")
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    found = read("jsonl", tmp_path)
    assert found.documents == [document] * 2
    assert [m.removeprefix(str(tmp_path)).strip("\\/").split(": ")[0] for m in found.messages] == [
        "dev.jsonl:2",
        "dev.jsonl:3",
        "x.json",
    ]
    assert read("jsonl", path, split="test").documents == []


def test_importing_the_table_loads_no_reader() -> None:
    code = "import sys, tpo_ie.corpus.formats; print(*{'spacy', 'datasets', 'torch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


# -- labels ---------------------------------------------------------------------------------


def test_label_maps(tmp_path: Path) -> None:
    path = tmp_path / "peta.yaml"
    path.write_text("ORANG: PER\nLAIN: null\n1: LOC\n", encoding="utf-8")
    assert read_labels(path) == {"ORANG": "PER", "LAIN": None, "1": "LOC"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("ORANG: PERSON", r"peta\.yaml: ORANG: 'PERSON' is no label of ours"),
        ("ORANG: [PER]", r"peta\.yaml: ORANG: \['PER'\] is no label"),
        ("- PER", "lines of the form"),
        ("a: b: c", r"peta\.yaml:1"),
    ],
)
def test_wrong_label_maps(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "peta.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        read_labels(path)
    with pytest.raises(ResourceError, match="No such file"):
        read_labels(tmp_path / "nothing.yaml")


# -- offsets --------------------------------------------------------------------------------


@given(texts)
def test_offsets_are_those_of_the_encoding(text: str) -> None:
    offsets = Utf16Offsets(text)
    encoded = text.encode("utf-16-le")
    for position in range(len(text) + 1):
        units = offsets.to_utf16(position)
        assert encoded[: 2 * units].decode("utf-16-le") == text[:position]
        assert offsets.to_code_points(units) == position
    assert offsets.differs == (len(encoded) != 2 * len(text))


def test_offsets_that_are_none() -> None:
    offsets = Utf16Offsets("a😂b")
    for wrong in (2, 5, 99, -1):
        with pytest.raises(ValueError, match="middle of a character" if wrong == 2 else "outside the text"):
            offsets.to_code_points(wrong)


# -- files and faults -----------------------------------------------------------------------


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(RuntimeError), whole_file(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert path.read_text() == "old"
    with whole_file(path) as part:
        part.write_text("new")
    assert path.read_text() == "new"
    with pytest.raises(InputError, match="this is a folder"), whole_file(tmp_path):
        pass


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a"
    with pytest.raises(RuntimeError), whole_folder(path) as part:
        (part / "x").write_text("half")
        raise RuntimeError
    assert list((tmp_path / "sub").iterdir()) == []
    path.mkdir()
    with whole_folder(path) as part:
        (part / "x").write_text("whole")
    assert [p.name for p in path.iterdir()] == ["x"]
    (tmp_path / "sub" / "b.tmp").mkdir()
    with pytest.raises(InputError, match="is in the way"), whole_folder(tmp_path / "sub" / "b"):
        pass


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DocumentError("why", place="m1"), "a:1: m1: why"),
        (DocumentError("why", source="b:2"), "b:2: why"),
        (InputError("c: why"), "c: why"),
        (KeyError("x"), "a:1: not of the expected form (KeyError: 'x')"),
        (RecursionError("deep"), "a:1: not of the expected form (RecursionError: deep)"),
    ],
)
def test_a_fault_of_one_document_is_told(error: Exception, told: str) -> None:
    messages: list[str] = []
    report = Report(messages.append)

    def fail(number: int) -> int:
        if number:
            raise error
        return 7

    assert report.attempt("a:1", fail, 0) == 7
    assert report.attempt("a:1", fail, 1) is None
    assert (messages, report.failed) == ([told], 1)


def test_a_fault_of_the_program_is_not_hidden() -> None:
    def fail() -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        Report().attempt("a", fail)
