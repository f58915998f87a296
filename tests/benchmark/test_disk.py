from __future__ import annotations

from pathlib import Path

import pytest

from tpo_ie.batch.config import FORMATS
from tpo_ie.benchmark.disk import bytes_per_document
from tpo_ie.document import Document


def documents(count: int, words: int) -> list[Document]:
    return [Document.from_dict({"id": f"b-{n:05d}", "text": f"berita {n:05d} " * words}) for n in range(count)]


def test_bytes_that_an_article_adds(tmp_path: Path) -> None:
    for package in ("pyarrow", "duckdb", "xlsxwriter"):
        pytest.importorskip(package)
    found = {}
    for name, words in {"short": 5, "long": 500}.items():
        (tmp_path / name).mkdir()
        found[name] = bytes_per_document(documents(20, words), tmp_path / name)
        assert set(found[name]) == set(FORMATS)
    (line,) = {len(document.to_json()) + 1 for document in documents(20, 5)}
    assert found["short"]["jsonl"] == line
    assert found["long"]["jsonl"] > found["short"]["jsonl"] + 5000
    assert found["long"]["csv"] > found["short"]["csv"] + 5000
    # What each file has once does not count: the tables of twenty short articles are larger than this.
    assert found["short"]["parquet"] < sum(p.stat().st_size for p in tmp_path.glob("short/20/tables/*/*")) / 20
