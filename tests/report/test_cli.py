from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.report.archive import batam
from tests.report.conftest import data_of
from tpo_ie.cli.main import app
from tpo_ie.document import Document

Archive = Callable[[list[Document]], Path]


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["report", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_a_report_is_written(archive: Archive, tmp_path: Path) -> None:
    out = tmp_path / "laporan.html"
    code, stdout, stderr = run(archive([batam()]), "-o", out, "--title", "Arsip uji", "--lang", "id", "--no-texts")
    assert (code, stdout, stderr) == (0, "", "")
    page = out.read_text(encoding="utf-8")
    about = data_of(page)["about"]
    assert (about["title"], about["lang"], about["texts"]) == ("Arsip uji", "id", False)
    assert '<html lang="id">' in page


def test_without_a_file_the_page_goes_to_stdout(archive: Archive) -> None:
    code, stdout, _ = run(archive([batam()]))
    assert code == 0
    assert stdout.startswith("<!DOCTYPE html>")
    assert data_of(stdout)["about"]["title"] == "arsip.jsonl"


def test_exit_code_1_when_some_documents_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(batam().to_json() + "\n{}\n", encoding="utf-8")
    code, _, stderr = run(path, "-o", tmp_path / "r.html")
    assert code == 1
    assert f"{path}:2" in stderr
    assert (tmp_path / "r.html").stat().st_size > 1000


@pytest.mark.parametrize("name", ["tiada", "."])
def test_exit_code_2_when_there_are_no_results(tmp_path: Path, name: str) -> None:
    code, stdout, stderr = run(tmp_path / name, "-o", tmp_path / "r.html")
    assert (code, stdout) == (2, "")
    assert stderr.startswith("tpo-ie: ")
    assert not (tmp_path / "r.html").exists()


def test_results_are_never_overwritten(archive: Archive) -> None:
    path = archive([batam()])
    before = path.read_bytes()
    code, _, _ = run(path, "-o", path)
    assert code == 2
    assert path.read_bytes() == before
