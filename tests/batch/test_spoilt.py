"""An archive in which some records of every kind are spoilt: the good ones come out, each bad one is named once."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.batch.conftest import check_complete, documents, errors
from tpo_ie.batch import BatchConfig, run_batch
from tpo_ie.records import ReadOptions

pytestmark = pytest.mark.usefixtures("fakes")

SPOILT = {
    "json": b'{"id": "x", "text": "Polri',
    "list": b'["Polri"]',
    "number": b'{"id": "x", "text": 5}',
    "null": b'{"id": "x", "text": null}',
    "missing": b'{"id": "x"}',
    "empty": b'{"id": "x", "text": "  "}',
    "half pair": b'{"id": "x", "text": "Polri \\ud800"}',
    "deep": b"[" * 100_000,
    "long": b'{"id": "x", "text": "' + b"Polri " * 20_000 + b'"}',
    "fails": b'{"id": "fails", "text": "GAGAL"}',
    "kills": b'{"id": "kills", "text": "MATI"}',
    "hangs": b'{"id": "hangs", "text": "GANTUNG"}',
}


def line(number: int, text: str = "Isi") -> bytes:
    return json.dumps({"id": f"b-{number}", "text": f"{text} ke-{number}."}).encode() + b"\n"


def test_good_records_come_out_and_bad_ones_are_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpo_ie.batch.engines.limits._LEAST_FOR_BATCH", 2.0)
    lines, bad = [], []
    for number in range(200):
        lines.append(line(number))
        if number % 15 == 7:
            lines.append(list(SPOILT.values())[len(bad) % len(SPOILT)] + b"\n")
            bad.append(len(lines))
    assert len(bad) >= len(SPOILT)
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    whole = gzip.compress(b"".join(line(number, "Padat") for number in range(200, 240)), mtime=0)
    (tmp_path / "b.jsonl.gz").write_bytes(whole[: len(whole) - 12])
    (tmp_path / "c.csv").write_text('id,text\nd-1,"=HYPERLINK(""x"")"\n../../d-2,Isi.\n', encoding="utf-8")
    (tmp_path / "d.txt").write_bytes(b"Pol\x00ri")
    inputs = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl.gz", "c.csv", "d.txt", "tiada.txt")]
    config = BatchConfig(workers=2, time_limit=0.5, options=ReadOptions(max_chars=100_000))
    summary = run_batch(inputs, tmp_path / "out", config)

    found = [document.id for document in documents(tmp_path / "out")]
    failures = errors(tmp_path / "out")
    check_complete(tmp_path / "out", found, [failure["id"] for failure in failures])
    assert summary.failed == len(failures)
    places = Counter(failure["place"] for failure in failures)
    assert set(places.values()) == {1}
    assert [f"{tmp_path / 'a.jsonl'}:{number}" for number in bad] == [p for p in places if "a.jsonl" in p]
    assert any("b.jsonl.gz" in place for place in places)
    assert {str(tmp_path / "d.txt"), str(tmp_path / "tiada.txt")} <= set(places)
    stages = Counter(failure["stage"] for failure in failures)
    assert {"read", "quotes", "worker", "time"} == set(stages)
    packed = [id_ for id_ in found if id_.startswith("b-") and int(id_[2:]) >= 200]
    assert packed == [f"b-{number}" for number in range(200, 200 + len(packed))]
    assert [id_ for id_ in found if id_ not in packed][:200] == [f"b-{number}" for number in range(200)]
    assert documents(tmp_path / "out")[-1].text == '=HYPERLINK("x")'
    assert not list(tmp_path.parent.glob("d-2*"))
