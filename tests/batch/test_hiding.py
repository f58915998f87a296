"""``--hash-ids``: names in ids and file names reach no file of the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.conftest import documents, errors
from tpo_ie.batch import BatchConfig, run_batch
from tpo_ie.errors import UsageError
from tpo_ie.privacy.pseudonyms import Pseudonyms

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def key(tmp_path: Path) -> str:
    path = tmp_path / "kunci"
    path.write_bytes(b"0123456789abcdef0123")
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles whose files, folders and own ids name somebody."""
    folder = tmp_path / "arsip-wening"
    (folder / "Wening Lestari").mkdir(parents=True)
    for name, text in {
        "kisah-wening": "sama",
        "wening-lagi": "sama",
        "wening-gagal": "GAGAL",
        "wening-mati": "MATI",
    }.items():
        (folder / "Wening Lestari" / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = [{"id": "wening/../x", "text": "y"}, {"id": "wening-3", "text": None}, {"id": "wening-4", "text": "z"}]
    (folder / "wening.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_no_output_holds_an_id_or_a_file_name(folder: Path, key: str, tmp_path: Path) -> None:
    told: list[str] = []
    out = tmp_path / "out"
    formats = ("jsonl", "parquet") if pytest.importorskip("pyarrow") else ("jsonl",)
    run_batch([str(folder)], out, BatchConfig(workers=1, hash_ids=key, formats=formats), warn=told.append)  # type: ignore[arg-type]
    for path in (path for path in out.rglob("*") if path.is_file()):
        assert b"wening" not in path.read_bytes().lower(), path
    assert not any("wening" in line.lower() for line in told)
    names = Pseudonyms(Path(key).read_bytes())
    found = documents(out)
    assert [d.id for d in found] == [names.id(f"Wening Lestari/{n}") for n in ("kisah-wening", "wening-lagi")] + [
        names.id("wening-4")
    ]
    failed = errors(out)
    assert [error["stage"] for error in failed] == ["quotes", "worker", "read", "read"]
    assert failed[0]["id"] == names.id("Wening Lestari/wening-gagal")
    assert failed[0]["place"] == names.place(str(folder / "Wening Lestari" / "wening-gagal.txt"))
    assert failed[2]["place"].endswith(".jsonl:1")
    assert names.id("wening/../x") in failed[2]["reason"]


def test_repeated_articles_still_point_to_the_first(folder: Path, key: str, tmp_path: Path) -> None:
    from tpo_ie.batch.reading import selected

    config = BatchConfig(hash_ids=key)
    found = list(selected([str(folder)], config, report=lambda *_: None, warn=lambda *_: None))
    first, second = (record for record in found if record.text == "sama")
    assert second.attributes["duplicate_of"] == first.id
    assert "duplicate_of" not in first.attributes


def test_a_run_with_hidden_names_can_go_on(folder: Path, key: str, tmp_path: Path) -> None:
    config = BatchConfig(workers=1, hash_ids=key)
    before = run_batch([str(folder)], tmp_path / "out", config)
    assert run_batch([str(folder)], tmp_path / "out", config, resume=True).documents == before.documents
    with pytest.raises(UsageError, match="hash_ids"):
        run_batch([str(folder)], tmp_path / "out", BatchConfig(workers=1), resume=True)


def test_a_key_that_is_missing_or_short_stops_at_once(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nirgends: No such file"):
        run_batch([str(folder)], tmp_path / "out", BatchConfig(hash_ids="nirgends"))
    assert not (tmp_path / "out").exists()
