"""Archives on disk, pages made of them, and a browser to open them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium
from tests.report.archive import batam, hostile, jakarta, many
from tpo_ie.document import Document
from tpo_ie.report import ReportOptions, build_report

__all__ = ["chromium"]


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[Iterable[Document]], Path]:
    """Writes documents as a JSONL file."""

    def write(documents: Iterable[Document]) -> Path:
        path = tmp_path / "arsip.jsonl"
        path.write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8", newline="\n")
        return path

    return write


def data_of(page: str) -> dict[str, Any]:
    """The columns of a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports to open: a small one, a hostile one, one without texts."""
    folder = tmp_path_factory.mktemp("site")
    archives = {
        "small": [batam(), jakarta(), *many(400)],
        "hostile": [hostile(), batam()],
        "silent": [Document(id="sunyi", text="")],
    }
    for name, documents in archives.items():
        source = folder / f"{name}.jsonl"
        source.write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8")
        for suffix, texts in (("", True), ("-brief", False)):
            page = build_report(source, ReportOptions(title=name, texts=texts, day=date(2025, 6, 1)))
            (folder / f"{name}{suffix}.html").write_text(page, encoding="utf-8", newline="\n")
    return folder
