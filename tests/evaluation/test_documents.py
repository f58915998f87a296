from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.errors import InputError
from tpo_ie.evaluation.documents import StoredDocuments, stream_documents


def record(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "text": f"Teks {name}."} | fields


def write(path: Path, *lines: Any) -> Path:
    text = "".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.fixture
def told() -> list[str]:
    return []


def test_a_broken_line_costs_no_other(tmp_path: Path, told: list[str]) -> None:
    path = write(
        tmp_path / "a.jsonl",
        record("satu"),
        "\n",
        "{broken\n",
        {"id": "x", "text": "y", "mentions": [{}]},
        record("dua"),
    )
    assert [d.id for d in stream_documents([path], told.append)] == ["satu", "dua"]
    assert told[0].startswith(f"{path}:3: not JSON")
    assert told[1:] == [f"{path}:4: mentions[0].id: is missing"]


def test_windows_line_ends_and_no_line_end_at_the_end(tmp_path: Path, told: list[str]) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps(record("satu")) + "\r\n", json.dumps(record("dua")))
    assert [d.id for d in stream_documents([path], told.append)] == ["satu", "dua"]
    with StoredDocuments(path, told.append) as stored:
        assert stored.get("dua").text == "Teks dua."  # type: ignore[union-attr]
    assert told == []


def test_folders_splits_and_single_documents(tmp_path: Path, told: list[str]) -> None:
    write(tmp_path / "dev.jsonl", record("d"))
    write(tmp_path / "train.jsonl", record("t"))
    write(tmp_path / "single.json", record("s"))
    write(tmp_path / "bad.json", record("b", mentions=[{}]))
    (tmp_path / "notes.txt").write_text("no", encoding="utf-8")
    assert [d.id for d in stream_documents([tmp_path], told.append)] == ["d", "s", "t"]
    assert [d.id for d in stream_documents([tmp_path], told.append, split="dev")] == ["d", "s"]
    assert told == [f"{tmp_path / 'bad.json'}: mentions[0].id: is missing"] * 2


def test_what_is_not_there_is_said(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    for name, reason in (("none.jsonl", "no such file"), ("empty", "holds no"), ("a.csv", "not '.csv'")):
        with pytest.raises(InputError, match=reason):
            list(stream_documents([tmp_path / name], told.append))


def test_stored_documents_are_found_in_any_order(tmp_path: Path, told: list[str]) -> None:
    write(tmp_path / "a.jsonl", record("é"), "\n", record("dua"), record("tiga", text="Teks lain “dua”."))
    write(tmp_path / "b.json", record("empat"))
    with StoredDocuments(tmp_path, told.append) as stored:
        for name in ("tiga", "é", "empat", "tiga"):
            found = stored.get(name)
            assert found is not None
            assert found.id == name
        assert stored.get("lima") is None
        assert stored.unasked == 1
    assert told == []


def test_broken_predictions_are_reported_and_missing(tmp_path: Path, told: list[str]) -> None:
    path = write(tmp_path / "p.jsonl", "nonsense\n", "[1]\n", {"id": 7}, record("rusak", mentions=[{}]), record("baik"))
    with StoredDocuments(path, told.append) as stored:
        assert stored.get("rusak") is None
        assert stored.get("baik") is not None
    assert told[0].startswith(f"{path}:1: not JSON")
    assert told[1:3] == [f"{path}:{n}: a document is a JSON object with an `id`" for n in (2, 3)]
    assert told[3] == f"{path}:4: mentions[0].id: is missing"


def test_an_id_stands_once(tmp_path: Path, told: list[str]) -> None:
    path = write(tmp_path / "p.jsonl", record("satu"), record("satu"))
    with pytest.raises(InputError, match="the id 'satu' stands twice"):
        StoredDocuments(path, told.append)
