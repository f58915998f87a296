from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation.documents import StoredDocuments
from tpo_ie.evaluation.systems import read_by_model, stored


def documents(*names: str) -> list[Document]:
    return [Document.from_dict({"id": name, "text": f"Teks {name}.", "meta": {"title": "Judul"}}) for name in names]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A reader in batches of two that fails where the text says so, and notes what it has asked for."""
    seen: dict[str, Any] = {"asked": [], "held": []}

    def load(model: Any = None, *, precision: str = "int8") -> str:
        seen["loaded"] = (model, precision)
        return "pipeline"

    def extract_many(
        records: Iterable[dict[str, Any]], *, model: str, on_error: Callable[[str, Exception], None]
    ) -> Iterator[Document]:
        assert model == "pipeline"
        records = iter(records)
        while batch := [record for record in (next(records, None), next(records, None)) if record]:
            seen["asked"] += [record["text"] for record in batch]
            done = []
            for record in batch:
                if "gagal" in record["text"]:
                    error = InputError("no text") if "data" in record["text"] else RuntimeError("as told")
                    on_error(record["id"], error)
                else:
                    assert record["title"] == "Judul"
                    done.append(Document(id=record["id"], text=record["text"]))
            yield from done

    monkeypatch.setattr("tpo_ie.api.load", load)
    monkeypatch.setattr("tpo_ie.api.extract_many", extract_many)
    return seen


def test_a_model_reads_in_order_and_its_failures_are_empty(model: dict[str, Any]) -> None:
    told: list[str] = []
    gold = documents("gagal", "a", "a", "gagal data", "b", "gagal")
    pairs = list(read_by_model(gold, Path("m"), "fp32", told.append))
    assert [g.id for g, _ in pairs] == [d.id for d in gold]
    assert all(g.text == p.text for g, p in pairs)
    assert model["loaded"] == (Path("m"), "fp32")
    assert told == [
        "gagal: could not be read: RuntimeError: as told",
        "gagal data: could not be read: no text",
        "gagal: could not be read: RuntimeError: as told",
    ]


def test_gold_is_read_as_it_is_needed(model: dict[str, Any]) -> None:
    read: list[str] = []

    def gold() -> Iterator[Document]:
        for document in documents(*"abcdef"):
            read.append(document.id)
            yield document

    pairs = read_by_model(gold(), None, "int8", print)
    next(pairs)
    assert read == ["a", "b"]
    assert len(list(pairs)) == 5


def test_stored_predictions_that_do_not_fit_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    good, other = documents("baik", "lain")
    changed = Document(id="lain", text="Teks yang lain.", meta=other.meta)
    path.write_text(f"{changed.to_json()}\n{good.to_json()}\n", encoding="utf-8")
    told: list[str] = []
    with StoredDocuments(path, told.append) as predictions:
        pairs = list(stored([good, other, *documents("hilang")], predictions, told.append))
    assert [p.meta.title for _, p in pairs] == ["Judul", None, None]
    assert all(g.text == p.text for g, p in pairs)
    assert told == [
        f"{path}: lain: gold and prediction have different texts",
        f"{path}: no prediction for hilang",
    ]
