"""Runs the program in this process, with a reader that needs no model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tpo_ie.cli.main import app
from tpo_ie.document import Document


class Result:
    """What a run gave back."""

    def __init__(self, code: int, stdout: str, stderr: str) -> None:
        self.code = code
        self.stdout = stdout
        self.stderr = stderr


Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run ``tpo-ie`` with arguments."""

    def call(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Result(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Replace the reader by one that finds nothing, fails where the text says so, and notes its records."""
    seen: list[dict[str, Any]] = []

    def extract_many(
        items: Iterable[dict[str, Any]], *, on_error: Callable[[str, Exception], None], **options: Any
    ) -> Iterator[Document]:
        for record in items:
            seen.append(record | {"options": options})
            if "GAGAL" in record["text"]:
                on_error(record["id"], RuntimeError("as told"))
                continue
            meta = {key: record.get(key) for key in ("title", "source", "published", "url", "attributes")}
            yield Document.from_dict({"id": record["id"], "text": record["text"], "meta": meta})

    monkeypatch.setattr("tpo_ie.api.extract_many", extract_many)
    return seen
