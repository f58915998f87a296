"""The soak test itself, with workers whose pipeline is a fake."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.batch.fake import fake_work
from tpo_ie.benchmark.soak import Counted, SoakSettings, articles, report, soak, varied
from tpo_ie.errors import InputError, UsageError

PAGE = "Dumai - Polda Riau menangkap 12 orang, Jumat.\n\nSatu.\n\nDua.\n\nTiga 345.\n\nEmpat " + "kata " * 80


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr("tpo_ie.batch.engines.process.work", fake_work)
    (tmp_path / "berita.txt").write_text(PAGE, encoding="utf-8")
    return [str(tmp_path / "berita.txt")]


def test_articles_are_varied_and_some_are_cut(source: list[str]) -> None:
    found = list(articles(source, SoakSettings(full=30, short=50)))
    lengths = [len(article["text"].split()) for article in found]
    assert (sum(n == 60 for n in lengths), sum(n > 60 for n in lengths)) == (50, 30)
    assert len({article["text"] for article in found}) > 70
    assert len({article["id"] for article in found}) == 80
    assert found == list(articles(source, SoakSettings(full=30, short=50)))
    assert found != list(articles(source, SoakSettings(full=30, short=50, seed=1)))


def test_variations_change_numbers_days_and_paragraphs_only() -> None:
    text = varied(PAGE, random.Random(3))
    assert text != PAGE
    assert [len(p.split()) for p in sorted(text.split("\n\n"))] == [len(p.split()) for p in sorted(PAGE.split("\n\n"))]
    assert varied("Tanpa apa pun.", random.Random(1)) == "Tanpa apa pun."


def test_no_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        list(articles([str(tmp_path / "nirgends")], SoakSettings()))


def test_a_soak_in_one_go(source: list[str], tmp_path: Path) -> None:
    seen = soak(source, tmp_path / "soak", SoakSettings(full=10, short=30, workers=1))
    assert (seen["documents"], seen["failed"], seen["complete"]) == (40, 0, True)
    assert not seen["passed"]  # too short for a slope, so that nothing is known
    assert seen["slope_mb_per_10000"] is None
    json.dumps(seen)


def test_a_soak_in_parts_reads_everything_once(
    source: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tpo_ie.benchmark.soak.varied", lambda text, draw: "JEDA 25 teks")
    settings = SoakSettings(full=60, short=60, workers=1)
    first = soak(source, tmp_path / "soak", settings, seconds=1.5 if sys.platform != "win32" else None)
    assert not first["complete"]
    assert not first["passed"]
    with pytest.raises(UsageError, match="other settings"):
        soak(source, tmp_path / "soak", SoakSettings(full=1, short=0))
    last = soak(source, tmp_path / "soak", settings)
    assert (last["documents"], last["failed"], last["complete"]) == (120, 0, True)
    lines = [line for path in (tmp_path / "soak/out/documents").iterdir() for line in path.read_bytes().splitlines()]
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) == 120
    assert last["seconds"] > first["seconds"]


def state(*slopes: float, **more: Any) -> dict[str, Any]:
    at = list(range(0, 20_000, 1_000))
    workers = [[at, [500 + slope * a / 10_000 for a in at]] for slope in slopes]
    part = {"workers": workers, "runner": [[0], [100.0]], "seconds": 1.0, "documents": 110_000}
    return {"parts": [part], "documents": 110_000, "failed": 0, "complete": True} | more


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        (state(0.5, 0.9), True),
        (state(0.5, 1.1), False),
        (state(0.1, failed=1), False),
        (state(0.1, documents=109_999), False),
        (state(0.1, complete=False), False),
    ],
)
def test_what_passes(given: dict[str, Any], passed: bool) -> None:
    seen = report(given, SoakSettings())
    assert seen["passed"] is passed
    assert seen["runner_peak_mb"] == 100.0
    assert not report(given, SoakSettings(most_peak=400.0))["passed"]


def test_only_shards_finished_since_are_counted(tmp_path: Path) -> None:
    def mark(number: int, documents: int) -> None:
        (tmp_path / f"part-{number:05d}.json").write_text(json.dumps({"documents": documents}), encoding="utf-8")

    mark(0, 100)
    counted = Counted(tmp_path)
    assert counted() == 0
    mark(1, 7)
    mark(2, 5)
    assert counted() == 12
    (tmp_path / "part-00001.json").unlink()
    assert counted() == 12
