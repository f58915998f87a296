"""Hugging Face data sets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.corpus.formats.conftest import Read
from tpo_ie.corpus.formats import arrow
from tpo_ie.corpus.formats.arrow_columns import from_row, to_row
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.document import Document
from tpo_ie.errors import InputError, MissingExtraError

datasets = pytest.importorskip("datasets")


@pytest.fixture
def folder(document: Document, tmp_path: Path) -> Path:
    arrow.write([document, Document(id="kosong", text="")], tmp_path / "set", WriteOptions())
    return tmp_path / "set"


def test_columns_are_typed(folder: Path, document: Document) -> None:
    table = datasets.load_from_disk(str(folder))
    assert len(table) == 2
    assert {"id", "text", "mentions", "entities", "officials", "relations", "quotes", "actions"} <= set(
        table.column_names
    )
    row = table[0]
    assert [m["text"] for m in row["mentions"]] == [m.text for m in document.mentions]
    assert row["actions"][1]["count"] == 12.0
    assert row["actions"][0]["evidence"] == [list(document.actions[0].evidence[0])]
    assert row["quotes"][1]["cue"] is None
    assert row["entities"][0]["attributes"] == '{"role": "witness"}'
    frame = table.to_pandas()
    assert frame["mentions"].map(len).tolist() == [8, 0]


def test_an_empty_and_a_full_document_come_back(folder: Path, read: Read, document: Document) -> None:
    assert read("datasets", folder).documents == [document, Document(id="kosong", text="")]


@pytest.mark.parametrize("count", [None, 0, 12, 12.0, 2.5, 2**53 + 1, -(10**30), 1e300, 0.1])
def test_counts_come_back_as_they_were_written(full: dict[str, Any], count: float | None) -> None:
    full["actions"][1]["count"] = count
    document = Document.from_dict(full)
    back = Document.from_dict(from_row(to_row(document)))
    assert back.to_json() == document.to_json()


def test_splits(document: Document, tmp_path: Path, read: Read) -> None:
    parts = {}
    for name in ("train", "dev"):
        one = document.model_copy(update={"id": name})
        arrow.write([one], tmp_path / name, WriteOptions())
        parts[name] = datasets.load_from_disk(str(tmp_path / name))
    datasets.DatasetDict(parts).save_to_disk(str(tmp_path / "all"))
    assert [d.id for d in read("datasets", tmp_path / "all").documents] == ["train", "dev"]
    assert [d.id for d in read("datasets", tmp_path / "all", split="dev").documents] == ["dev"]
    with pytest.raises(InputError, match="no split is called 'test'; there are train, dev"):
        read("datasets", tmp_path / "all", split="test")
    with pytest.raises(InputError, match="has no splits"):
        read("datasets", tmp_path / "dev", split="dev")


def test_a_broken_row_costs_no_other(folder: Path, tmp_path: Path, read: Read) -> None:
    table = datasets.load_from_disk(str(folder))

    def spoil(row: dict[str, Any], number: int) -> dict[str, Any]:
        return {"mentions": [dict(row["mentions"][0], start=1)]} if number == 0 else {"mentions": row["mentions"]}

    table.map(spoil, with_indices=True).save_to_disk(str(tmp_path / "broken"))
    found = read("datasets", tmp_path / "broken")
    assert [d.id for d in found.documents] == ["kosong"]
    (told,) = found.messages
    assert told.startswith(f"{tmp_path / 'broken'}: row 1: mentions[0].text: 'Kapolda' does not stand")


def test_what_is_no_data_set_of_documents(tmp_path: Path, read: Read, folder: Path) -> None:
    with pytest.raises(InputError, match="no data set saved by"):
        read("datasets", tmp_path / "nothing")
    datasets.Dataset.from_dict({"text": ["a"]}).save_to_disk(str(tmp_path / "other"))
    with pytest.raises(InputError, match="no column entities, id, mentions"):
        read("datasets", tmp_path / "other")
    with pytest.raises(InputError, match="not an empty folder"):
        arrow.write([], folder, WriteOptions())


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "datasets", None)
    with pytest.raises(MissingExtraError, match=r"tpo-ie\[train\]"):
        arrow.write([], tmp_path / "set", WriteOptions())
