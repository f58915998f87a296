from __future__ import annotations

import datetime
import gzip
import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records import FieldMap

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def packed(columns: dict[str, Any], **options: Any) -> bytes:
    stream = io.BytesIO()
    table = columns if not isinstance(columns, dict) else arrow.table(columns)
    parquet.write_table(table, stream, **options)
    return stream.getvalue()


def test_rows_with_dates_and_numbers(read: Read, write: Write) -> None:
    data = packed(
        {
            "id": [1, 2, None],
            "text": ["a", "b", "c"],
            "published": [datetime.date(2025, 3, 14), None, datetime.date(2025, 3, 15)],
            "views": [1, 2, 3],
        }
    )
    outcome = read(write("a.parquet", data))
    assert outcome.ids == ["1", "2", "a.parquet:3"]
    assert [r.given for r in outcome.records] == [{"published": "2025-03-14"}, {}, {"published": "2025-03-15"}]
    assert not outcome.faults


def test_nested_columns_and_kept_ones(read: Read, write: Write) -> None:
    data = packed(
        {
            "text": ["a"],
            "meta": [{"title": "J", "published": "2025-03-14", "attributes": {"author": "Nila", "none": None}}],
            "jam": [datetime.datetime(2025, 3, 14, 10, 5)],
            "n": [{"m": 3, "o": 4}],
        }
    )
    (record,) = read(write("a.parquet", data), fields=FieldMap(keep=("jam", "n.m"))).records
    assert record.given == {"title": "J", "published": "2025-03-14"}
    assert record.attributes == {"author": "Nila", "jam": "2025-03-14T10:05:00", "n.m": 3}


def test_bad_rows_are_named_by_number_across_row_groups(read: Read, write: Write) -> None:
    texts: list[str | None] = [f"Teks {n}" for n in range(200)]
    texts[3], texts[150], texts[199] = None, " ", "x" * 3000
    path = write("a.parquet", packed({"text": texts}, row_group_size=70))
    outcome = read(path, max_chars=1000)
    assert outcome.keys == ["no_text", "empty", "too_long"]
    assert outcome.places(path.parent) == ["a.parquet:4", "a.parquet:151", "a.parquet:200"]
    assert outcome.ids == [f"a.parquet:{n + 1}" for n in range(200) if n not in (3, 150, 199)]


def test_texts_as_bytes_and_what_is_not_utf_8(read: Read, write: Write) -> None:
    outcome = read(write("a.parquet", packed({"text": [b"a", b"caf\xe9", "é".encode()]})))
    assert (outcome.texts, outcome.keys) == (["a", "é"], ["undecodable"])
    strings = arrow.array([b"a", b"caf\xe9", b"b"]).view(arrow.string())
    outcome = read(write("b.parquet", packed(arrow.table({"text": strings}))))
    assert (outcome.texts, outcome.keys) == (["a", "b"], ["undecodable"])


@pytest.mark.parametrize("values", [[1, 2], [["a"], ["b"]], [True, False], [1.5, 2.5]])
def test_a_text_column_of_another_kind(read: Read, write: Write, values: list[Any]) -> None:
    assert read(write("a.parquet", packed({"text": values}))).keys == ["not_a_string"] * 2


def test_columns_that_are_not_there(read: Read, write: Write) -> None:
    path = write("a.parquet", packed({"isi": ["a"]}))
    assert read(path).keys == ["no_column"]
    outcome = read(path, fields=FieldMap(text="isi", published="tanggal"))
    assert (outcome.texts, outcome.warned) == (["a"], ["no_column"])


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_compressed_as_a_whole_and_from_a_stream(
    read: Read, write: Write, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed({"text": ["a", "b"]})
    pack = gzip.compress if kind == "gz" else pytest.importorskip("zstandard").compress
    path = write(f"a.parquet.{kind}", pack(data))
    assert read(path).texts == ["a", "b"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(pack(data))))
    assert read("-", stdin=f"parquet.{kind}").ids == ["stdin:1", "stdin:2"]


def test_a_row_group_that_is_damaged_costs_no_other(read: Read, write: Write) -> None:
    texts = [f"Teks {n} " + str(hash(str(n))) for n in range(300)]
    data = bytearray(packed({"text": texts}, row_group_size=100, compression="zstd", use_dictionary=False))
    start = parquet.ParquetFile(io.BytesIO(data)).metadata.row_group(1).column(0).data_page_offset
    data[start : start + 300] = b"\xff" * 300
    path = write("a.parquet", bytes(data))
    outcome = read(path)
    assert outcome.texts == texts[:100] + texts[200:]
    assert outcome.keys == ["rows_lost"]
    assert outcome.places(path.parent) == ["a.parquet:101"]
    assert "101 to 200" in outcome.faults[0][1].reason()


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" * 10, b"bukan parquet" * 100])
def test_what_is_not_parquet(read: Read, write: Write, data: bytes) -> None:
    assert read(write("a.parquet", data)).keys == ["not_parquet"]


def test_a_file_without_rows(read: Read, write: Write) -> None:
    assert read(write("a.parquet", packed({"text": arrow.array([], arrow.string())}))).keys == ["empty"]


def test_a_cut_file(read: Read, write: Write) -> None:
    data = packed({"text": ["a"] * 1000})
    assert read(write("a.parquet", data[: len(data) // 2])).keys == ["not_parquet"]
    assert read(write("a.parquet.gz", gzip.compress(data)[:-20])).keys == ["cut"]


def test_memory_does_not_grow_with_the_file(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    schema = arrow.schema({"text": arrow.string(), "lain": arrow.string()})
    with parquet.ParquetWriter(path, schema) as writer:
        for group in range(40):
            texts = [f"{group} {n} " + "kata " * 400 for n in range(200)]
            writer.write_table(arrow.table({"text": texts, "lain": texts}))
    before = arrow.total_allocated_bytes()
    tracemalloc.start()
    outcome = read(path, max_chars=10)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(outcome.faults) == 8000
    assert peak < 12_000_000
    assert arrow.total_allocated_bytes() - before < 1_000_000
