from __future__ import annotations

import csv
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables.articles import documents, later
from tests.tables.test_cells import original
from tpo_ie.document import Document
from tpo_ie.errors import InputError, MissingExtraError
from tpo_ie.tables import build_csv, write_parquet_shard
from tpo_ie.tables.cells import flat
from tpo_ie.tables.reading import batches, rows, shard_files
from tpo_ie.tables.schema import schema

pytest.importorskip("pyarrow")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_table_has_a_file(out: Path) -> None:
    paths = build_csv(str(out))
    assert [path.relative_to(out).as_posix() for path in paths] == [
        f"csv/{table.name}.csv" for table in schema().tables
    ]
    first, second = read(out / "csv" / "documents.csv")
    assert (first["document_id"], first["published"], first["mention_count"]) == ("riau-1", "2025-03-13", "6")
    assert (second["document_id"], second["published"], second["report_date"]) == ("riau-2", "", "2025-05-02")
    action = read(out / "csv" / "actions.csv")[0]
    assert (action["count"], action["negated"], action["destination"]) == ("12", "false", "Malaysia | Kamboja")
    quote = read(out / "csv" / "quotes.csv")[1]
    assert quote["text"] == "'=SUM(A1),"


@settings(max_examples=8)
@given(st.lists(documents(), max_size=2))
def test_no_cell_is_a_formula_and_text_comes_back(given_documents: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        write_parquet_shard(given_documents, folder, 0)
        for table, path in zip(schema().tables, build_csv(folder), strict=True):
            expected = [row for batch in batches(folder, table) for row in rows(batch)]
            found = read(path)
            assert len(found) == len(expected)
            for row, cells in zip(expected, found, strict=True):
                for column, value in zip(table.columns, row, strict=True):
                    cell = cells[column.name]
                    if column.type in ("string", "strings"):
                        assert original(cell) == (flat(value) or "")
                        assert cell.lstrip()[:1] not in ("=", "+", "-", "@")


def test_files_are_replaced_when_they_are_whole(out: Path) -> None:
    build_csv(out)
    before = (out / "csv" / "documents.csv").read_bytes()
    shard_files(out, "documents")[1].write_bytes(b"")
    with pytest.raises(InputError, match="not a whole Parquet file"):
        build_csv(out)
    assert (out / "csv" / "documents.csv").read_bytes() == before
    assert not list((out / "csv").glob("*.tmp"))
    write_parquet_shard([later("riau-9")], out, 1)
    build_csv(out)
    assert [row["document_id"] for row in read(out / "csv" / "documents.csv")] == ["riau-1", "riau-9"]


def test_an_empty_archive_gives_headers(tmp_path: Path) -> None:
    for table, path in zip(schema().tables, build_csv(tmp_path), strict=True):
        assert path.read_text(encoding="utf-8").strip() == ",".join(column.name for column in table.columns)


def test_without_pyarrow_the_extra_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"tpo-ie\[archives\]"):
        build_csv(out)
