from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tpo_ie.tables.query import ask, open_results
from tpo_ie.tables.reference import START, reference, updated
from tpo_ie.tables.schema import schema

PAGE = (REPOSITORY / "docs" / "tables.md").read_text(encoding="utf-8")


def test_the_page_describes_this_schema() -> None:
    assert updated(PAGE) == PAGE
    for relation in schema().relations:
        assert f"### {relation.name}\n" in PAGE
        assert all(f"| `{column.name}` | {column.sql_type} |" in PAGE for column in relation.columns)


def test_cells_of_the_page_hold_no_column_break() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("| `")]
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 5 for line in rows)


def test_the_program_updates_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "tables.md"
    page.write_text(f"# Mine\n\n{START}\nold", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["reference", str(page)])
    monkeypatch.delitem(sys.modules, "tpo_ie.tables.reference")
    runpy.run_module("tpo_ie.tables.reference", run_name="__main__")
    assert page.read_text(encoding="utf-8") == f"# Mine\n\n{reference()}"


def test_the_questions_of_the_page_are_answered(out: Path) -> None:
    pytest.importorskip("duckdb")
    (block,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    (shell,) = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    questions = [part for part in block.split(";") if part.strip()] + re.findall(r'"(.*?)"', shell, re.DOTALL)
    assert len(questions) == 6
    with open_results(out) as connection:
        answers = [list(ask(connection, question).rows) for question in questions]
    assert answers[0][0][:2] == (
        "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau",
        "Kepolisian Daerah Riau",
    )
    assert answers[1] == [("calon pekerja migran Indonesia", 1)]
    assert [row[1] for row in answers[2]] == ["Hendra Lumban Gaol"]
    assert len(answers[3]) == 4
