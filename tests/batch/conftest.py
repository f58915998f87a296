"""Archives and output folders for the runner's tests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.batch.fake import fake_work
from tpo_ie.document import Document

Archive = Callable[..., str]


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers have a pipeline that needs no model."""
    monkeypatch.setattr("tpo_ie.batch.engines.process.work", fake_work)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Write texts, or whole lines, as a JSONL file."""

    def write(texts: Iterable[str], name: str = "arsip.jsonl") -> str:
        path = tmp_path / name
        lines = (
            text if text.startswith("{") else json.dumps({"id": f"b-{n}", "text": text}) for n, text in enumerate(texts)
        )
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return str(path)

    return write


def documents(folder: Path) -> list[Document]:
    """Return all documents of an output folder in the order of its files."""
    return [
        Document.from_json(line)
        for file in sorted((folder / "documents").iterdir())
        for line in file.read_bytes().splitlines()
    ]


def errors(folder: Path) -> list[dict[str, Any]]:
    """Return what ``errors.jsonl`` says."""
    return [json.loads(line) for line in (folder / "errors.jsonl").read_bytes().splitlines()]


def check_complete(folder: Path, ids: Iterable[str], failed: Iterable[str | None] = ()) -> None:
    """Check that every record came out exactly once, in order, and nothing else lies in the folder."""
    wanted = list(ids)
    found = [document.id for document in documents(folder)]
    assert not [name for name, count in Counter(found).items() if count > 1]
    assert found == wanted
    assert [error["id"] for error in errors(folder)] == list(failed)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert manifest["status"] == "complete"
    assert manifest["counts"]["documents"] == len(wanted)
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in files if file.name.endswith(".tmp")]
    assert all(
        file.parent.name == "documents" or file.name == "errors.jsonl" for file in files if file.suffix == ".jsonl"
    )
    assert not (folder / "state").exists()
