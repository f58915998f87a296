"""Documents kept in memory, and documents with their splits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import documents
from tpo_ie.corpus.splits import read_splits
from tpo_ie.corpus.store import DocumentStore
from tpo_ie.document import Document
from tpo_ie.errors import InputError


@given(st.lists(documents(), unique_by=lambda document: document.id, max_size=4))
def test_what_goes_in_comes_out(found: list[Document]) -> None:
    store = DocumentStore()
    for document in found:
        store.add(document)
    assert list(store) == [document.id for document in found]
    assert [store.get(document.id) for document in found] == found
    assert [store.pop(document.id) for document in found] == found
    assert (len(store), store.get("x"), store.pop("x")) == (0, None, None)


def test_an_id_stands_once() -> None:
    store = DocumentStore()
    store.add(Document(id="a", text="x"))
    assert "a" in store
    with pytest.raises(InputError, match="'a' stands twice"):
        store.add(Document(id="a", text="y"))


def test_splits_are_named_after_files_and_bad_documents_are_told(tmp_path: Path, small: dict[str, Any]) -> None:
    line = Document.from_dict(small).to_json()
    (tmp_path / "train.jsonl").write_text(f"{line}\n{{\n", encoding="utf-8")
    (tmp_path / "dev.jsonl").write_text(f'{line}\n{{"id": "x"}}\n', encoding="utf-8")
    told: list[str] = []
    assert [(split, d.id) for split, d in read_splits([tmp_path], told.append)] == [
        ("dev", "kecil"),
        ("train", "kecil"),
    ]
    assert [message.split(":")[0].rsplit("/")[-1] for message in told] == ["dev.jsonl", "train.jsonl"]
    assert told[0].endswith("dev.jsonl:2: text: is missing")
    assert "train.jsonl:2: not JSON" in told[1]
