"""The code of every notebook runs from top to bottom; no output is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))


def read(path: Path) -> dict[str, Any]:
    """Return a notebook."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # of plotting and training libraries, about themselves
def test_the_cells_run(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    notebook = read(path)
    for package in notebook["metadata"].get("tpo_ie", {}).get("requires", ()):
        pytest.importorskip(package)
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    names: dict[str, Any] = {}
    try:
        for number, cell in enumerate(notebook["cells"]):
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), f"{path.name}, cell {number}", "exec"), names)
    finally:
        if "folder" in names:  # as when a kernel stops
            names["folder"].cleanup()
    assert capsys.readouterr().out


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_stored(path: Path) -> None:
    for cell in read(path)["cells"]:
        assert not cell.get("outputs"), path
        assert cell.get("execution_count") is None, path


def test_all_are_there() -> None:
    assert {path.stem for path in NOTEBOOKS} == {"archive", "evaluate", "extend", "quickstart", "train"}
