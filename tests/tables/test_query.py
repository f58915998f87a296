from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.tables.articles import later
from tpo_ie.errors import InputError
from tpo_ie.tables import build_duckdb, write_parquet_shard
from tpo_ie.tables.printing import PRINTERS
from tpo_ie.tables.query import Answer, ask, open_results
from tpo_ie.tables.schema import schema

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")


@pytest.fixture(params=["folder", "file"])
def results(request: pytest.FixtureRequest, out: Path, made_database: Path) -> Path:
    """Results in both forms."""
    return out if request.param == "folder" else Path(shutil.copy(made_database, out))


def answer(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_results(path) as connection:
        return list(ask(connection, sql).rows)


def test_tables_views_and_meanings_can_be_read(results: Path) -> None:
    for relation in (*schema().tables, *schema().views):
        with open_results(results) as connection:
            found = ask(connection, f"FROM {relation.name}")
            assert found.columns == tuple(column.name for column in relation.columns)
            assert all(len(row) == len(found.columns) for row in found.rows)
    assert answer(results, "SELECT DISTINCT schema_version FROM schema_info") == [(schema().version,)]
    assert answer(results, "SELECT count FROM actions ORDER BY count NULLS LAST LIMIT 1") == [(12.0,)]


@pytest.mark.parametrize(
    "sql",
    [
        "WITH n AS (SELECT 1 AS a) SELECT a FROM n",
        "DESCRIBE actions",
        "SUMMARIZE documents",
        "SHOW TABLES",
        "PIVOT actions ON pillar USING count(*)",
        "VALUES (1)",
        "SELECT 1;",
        "SELECT now()",
    ],
)
def test_all_that_reads_is_answered(results: Path, sql: str) -> None:
    assert answer(results, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE mine AS SELECT 1",
        "INSERT INTO documents SELECT * FROM documents",
        "WITH gone AS (DELETE FROM documents RETURNING 1) SELECT * FROM gone",
        "DROP VIEW agencies",
        "UPDATE documents SET title = ''",
        "COPY documents TO '{folder}/leak.csv'",
        "EXPORT DATABASE '{folder}/leak'",
        "ATTACH '{folder}/leak.duckdb'",
        "SELECT * FROM read_csv('{folder}/secret.csv')",
        "SELECT * FROM read_text('{folder}/secret.csv')",
        "SELECT * FROM '{folder}/secret.csv'",
        "SELECT * FROM glob('{folder}/*')",
        "FROM read_parquet('{folder}/out/tables/documents/part-00000.parquet')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "SELECT 1; SELECT 2",
        "",
        "-- nothing",
        "results",  # a variable of this program is no table
    ],
)
def test_nothing_is_written_and_no_other_file_read(results: Path, tmp_path: Path, sql: str) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(InputError, match=r"^SQL: .+") as caught:
        answer(results, sql.format(folder=tmp_path.as_posix()))
    assert "\n" not in str(caught.value)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_mistake_is_told_in_one_line(results: Path) -> None:
    with pytest.raises(InputError, match=r'^SQL: Parser Error: syntax error at or near "SELEC"$'):
        answer(results, "SELEC 1")
    with pytest.raises(InputError, match=r'^SQL: Binder Error: .*"nope" not found'):
        answer(results, "SELECT nope FROM actions")


def test_a_fault_that_shows_while_rows_are_read_is_told_too(results: Path) -> None:
    with pytest.raises(InputError, match=r"^SQL: Conversion Error"):
        answer(results, "SELECT CASE WHEN range > 5000 THEN 'x' ELSE '1' END::INTEGER FROM range(10000)")


def test_what_is_no_result_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.duckdb").write_text("not a database", encoding="utf-8")
    for path, reason in (
        (tmp_path / "nothing", "no such file or folder"),
        (tmp_path, "holds neither Parquet tables"),
        (tmp_path / "a.duckdb", "cannot be opened"),
    ):
        with pytest.raises(InputError, match=reason) as caught:
            answer(path, "SELECT 1")
        assert str(path) in str(caught.value)


def test_a_folder_without_parquet_is_read_from_its_database(out: Path) -> None:
    build_duckdb(out)
    for file in out.rglob("*.parquet"):
        file.unlink()
    assert answer(out, "SELECT count(*) FROM documents") == [(2,)]


def test_names_of_folders_are_taken_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "arsip [a-z]'s {1} #é"
    write_parquet_shard([later()], folder, 0)
    assert answer(folder, "SELECT document_id FROM documents") == [("riau-2",)]
    assert answer(build_duckdb(folder), "SELECT document_id FROM documents") == [("riau-2",)]


def test_a_database_of_somebody_else_cannot_reach_out(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE VIEW documents AS FROM read_csv('{(tmp_path / 'secret.csv').as_posix()}')")
    with pytest.raises(InputError, match=r"^SQL: Permission Error"):
        answer(path, "FROM documents")


# -- printing -------------------------------------------------------------------------------


def printed(form: str, columns: tuple[str, ...], *rows: tuple[Any, ...]) -> str:
    stream = io.StringIO()
    PRINTERS[form](Answer(columns, iter(rows)), stream)
    return stream.getvalue()


def test_json_has_every_column_and_only_what_json_has() -> None:
    row = (1, float("nan"), Decimal("1.50"), Decimal(3), date(2025, 1, 2), ["a", None], {"k": (1,)}, "Nur’aini", b"x")
    names = ("a", "a", "b", "c", "d", "e", "f", "g", "h")
    (line,) = printed("jsonl", names, row).splitlines()
    assert json.loads(line) == {
        "a": 1, "a_2": "nan", "b": 1.5, "c": 3, "d": "2025-01-02", "e": ["a", None], "f": {"k": [1]}, "g": "Nur’aini", "h": "b'x'",
    }  # fmt: skip
    assert json.loads(printed("json", names, row, row)) == [json.loads(line)] * 2
    assert json.loads(printed("json", ("a",))) == []
    assert printed("jsonl", ("a",)) == ""


def test_csv_is_safe_to_open_in_a_spreadsheet() -> None:
    assert printed("csv", ("=a", "b"), ("+1", -1), (None, ["x", "y"])) == "'=a,b\n'+1,-1\n,x | y\n"


def test_tables_align_and_disarm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = printed("table", ("name", "n"), ("a\x1b[31m\nb", 1.0), ("[bold]c", 22))
    assert [line.rstrip() for line in text.splitlines()] == [
        "name       n",
        "a\ufffd[31m b   1",
        "[bold]c   22",
        "(2 rows)",
    ]
    assert printed("table", ("n",)).split() == ["n", "(0", "rows)"]


def test_tables_shorten_long_cells_and_say_by_how_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    monkeypatch.setenv("TERM", "xterm")  # a dumb terminal has 80 columns whatever is said
    assert "x" * 400 + " … (+123)" in printed("table", ("text",), ("x" * 523,))


def test_tables_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.StringIO()
    seen: list[bool] = []

    def rows() -> Iterator[tuple[int]]:
        for n in range(450):
            seen.append(bool(stream.getvalue()))
            yield (n,)

    PRINTERS["table"](Answer(("n",), rows()), stream)
    assert not seen[199]
    assert seen[200]
    numbers = [line.strip() for line in stream.getvalue().splitlines()]
    assert [n for n in numbers if n.isdigit()] == [str(n) for n in range(450)]
    assert numbers[-1] == "(450 rows)"
