"""``tpo-ie extract --redact-victims``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import tpo_ie
from tests.cli.conftest import Run
from tpo_ie.document import Document

ARTICLE = """Kisah Wening Lestari, Korban TPPO

Dumai - Polres Dumai menyelamatkan korban bernama Wening Lestari (16) di Pelabuhan Dumai, Jumat (14/3/2025).

Wening mengaku dijanjikan gaji besar. Polisi menangkap tersangka Bram Sitorus (41).
"""


@pytest.mark.parametrize("format_", ["json", "text", "html"])
def test_no_output_names_the_victim(run: Run, tmp_path: Path, format_: str) -> None:
    path = tmp_path / "kisah-wening-lestari.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    options = ("--title", "Wening Lestari Pulang", "--url", "https://x.example/wening-lestari-pulang")
    result = run("extract", path, "--format", format_, "--redact-victims", *options)
    assert result.code == 0
    assert not re.search("wening|lestari", result.stdout, re.IGNORECASE)
    assert "Bram Sitorus" in result.stdout
    assert "Korban 1" in result.stdout
    assert "Wening" in run("extract", path, "--format", format_, *options).stdout


def test_a_document_that_cannot_be_redacted_is_left_out(
    run: Run, records: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def redact(document: Document) -> Document:
        if "satu" in document.text:
            raise ValueError("as told")
        return document

    monkeypatch.setattr("tpo_ie.privacy.redact", redact)
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text(f"Isi {name}.", encoding="utf-8")
    result = run("extract", tmp_path / "satu.txt", tmp_path / "dua.txt", "--redact-victims")
    assert result.code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["dua"]
    assert "satu.txt" in result.stderr
    assert "as told" in result.stderr


def test_the_python_api_redacts_too() -> None:
    document = tpo_ie.extract(ARTICLE, id="wening", title="Wening Lestari", redact_victims=True)
    assert "Wening" not in document.to_json()
    assert document.meta.attributes["redacted"] == {"victims": 1}
    (many,) = tpo_ie.extract_many([{"id": "wening", "text": ARTICLE, "title": "Wening Lestari"}], redact_victims=True)
    assert many == document


def test_a_failing_redaction_costs_no_other_document(monkeypatch: pytest.MonkeyPatch) -> None:
    import tpo_ie.privacy

    real = tpo_ie.privacy.redact

    def redact(document: Document) -> Document:
        if document.id == "b":
            raise ValueError("as told")
        return real(document)

    monkeypatch.setattr("tpo_ie.privacy.redact", redact)
    failed: list[str] = []
    found = read([("a", ARTICLE), ("b", ARTICLE), ("c", ARTICLE)], failed)
    assert [document.id for document in found] == ["a", "c"]
    assert failed == ["b"]
    assert all("Wening" not in document.text for document in found)


def read(articles: Iterable[tuple[str, str]], failed: list[str]) -> list[Document]:
    records: Iterator[dict[str, str]] = ({"id": id_, "text": text} for id_, text in articles)
    return list(tpo_ie.extract_many(records, redact_victims=True, on_error=lambda id_, error: failed.append(id_)))
