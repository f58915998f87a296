"""``tpo-ie bench``: speed and memory, side by side with baselines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from tpo_ie.benchmark.run import Tell


def bench(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Articles to measure on: files, folders, patterns.")
    ],
    *,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Measure on the first N articles.")] = 200,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the result here as JSON; - prints it.")
    ] = None,
    rounds: Annotated[int, typer.Option(metavar="N", min=1, help="Rounds; a speed is the median over them.")] = 3,
    threads: Annotated[int, typer.Option(metavar="N", min=0, help="Threads of everything; 0 takes all cores.")] = 0,
    baselines: Annotated[
        bool, typer.Option("--baselines/--no-baselines", help="Measure fp32 and the transformers pipelines too.")
    ] = True,
    baseline_seconds: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.0, help="About how long each baseline is measured.")
    ] = 20.0,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The model to use; the one that ships when left out.")
    ] = None,
) -> None:
    """Measure documents/s, sub-words/s, time per stage and memory, in one run with baselines.

    Baselines need the extra `train`; without it they are left out. Exit code 1: some articles could not be read.
    """
    from tpo_ie.benchmark.run import Settings, run_benchmark
    from tpo_ie.cli.console import complain
    from tpo_ie.records import Fault, ReadOptions, read_records

    failed: list[str] = []

    def report(place: str, fault: Fault) -> None:
        failed.append(place)
        complain(fault.message(place))

    def report_failure(record_id: str, error: Exception) -> None:
        failed.append(record_id)
        complain(f"{record_id}: {error}")

    settings = Settings(
        model=None if model is None else str(model),
        threads=threads,
        rounds=rounds,
        baselines=baselines,
        baseline_seconds=baseline_seconds,
    )
    options = ReadOptions(duplicates="ignore")
    records = read_records(
        inputs, report=report, warn=lambda place, fault: complain(fault.message(place)), options=options
    )
    with _status() as tell:
        result = run_benchmark(islice(records, limit), settings, on_failure=report_failure, tell=tell)
    _publish(result, json_)
    if failed:
        raise typer.Exit(1)


@contextmanager
def _status() -> Iterator[Tell]:
    """Show on a terminal what is being measured."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


def _publish(result: dict[str, Any], path: Path | None) -> None:
    """Write the result as JSON where asked; print tables unless the JSON goes to stdout."""
    from tpo_ie.cli.console import output

    to_stdout = path is not None and str(path) == "-"
    if path is not None:
        with output(None if to_stdout else path) as stream:
            stream.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    if to_stdout:
        return
    from rich.console import Console

    from tpo_ie.benchmark.printing import print_result

    with output(None) as stream:
        print_result(result, Console(file=stream, highlight=False))
