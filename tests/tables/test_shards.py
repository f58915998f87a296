from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.tables.articles import documents, later, riau
from tpo_ie.document import Document
from tpo_ie.errors import InputError, MissingExtraError
from tpo_ie.tables import shards, write_parquet_shard
from tpo_ie.tables.facts import built_in_facts
from tpo_ie.tables.reading import batches, dataset, has_tables, rows, shard_files
from tpo_ie.tables.rows import ROWS
from tpo_ie.tables.schema import schema

pq = pytest.importorskip("pyarrow.parquet")

LAYERS = ["mentions", "entities", "officials", "relations", "quotes", "actions"]


def read(folder: Path, name: str) -> list[dict[str, object]]:
    return [row for file in shard_files(folder, name) for row in pq.read_table(file).to_pylist()]


def test_every_table_has_a_file_of_the_shard(tmp_path: Path) -> None:
    paths = write_parquet_shard(iter([riau(), later()]), str(tmp_path / "new" / "out"), 7)
    assert [path.relative_to(tmp_path / "new" / "out").as_posix() for path in paths] == [
        f"tables/{table.name}/part-00007.parquet" for table in schema().tables
    ]
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(paths)
    assert [row["document_id"] for row in read(tmp_path / "new" / "out", "documents")] == ["riau-1", "riau-2"]


def test_files_say_which_table_of_which_version_they_hold(out: Path) -> None:
    for table in schema().tables:
        found = pq.read_schema(shard_files(out, table.name)[0])
        assert found.metadata[b"tpo_ie.tables.version"].decode() == schema().version
        assert found.metadata[b"tpo_ie.tables.name"].decode() == table.name
        assert found.names == [column.name for column in table.columns]
        assert found.field(0).metadata[b"meaning"].decode() == table.columns[0].meaning["en"]


def test_there_are_as_many_rows_as_the_layers_have_members(tmp_path: Path) -> None:
    lines = (REPOSITORY / "corpora/tppo-1.0/dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = [Document.from_json(line) for line in lines]
    write_parquet_shard(found, tmp_path, 0)
    counts = {name: len(read(tmp_path, name)) for name in LAYERS}
    assert counts == {name: sum(len(getattr(document, name)) for document in found) for name in LAYERS}
    columns = {name: "entity_count" if name == "entities" else f"{name[:-1]}_count" for name in LAYERS}
    stated = read(tmp_path, "documents")
    assert counts == {name: sum(int(str(row[column])) for row in stated) for name, column in columns.items()}


def whole(value: object) -> object:
    """Return a cell as a file can hold it."""
    if isinstance(value, list):
        return [whole(item) for item in value]
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value) if isinstance(value, str) else value


@settings(max_examples=10)
@given(st.lists(documents(), max_size=3))
def test_values_come_back_as_they_went_in(given_documents: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        write_parquet_shard(given_documents, folder, 0)
        facts = [built_in_facts().facts(document) for document in given_documents]
        for name, rows_of in ROWS.items():
            expected = [{key: whole(cell) for key, cell in row.items()} for fact in facts for row in rows_of(fact)]
            assert repr(read(Path(folder), name)) == repr(expected)  # repr: NaN is itself
        for layer in LAYERS:
            assert len(read(Path(folder), layer)) == sum(len(getattr(d, layer)) for d in given_documents)
        attributes = [row["attributes"] for name in LAYERS if name != "mentions" for row in read(Path(folder), name)]
        assert all(isinstance(json.loads(str(text)), dict) for text in attributes if text is not None)


def test_an_empty_shard_and_an_empty_folder_are_empty_tables(tmp_path: Path) -> None:
    assert not has_tables(tmp_path)
    write_parquet_shard([], tmp_path, 0)
    assert has_tables(tmp_path)
    for folder in (tmp_path, tmp_path / "nothing"):
        for table in schema().tables:
            assert not list(batches(folder, table))
            assert dataset(folder, table).count_rows() == 0


def test_a_shard_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    write_parquet_shard([riau()], tmp_path, 0)

    def breaking() -> Iterator[Document]:
        yield later()
        raise KeyboardInterrupt

    before = {path: path.read_bytes() for path in tmp_path.rglob("*.parquet")}
    for number in (0, 1):
        with pytest.raises(KeyboardInterrupt):
            write_parquet_shard(breaking(), tmp_path, number)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_the_file_of_documents_appears_last_and_none_before_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    appeared: list[str] = []
    replace = Path.replace

    def noting(self: Path, target: Path) -> Path:
        assert self.name.endswith(".tmp")
        assert pq.read_schema(self)
        appeared.append(Path(target).parent.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noting)
    write_parquet_shard([riau()], tmp_path, 0)
    assert sorted(appeared) == sorted(ROWS)
    assert appeared[-1] == "documents"


def test_a_shard_is_replaced(tmp_path: Path) -> None:
    write_parquet_shard([riau(), later()], tmp_path, 0)
    write_parquet_shard([later()], tmp_path, 0)
    assert [row["document_id"] for row in read(tmp_path, "documents")] == ["riau-2"]


def test_groups_of_documents_come_out_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_GROUP_DOCUMENTS", 2)
    write_parquet_shard((later(f"d{n}") for n in range(5)), tmp_path, 0)
    (file,) = shard_files(tmp_path, "documents")
    assert pq.ParquetFile(file).num_row_groups == 3
    assert [row["document_id"] for row in read(tmp_path, "documents")] == [f"d{n}" for n in range(5)]
    monkeypatch.setattr(shards, "_GROUP_CHARACTERS", 1)
    write_parquet_shard((later(f"d{n}") for n in range(5)), tmp_path, 0)
    assert pq.ParquetFile(file).num_row_groups == 5


def test_shards_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (100000, 2, 10):
        write_parquet_shard([later(f"d{number}")], tmp_path, number)
    table = schema().table("documents")
    found = [row[0] for batch in batches(tmp_path, table) for row in rows(batch)]
    assert found == ["d2", "d10", "d100000"] == dataset(tmp_path, table).to_table()["document_id"].to_pylist()


def test_a_broken_file_is_named(out: Path) -> None:
    file = shard_files(out, "quotes")[1]
    file.write_bytes(file.read_bytes()[:-20])
    for reader in (dataset, lambda *of: list(batches(*of))):
        with pytest.raises(
            InputError, match=r"quotes/part-00001\.parquet: not a whole Parquet file".replace("/", r"[\\/]")
        ):
            reader(out, schema().table("quotes"))


def test_a_page_that_is_spoilt_is_named(out: Path) -> None:
    file = shard_files(out, "documents")[0]
    data = bytearray(file.read_bytes())
    data[4:400] = bytes(396)
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"part-00000\.parquet: not a whole Parquet file"):
        list(batches(out, schema().table("documents")))


def test_a_file_of_another_version_or_another_program_is_refused(out: Path) -> None:
    first, second = shard_files(out, "quotes")
    table = pq.read_table(first)
    pq.write_table(table.replace_schema_metadata({b"tpo_ie.tables.version": b"0"}).drop(["rule"]), first)
    with pytest.raises(InputError, match="of version 0 of the tables; this program reads version 1"):
        dataset(out, schema().table("quotes"))
    pq.write_table(table.replace_schema_metadata(None), first)
    with pytest.raises(InputError, match=r"part-00000.parquet: is no table of tpo-ie"):
        dataset(out, schema().table("quotes"))
    assert second.exists()


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=r'pyarrow.*pip install "tpo-ie\[archives\]"'):
        write_parquet_shard([riau()], tmp_path, 0)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, tpo_ie.tables; print([m for m in ('pyarrow', 'duckdb', 'xlsxwriter') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert found.stdout.strip() == "[]"
