"""The command from texts to result and tables."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from spacy.language import Language

import tpo_ie
from tests.benchmark.conftest import Steady, article_of
from tests.cli.conftest import Result
from tests.conftest import ARTICLE
from tpo_ie.benchmark import run as benchmark
from tpo_ie.benchmark.articles import Article
from tpo_ie.benchmark.baselines import LeftOutError
from tpo_ie.benchmark.printing import print_result
from tpo_ie.benchmark.result import build_result
from tpo_ie.benchmark.rounds import Speed
from tpo_ie.benchmark.run import BASELINES, Settings
from tpo_ie.cli.main import app

NAMES = ("pipeline", "ner", "bare_int8", *BASELINES)


@pytest.fixture
def loaded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load nothing anew."""
    monkeypatch.setattr(tpo_ie, "load", lambda model=None, **options: nlp)


@pytest.fixture
def bench(loaded: None) -> Callable[..., Result]:
    from typer.testing import CliRunner

    def call(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(app, ["bench", *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Result(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "arsip.jsonl"
    path.write_text("".join(json.dumps({"text": ARTICLE[:n]}) + "\n" for n in (200, 400, 300)), encoding="utf-8")
    return path


def test_the_result_holds_the_keys_that_are_promised(bench: Callable[..., Result], archive: Path) -> None:
    target = archive.with_name("hasil.json")
    done = bench(archive, "--no-baselines", "--rounds", "2", "--threads", "1", "--json", target)
    assert done.code == 0, done.stderr
    result = json.loads(target.read_text(encoding="utf-8"))
    for name in ("pipeline", "ner", "bare_int8"):
        assert result[name]["subwords_per_s"] > result[name]["documents_per_s"] > 0
        assert len(result[name]["seconds"]) == 2
    for name in BASELINES:
        assert result[name]["subwords_per_s"] is None
        assert result[name]["left_out"] == "not asked for"
    assert result["peak_rss_mb"] > 50
    assert result["input"]["documents"] == 3
    assert math.isclose(sum(s["share"] for s in result["stages"].values()), 1, abs_tol=0.01)
    assert 0 < result["ratios"]["pipeline_to_bare_int8"] < 2
    assert result["ratios"]["pipeline_to_transformers_bert_base"] is None
    assert set(result["load"]) == {"pipeline_s", "model_s"}
    assert result["machine"]["cores"] >= 1
    for words in ("full pipeline", "bare int8 graph", "mentions", "peak memory", "left out"):
        assert words in done.stdout


def test_json_to_stdout_is_all_there_is(bench: Callable[..., Result], archive: Path) -> None:
    done = bench(archive, "--no-baselines", "--rounds", "1", "--limit", "2", "--json", "-")
    assert json.loads(done.stdout)["input"]["documents"] == 2


def test_a_record_that_cannot_be_read_is_named_and_costs_nothing(bench: Callable[..., Result], archive: Path) -> None:
    with archive.open("a", encoding="utf-8") as stream:
        stream.write("bukan json\n")
    done = bench(archive, "--no-baselines", "--rounds", "1", "--json", "-")
    assert done.code == 1
    assert json.loads(done.stdout)["input"]["documents"] == 3
    assert "arsip.jsonl:4" in done.stderr


def test_nothing_to_measure_on_is_said(bench: Callable[..., Result], tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_text(" \n", encoding="utf-8")
    done = bench(empty)
    assert done.code == 1
    assert "kosong.txt" in done.stderr
    assert "no article to measure on" in done.stderr
    assert bench(empty, "--limit", "0").code == 2


def test_baselines_are_measured_and_those_that_cannot_be_are_named(
    loaded: None, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*arguments: Any) -> Any:
        raise LeftOutError("torch is not installed")

    class Fp32(Steady):
        def run(self, articles: Sequence[Article]) -> float:
            return super().run(articles)

    fp32 = Fp32(0.25)
    monkeypatch.setattr(benchmark, "fp32_runner", lambda directory, threads: "fp32")
    real = benchmark.BareModel
    monkeypatch.setattr(
        benchmark, "BareModel", lambda session, window: fp32 if session == "fp32" else real(session, window)
    )
    monkeypatch.setattr(benchmark, "same_checkpoint", missing)
    monkeypatch.setattr(benchmark, "bert_base", missing)
    from tpo_ie.records import ReadOptions, read_records

    records = read_records([str(archive)], report=_fail, warn=_fail, options=ReadOptions(duplicates="ignore"))
    told: list[str] = []
    result = benchmark.run_benchmark(
        records, Settings(rounds=2, threads=1, baseline_seconds=0.0), on_failure=_fail, tell=told.append
    )
    assert result["bare_fp32"]["subwords_per_s"] == 4.0
    assert result["bare_fp32"]["documents"] == 1
    assert result["transformers_same"]["left_out"] == "torch is not installed"
    assert result["ratios"]["bare_int8_to_bare_fp32"] > 1
    assert "round 2 of 2: bare_fp32" in told


def _fail(*arguments: object) -> None:
    pytest.fail(f"told of {arguments}")


def result_of(speeds: dict[str, float], left_out: dict[str, str]) -> dict[str, Any]:
    """A result in which every contestant has done two articles of 100 sub-words at some speed."""
    articles = [article_of(100), article_of(100)]
    return build_result(
        {"processor": "Contoh", "cores": 2, "memory_gb": 8, "system": "s", "python": "3", "load_average": None},
        Settings(),
        articles,
        {name: Speed(articles, [[200 / rate]] * 3) for name, rate in speeds.items()},
        load={"pipeline_s": 1.0, "model_s": 0.5},
        peak=None,
        stages={"intake": 1.0, "mentions": 8.0, "actions": 0.6, "assembly": 0.2, "output": 0.2},
        batch_sizes={"transformers_same": {1: 50.0, 8: 100.0, 32: 70.0}},
        left_out=left_out,
    )


def test_speeds_and_ratios_are_those_of_the_seconds() -> None:
    result = result_of(dict(zip(NAMES, (800.0, 950.0, 1000.0, 300.0, 100.0, 50.0), strict=True)), {})
    assert result["pipeline"] == {
        "documents_per_s": 8.0, "subwords_per_s": 800.0, "documents": 2, "seconds": [0.25, 0.25, 0.25],
    }  # fmt: skip
    assert result["transformers_same"]["batch_size"] == 8
    assert result["transformers_same"]["by_batch_size"] == {"1": 50.0, "8": 100.0, "32": 70.0}
    assert result["ratios"] == {
        "ner_to_bare_int8": 0.95,
        "pipeline_to_bare_int8": 0.8,
        "bare_int8_to_bare_fp32": 3.333,
        "ner_to_transformers_same": 9.5,
        "pipeline_to_transformers_same": 8.0,
        "pipeline_to_transformers_bert_base": 16.0,
        "rules_to_ner_time": 0.2,
    }
    assert result["stages"]["mentions"] == {"ms_per_document": pytest.approx(1333, rel=1e-3), "share": 0.8}


def test_tables_show_every_contestant_or_why_not() -> None:
    speeds = {"pipeline": 800.0, "ner": 900.0, "bare_int8": 1000.0, "transformers_same": 100.0}
    result = result_of(speeds, {"bare_fp32": "no [graph]", "transformers_bert_base": "no torch"})
    stream = io.StringIO()
    print_result(result, Console(file=stream, width=120))
    shown = stream.getvalue()
    assert "8.00 ×" in shown
    assert "bare fp32 graph: no [graph]" in shown
    assert "size of BERT-base, fp32: no torch" in shown
    assert "not told by the system" in shown
    assert "rules take 20%" in shown
