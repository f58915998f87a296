"""One measurement from texts to a result: pipeline, component, bare graphs and baselines side by side."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tpo_ie
from tpo_ie.benchmark.articles import Article, prepare
from tpo_ie.benchmark.baselines import (
    BATCH_SIZES,
    LeftOutError,
    TransformersPipeline,
    bert_base,
    choose_batch_size,
    same_checkpoint,
)
from tpo_ie.benchmark.contestants import BareModel, Contestant, MentionComponent, Pipeline, Stages, readable
from tpo_ie.benchmark.graphs import fp32_runner
from tpo_ie.benchmark.machine import describe_machine, peak_memory_mb
from tpo_ie.benchmark.result import build_result
from tpo_ie.benchmark.rounds import Speed, affordable, by_turns
from tpo_ie.errors import InputError
from tpo_ie.mentions.model import Tagger
from tpo_ie.processors import usable_cores
from tpo_ie.records import Record

Tell = Callable[[str], None]
BASELINES = ("bare_fp32", "transformers_same", "transformers_bert_base")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to measure.

    Args:
        model: Directory or name of the model; None takes the one that ships.
        threads: Threads of every contestant; 0 takes all cores.
        rounds: Rounds, at least 1; a speed is the median over them.
        baselines: Measure baselines too.
        baseline_seconds: About how long each baseline is measured, in all rounds together.
    """

    model: str | None = None
    threads: int = 0
    rounds: int = 3
    baselines: bool = True
    baseline_seconds: float = 20.0


def run_benchmark(
    records: Iterable[Record],
    settings: Settings,
    *,
    on_failure: Callable[[str, Exception], None],
    tell: Tell = lambda step: None,
) -> dict[str, Any]:
    """Measure speed and memory on some articles.

    Args:
        records: The articles.
        settings: How to measure.
        on_failure: Told of each article that the pipeline cannot read; nothing is measured on it.
        tell: Told what is being done.

    Returns:
        The result as ``bench --json`` writes it (``docs/performance.md``).

    Raises:
        InputError: There is nothing to measure on.
        ModelError: The model cannot be loaded.
    """
    machine = describe_machine()  # first, so that its load average is not this program's own
    tell("loading")
    begun = time.perf_counter()
    nlp = tpo_ie.load(settings.model, threads=settings.threads)
    pipeline_s = time.perf_counter() - begun
    tagger: Tagger = nlp.get_pipe("tpo_mentions").stage.tagger  # type: ignore[attr-defined]
    articles = prepare(records, tagger)
    tell("reading once")
    articles = readable(nlp, articles, on_failure)
    if not articles:
        raise InputError("there is no article to measure on")
    peak = peak_memory_mb()  # before a second model or torch is loaded
    begun = time.perf_counter()
    runner = Tagger(settings.model, threads=settings.threads).runner
    model_s = time.perf_counter() - begun

    window = tagger.manifest.window
    stages = Stages(nlp)
    turns: dict[str, Contestant] = {
        "pipeline": Pipeline(nlp),
        "ner": MentionComponent(nlp),
        "bare_int8": BareModel(runner, window),
        "stages": stages,
    }
    speeds = {name: Speed(articles) for name in turns}
    slow, left_out = _baselines(tagger.directory, window, articles, settings, tell)
    for name, contestant in slow.items():
        tell(f"sizing {name}")
        share = settings.baseline_seconds / settings.rounds
        speeds[name] = Speed(affordable(contestant, articles, share))
    for number in range(1, settings.rounds + 1):
        tell(f"round {number} of {settings.rounds}: pipeline")
        for name, laps in by_turns(turns, articles).items():
            speeds[name].laps.append(laps)
        for name, contestant in slow.items():
            tell(f"round {number} of {settings.rounds}: {name}")
            speeds[name].laps.append(by_turns({name: contestant}, speeds[name].articles)[name])
    del speeds["stages"]
    return build_result(
        machine, settings, articles, speeds,
        load={"pipeline_s": pipeline_s, "model_s": model_s}, peak=peak, stages=stages.seconds,
        batch_sizes={n: c.rates for n, c in slow.items() if isinstance(c, TransformersPipeline)},
        left_out=left_out,
    )  # fmt: skip


def _baselines(
    directory: Path, window: int, articles: list[Article], settings: Settings, tell: Tell
) -> tuple[dict[str, Contestant], dict[str, str]]:
    """Make the baselines that can be measured here; returns them and why others are left out."""
    if not settings.baselines:
        return {}, dict.fromkeys(BASELINES, "not asked for")
    threads = settings.threads or usable_cores()
    makers: dict[str, Callable[[], Contestant]] = {
        "bare_fp32": lambda: BareModel(fp32_runner(directory, settings.threads), window),
        "transformers_same": lambda: same_checkpoint(directory, window, threads),
        "transformers_bert_base": lambda: bert_base(directory, window, threads),
    }
    made: dict[str, Contestant] = {}
    left_out: dict[str, str] = {}
    for name, make in makers.items():
        tell(f"loading {name}")
        try:
            made[name] = contestant = make()
        except LeftOutError as error:
            left_out[name] = str(error)
            continue
        if isinstance(contestant, TransformersPipeline):
            tell(f"choosing among batch sizes {', '.join(map(str, BATCH_SIZES))} for {name}")
            choose_batch_size(contestant, articles)
    return made, left_out
