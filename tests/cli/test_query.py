from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.tables.articles import later, riau
from tpo_ie.tables import build_duckdb, write_parquet_shard

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_parquet_shard([riau(), later()], tmp_path / "out", 0)
    return tmp_path / "out"


def test_the_answer_is_csv_where_no_terminal_is(run: Run, out: Path) -> None:
    sql = "SELECT document_id, action_count FROM documents"
    for db in (out, build_duckdb(out)):
        result = run("query", db, sql)
        assert (result.code, result.stderr) == (0, "")
        assert result.stdout == "document_id,action_count\nriau-1,2\nriau-2,1\n"


def test_formats(run: Run, out: Path) -> None:
    sql = "SELECT document_id AS artikel FROM documents ORDER BY 1 LIMIT 1"
    assert json.loads(run("query", out, sql, "--format", "json").stdout) == [{"artikel": "riau-1"}]
    assert run("query", out, sql, "--format", "jsonl").stdout == '{"artikel": "riau-1"}\n'
    assert run("query", out, sql, "--format", "table").stdout.split() == ["artikel", "riau-1", "(1", "row)"]
    assert run("query", out, sql, "--format", "xml").code == 2


def test_the_question_may_come_from_stdin_and_the_answer_go_to_a_file(run: Run, out: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    result = run("query", out, "-", "--out", target, stdin="SELECT 'é' AS a\n")
    assert (result.code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == "a\né\n"


def test_a_mistake_is_one_line_and_exit_code_2(run: Run, out: Path, tmp_path: Path) -> None:
    for db, sql, reason in (
        (out, "SELECT nope FROM actions", '"nope" not found'),
        (out, "DROP TABLE documents", "DROP is refused"),
        (out, "SELECT * FROM read_text('/etc/hostname')", "disabled"),
        (tmp_path / "nothing", "SELECT 1", "no such file or folder"),
    ):
        result = run("query", db, sql)
        assert (result.code, result.stdout) == (2, "")
        assert result.stderr.startswith("tpo-ie: ")
        assert reason in result.stderr
        assert result.stderr.count("\n") == 1


def test_no_answer_file_is_left_after_a_mistake(run: Run, out: Path, tmp_path: Path) -> None:
    assert run("query", out, "SELEC 1", "--out", tmp_path / "answer.csv").code == 2
    assert not list(tmp_path.glob("answer*"))


def test_the_results_are_not_overwritten(run: Run, out: Path) -> None:
    db = build_duckdb(out)
    assert run("query", db, "SELECT 1", "--out", db).code == 2


@pytest.mark.parametrize("arguments", [[], ["SELECT 1", "--list"]])
def test_a_question_or_the_list_is_asked_for(run: Run, out: Path, arguments: list[str]) -> None:
    result = run("query", out, *arguments)
    assert result.code == 2
    assert "--list" in result.stderr


def test_list_tells_what_there_is(run: Run, out: Path) -> None:
    text = run("query", build_duckdb(out), "--list", "--format", "table").stdout
    assert "actions_per_agency_month (view): Actions per agency, month" in text
    assert "  person_key" in text
    rows = list(csv.DictReader(io.StringIO(run("query", out, "--list", "--lang", "id").stdout)))
    assert {
        "name": "mentions",
        "kind": "table",
        "column_name": "score",
        "type": "DOUBLE",
        "meaning": "Keyakinan, 0 sampai 1",
    } in rows
    assert rows[0]["meaning"] == "Satu baris per artikel."


def test_without_the_extra_it_is_named(run: Run, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = run("query", out, "SELECT 1")
    assert result.code == 1
    assert 'pip install "tpo-ie[archives]"' in result.stderr
