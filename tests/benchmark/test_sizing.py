"""Scaling, sizing, and the page that is written from them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.batch.fake import fake_work
from tests.conftest import REPOSITORY
from tpo_ie.benchmark.page import SECTIONS, kind_of, rewritten
from tpo_ie.benchmark.scaling import measure_scaling, steady_rate
from tpo_ie.benchmark.sizing import Place, size_of, sizing_table
from tpo_ie.errors import InputError
from tpo_ie.records import Record

MACHINE = {
    "processor": "Prosesor", "cores": 2, "memory_gb": 8.0, "python": "3.11", "packages": {"onnxruntime": "1.20"}, "load_average": 0.1,
}  # fmt: skip
SCALING: dict[str, Any] = {
    "kind": "scaling",
    "machine": MACHINE,
    "input": {"documents": 100, "characters": 200_000, "words": 30_000},
    "settings": {"rounds": 2},
    "runs": {
        "1": {"documents_per_s": 6.0, "peak_mb": 500.0, "runner_peak_mb": 200.0},
        "2": {"documents_per_s": 10.0, "peak_mb": 512.0, "runner_peak_mb": 256.0},
    },
    "ratios": {"1": 1.0, "2": 1.67},
    "reading_documents_per_s": 400.0,
    "bytes_per_document": {
        "input": 3_000,
        "jsonl": 10_000,
        "parquet": 2_000,
        "duckdb": 4_000,
        "xlsx": 5_000,
        "csv": 6_000,
    },
}


def test_sizes_follow_from_the_measured_run_with_most_workers() -> None:
    size = size_of(SCALING, 360_000, Place("x", 4))
    assert (size.documents_per_s, size.hours, size.held_by_reading) == (20.0, 5.0, False)
    assert size.memory_gb == (4 * 512 + 256) / 1024


def test_nothing_is_faster_than_the_input_is_read() -> None:
    size = size_of(SCALING, 10_000_000, Place("x", 128, machines=8))
    assert (size.documents_per_s, size.held_by_reading) == (400.0, True)
    assert size.memory_gb == (16 * 512 + 256) / 1024


def test_the_tables_hold_what_was_reckoned() -> None:
    table = sizing_table(SCALING, 10_000_000, [Place("dua", 2), Place("banyak", 128, 8)])
    assert "| dua | 2 | 10 | 11.6 days | 1.2 GB |" in table
    assert "| banyak | 128 | 400 (as fast as one process reads) | 7 h | 8.2 GB on the machine of the runner |" in table
    assert "| JSON Lines | 10,000 | 93 GB |" in table
    assert "| Excel | 5,000 | a sheet ends at 1,048,576 rows |" in table
    assert "| Excel | 5,000 | 0 GB |" in sizing_table(SCALING, 1_000)
    assert "12 min" in sizing_table(SCALING, 7_200, [Place("x", 2)])


def test_the_rate_leaves_out_what_was_before_the_first_shard(tmp_path: Path) -> None:
    import os

    for number, (second, documents) in enumerate([(100, 16), (102, 16), (104, 8)]):
        path = tmp_path / f"part-{number}.jsonl"
        path.write_text("{}\n" * documents, encoding="utf-8")
        os.utime(path, (second, second))
    assert steady_rate(tmp_path) == 6.0


def records(count: int) -> Iterator[Record]:
    for number in range(count):
        yield Record(f"b-{number}", f"JEDA 10 berita {number}", "a:1", attributes={})


def test_scaling_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pyarrow", "duckdb", "xlsxwriter"):
        pytest.importorskip(package)
    monkeypatch.setattr("tpo_ie.batch.engines.process.work", fake_work)
    told: list[str] = []
    found = measure_scaling(records(80), workers=(1, 2), rounds=1, tell=told.append)
    assert kind_of(found) == "scaling"
    assert found["input"] == {"documents": 80, "characters": sum(len(r.text) for r in records(80)), "words": 320}
    assert 0 < found["runs"]["1"]["documents_per_s"] <= 100
    assert found["ratios"]["1"] == 1.0
    assert all(size > 0 for name, size in found["bytes_per_document"].items() if name != "duckdb")  # it grows by blocks
    assert len(found["bytes_per_document"]) == 6
    assert found["reading_documents_per_s"] > 100
    assert told[1] == "round 1 of 1: 1 workers"
    assert sizing_table(found, 1_000_000).count("\n|") > 8
    with pytest.raises(InputError, match="too few"):
        measure_scaling(records(20))


SOAK = {
    "kind": "soak", "machine": MACHINE, "settings": {"full": 10, "short": 20, "workers": 2, "skip": 5}, "documents": 30,
    "failed": 0, "complete": True, "seconds": 90.0, "runner_peak_mb": 120.0,
    "workers": [
        {"part": 1, "peak_mb": 510.0, "slope_mb_per_10000": 0.25, "looks": 9},
        {"part": 1, "peak_mb": 520.0, "slope_mb_per_10000": None, "looks": 2},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def bench() -> dict[str, Any]:
    speed = {"documents_per_s": 8.0, "subwords_per_s": 4000.0}
    names = ("pipeline", "ner", "bare_int8", "bare_fp32", "transformers_same")
    return {name: dict(speed) for name in names} | {
        "transformers_bert_base": {"documents_per_s": None, "subwords_per_s": None, "left_out": "not asked for"},
        "machine": MACHINE, "input": {"documents": 60, "words": 18_000}, "settings": {"rounds": 3},
        "load": {"pipeline_s": 2.5, "model_s": 1.5}, "peak_rss_mb": 512.0, "ratios": {"pipeline_to_bare_int8": 0.875},
        "stages": {"mentions": {"ms_per_document": 90.0, "share": 0.9}},
    }  # fmt: skip


def page(*names: str) -> str:
    return "# Judul\n\n" + "\n".join(
        f"<!-- figures: {name} -->\nlama\n<!-- end of figures -->\nSesudah.\n" for name in names
    )


def test_sections_are_written_anew_and_the_rest_stays(bench: dict[str, Any]) -> None:
    names = [name for sections in SECTIONS.values() for name in sections]
    given = {"bench": bench, "scaling": SCALING, "soak": SOAK}
    new = rewritten(page(*names), given)
    assert new == rewritten(new, given)
    assert "lama" not in new
    assert new.count("Sesudah.") == len(names)
    assert "| bare int8 graph (`bare_int8`) | 8.0 | 4,000 | 0.88 × |" in new
    assert "| left out: not asked for |" in new
    assert "| mentions | 90.00 | 90.0% |" in new
    assert "| 2 | 10.0 | 1.67 × | 512 MB | 256 MB |" in new
    assert "| 1 | 1 | 510 MB | +0.25 MB |" in new
    assert "| 1 | 2 | 520 MB | too short to tell |" in new
    assert "10,000,000 articles on" in new


def test_sections_of_what_was_not_measured_stay_and_missing_ones_are_named() -> None:
    assert rewritten(page("memory", "speed"), {"soak": SOAK}).count("lama") == 1
    with pytest.raises(InputError, match="0 sections `figures: memory`"):
        rewritten(page("speed"), {"soak": SOAK})


def test_kinds_of_measurements(bench: dict[str, Any]) -> None:
    assert [kind_of(one) for one in (bench, SCALING, SOAK)] == ["bench", "scaling", "soak"]
    with pytest.raises(InputError, match="its keys: x"):
        kind_of({"x": 1})


def test_the_page_in_the_repository_has_every_section() -> None:
    text = (REPOSITORY / "docs" / "performance.md").read_text(encoding="utf-8")
    for sections in SECTIONS.values():
        for name in sections:
            assert text.count(f"<!-- figures: {name} -->\n") == 1


def test_one_command_writes_page_and_data(tmp_path: Path, bench: dict[str, Any]) -> None:
    names = [name for sections in SECTIONS.values() for name in sections]
    (tmp_path / "page.md").write_text(page(*names), encoding="utf-8")
    for name, measurement in {"a": bench, "b": SCALING, "c": SOAK}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(measurement), encoding="utf-8")
    options = ["--page", str(tmp_path / "page.md"), "--data", str(tmp_path / "data")]
    command = [sys.executable, str(REPOSITORY / "tools" / "performance.py"), *options]
    files = [str(tmp_path / f"{name}.json") for name in "abc"]
    subprocess.run([*command, *files], check=True, capture_output=True)
    first = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "lama" not in first
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["bench.json", "scaling.json", "soak.json"]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == first
    bad = subprocess.run([*command, str(tmp_path / "page.md")], check=False, capture_output=True, text=True)
    assert (bad.returncode, "Traceback" in bad.stderr) == (2, False)
    table = subprocess.run(
        [sys.executable, str(REPOSITORY / "tools" / "sizing.py"), str(tmp_path / "b.json"), "--documents", "5000"],
        check=True, capture_output=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip
    assert table == sizing_table(SCALING, 5000)
