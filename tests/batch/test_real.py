"""The runner with the model that ships, on texts of a few words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tpo_ie
from tests.batch.conftest import Archive, check_complete, documents, errors
from tests.batch.programs import Program
from tpo_ie.batch import BatchConfig, run_batch

TEXTS = (
    "Polda Riau menangkap dua pelaku TPPO di Dumai.",
    "Kapolda Riau Irjen Anton Siregar berkata, “Kami siap.”",
    "BP3MI Riau menggandeng Polri mencegah perdagangan orang.",
    "Korban berinisial SR (16), warga Cianjur, dijanjikan bekerja di Malaysia.",
)
TABLES = {"documents", "mentions", "entities", "officials", "relations", "quotes", "actions"}


def test_what_comes_out_is_what_extract_many_reads(archive: Archive, tmp_path: Path) -> None:
    record = {
        "id": "lima",
        "text": "Imigrasi Batam menunda 3 calon PMI kemarin.",
        "published": "2025-03-14",
        "penulis": "Nila",
    }
    path = archive([*TEXTS, json.dumps(record)])
    run_batch([path], tmp_path / "out", BatchConfig(workers=1, threads=1))
    check_complete(tmp_path / "out", ["b-0", "b-1", "b-2", "b-3", "lima"])
    found = documents(tmp_path / "out")
    assert any(document.officials for document in found)
    assert found[4].meta.published == "2025-03-14"
    for document, text in zip(found, [*TEXTS, record["text"]], strict=True):
        assert document.text == text
        assert document.mentions
        assert document.producer is not None
        assert document.producer.version == tpo_ie.__version__


def test_all_formats_from_the_command_line(archive: Archive, tmp_path: Path) -> None:
    for package in ("pyarrow", "duckdb", "xlsxwriter"):
        pytest.importorskip(package)
    path, out = archive([*TEXTS, '{"id": "x", "text": null}', "{bad"]), tmp_path / "out"
    code, stderr = Program(
        *("batch", path, "--out", out, "--format", "jsonl,parquet,duckdb,xlsx,csv", "--workers", "1"), module="tpo_ie"
    ).end()
    assert code == 1, stderr
    check_complete(out, ["b-0", "b-1", "b-2", "b-3"], [None, None])
    assert {error["stage"] for error in errors(out)} == {"read"}
    import duckdb
    from pyarrow import dataset

    for table in TABLES:
        rows = dataset.dataset(out / "tables" / table).to_table().num_rows
        assert (out / "csv" / f"{table}.csv").stat().st_size
        with duckdb.connect(out / "results.duckdb", read_only=True) as database:
            assert database.execute(f"SELECT count(*) FROM {table}").fetchall() == [(rows,)]
    assert dataset.dataset(out / "tables" / "documents").to_table().num_rows == 4
    assert (out / "results.xlsx").stat().st_size


def test_names_of_victims_reach_no_file(archive: Archive, tmp_path: Path) -> None:
    text = "Korban bernama Siti Rahmawati (16), warga Cianjur, dipulangkan Polda Riau, kata Kapolda Riau Anton Siregar."
    config = BatchConfig(workers=1, redact_victims=True)
    run_batch([archive([text])], tmp_path / "out", config)
    (document,) = documents(tmp_path / "out")
    assert "Anton Siregar" in document.text
    for file in (path for path in (tmp_path / "out").rglob("*") if path.is_file()):
        assert b"Rahmawati" not in file.read_bytes(), file
