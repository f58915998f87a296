"""``BatchExtractor``: called as data sets call it, and by `datasets` in two processes."""

from __future__ import annotations

import datetime
import json
import pickle
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tpo_ie
from tpo_ie.batch import BatchExtractor, mapping
from tpo_ie.document import Document
from tpo_ie.errors import ResourceError, StageError
from tpo_ie.records import FieldMap

TEXTS = ["Polda Riau menangkap dua pelaku TPPO di Dumai.", "BP3MI Riau menggandeng Polri mencegah perdagangan orang."]
VICTIM = "Korban bernama Siti Rahmawati (16), warga Cianjur, dipulangkan Polda Riau."


def read(column: list[str]) -> list[Document]:
    return [Document.from_json(value) for value in column if value]


def test_documents_are_those_of_extract_many() -> None:
    batch = {"id": ["a", "b"], "text": TEXTS, "published": ["2025-03-14", datetime.date(2025, 3, 15)], "lain": [1, 2]}
    found = BatchExtractor()(batch)
    records = [
        {"id": i, "text": t, "published": d} for i, t, d in zip("ab", TEXTS, ("2025-03-14", "2025-03-15"), strict=True)
    ]
    assert read(found["document"]) == list(tpo_ie.extract_many(records))
    assert found["error"] == ["", ""]
    assert set(found) == {"document", "error"}


def test_rows_without_an_id_are_named_by_their_number_or_their_text() -> None:
    assert [d.id for d in read(BatchExtractor()({"text": TEXTS}, [7, 8])["document"])] == ["8", "9"]
    ids = [d.id for d in read(BatchExtractor()({"text": TEXTS})["document"])]
    assert ids == [tpo_ie.extract(text).id for text in TEXTS]


def test_other_names_of_columns_nested_ones_and_numpy_values() -> None:
    extractor = BatchExtractor(fields=FieldMap(text="isi", id="nomor", published="info.hari", keep=("rubrik",)))
    batch = {
        "isi": np.array(TEXTS, dtype=object),
        "nomor": np.array([5, 6]),
        "info": [{"hari": "14 Maret 2025"}, {"hari": None}],
        "rubrik": ["a", "b"],
    }
    first, second = read(extractor(batch)["document"])
    assert (first.id, first.meta.published, second.id, second.meta.published) == ("5", "2025-03-14", "6", None)
    assert first.meta.attributes["rubrik"] == "a"


def test_a_bad_row_costs_no_other() -> None:
    found = BatchExtractor()({"id": ["a", "b", "c", "../d"], "text": [None, TEXTS[0], "  ", TEXTS[1]]})
    assert [document.id for document in read(found["document"])] == ["b"]
    assert [error.partition(":")[0] for error in found["error"]] == ["read", "", "read", "read"]


def test_a_row_that_fails_costs_no_other_even_under_the_same_id(monkeypatch: pytest.MonkeyPatch) -> None:
    real = tpo_ie.extract_many

    def extract_many(records: list[dict[str, Any]], **options: Any) -> Any:
        if any("GAGAL" in record["text"] for record in records):
            raise StageError("quotes", "KeyError: 'x'")
        return real(records, **options)

    monkeypatch.setattr("tpo_ie.extract_many", extract_many, raising=False)
    batch = {"id": ["a", "a", "a"], "text": [TEXTS[0], "GAGAL", TEXTS[1]]}
    found = BatchExtractor()(batch)
    assert [document.text for document in read(found["document"])] == TEXTS
    assert found["error"] == ["", "quotes: KeyError: 'x'", ""]
    (hidden,) = [error for error in BatchExtractor(redact_victims=True)(batch)["error"] if error]
    assert "'x'" not in hidden


def test_names_of_victims_are_replaced() -> None:
    (document,) = BatchExtractor(redact_victims=True)({"id": ["rahmawati"], "text": [VICTIM]})["document"]
    assert document
    assert not re.search("rahmawati", document, re.IGNORECASE)


def test_no_rows() -> None:
    assert BatchExtractor()({"text": []}) == {"document": [], "error": []}
    assert BatchExtractor()({}) == {"document": [], "error": []}
    without = BatchExtractor()({"lain": ["x", "y"]})
    assert without["document"] == ["", ""]
    assert all(without["error"])


def test_a_pipeline_that_cannot_be_loaded_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("off: [\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"rules\.yaml"):
        BatchExtractor(rules=str(tmp_path / "rules.yaml"))({"text": TEXTS})


def test_it_travels_to_other_processes_and_loads_once_in_each(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[object] = []
    real = tpo_ie.load

    def load(*arguments: Any, **options: Any) -> Any:
        loads.append(options)
        return real(*arguments, **options)

    monkeypatch.setattr("tpo_ie.load", load, raising=False)
    mapping._pipeline.cache_clear()
    copy = pickle.loads(pickle.dumps(BatchExtractor()))
    assert copy == BatchExtractor()
    for extractor in (copy, BatchExtractor()):
        extractor({"text": TEXTS})
    assert len(loads) == 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_datasets_maps_it_in_two_processes(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    rows = [{"id": f"r-{n}", "isi": f"{TEXTS[n % 2]} Berita {n}."} for n in range(6)] + [{"id": "r-6", "isi": None}]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    given = datasets.Dataset.from_json(str(tmp_path / "rows.jsonl"), cache_dir=str(tmp_path / "cache"))
    extractor = BatchExtractor(fields=FieldMap(text="isi"))
    found = given.map(extractor, batched=True, batch_size=2, num_proc=2)
    assert found.column_names == ["id", "isi", "document", "error"]
    assert [document.id for document in read(found["document"])] == [f"r-{n}" for n in range(6)]
    assert found["error"][6].startswith("read: ")
    again = given.map(BatchExtractor(fields=FieldMap(text="isi")), batched=True, batch_size=2, num_proc=2)
    assert again._fingerprint == found._fingerprint
