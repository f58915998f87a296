"""Runs a property for some time: under atheris, which follows coverage, or under hypothesis alone."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_STEP = 200  # examples that hypothesis runs between two looks at the clock


def arguments(description: str | None) -> argparse.Namespace:
    """Read the command line; makes the tests importable, whose strategies and checks are used."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--engine", choices=("atheris", "hypothesis"), help="default: atheris where it is installed")
    parser.add_argument("--corpus", type=Path, help="folder in which atheris keeps inputs that reach new code")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if given.engine is None:
        given.engine = "atheris" if _atheris() else "hypothesis"
    return given


def _atheris() -> Any:
    try:
        import atheris
    except ImportError:
        return None
    return atheris


def run(prepare: Callable[[], Callable[..., None]], given: argparse.Namespace) -> None:
    """Run a property until time is up or it fails; ends the process with 1 if it fails.

    Args:
        prepare: Imports what is tested and returns a new property, a function under ``@given``; under atheris
            what it imports is instrumented; under hypothesis it is called for every few hundred examples.
        given: The command line.
    """
    if given.engine == "atheris":
        _run_atheris(prepare, given)
    else:
        _run_hypothesis(prepare, given)


def _run_hypothesis(prepare: Callable[[], Callable[..., None]], given: argparse.Namespace) -> None:
    from hypothesis import HealthCheck, Phase, seed, settings

    begun, steps = time.monotonic(), 0
    while time.monotonic() - begun < given.seconds:
        options = settings(
            max_examples=_STEP, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.target, Phase.shrink),
        )  # fmt: skip
        try:
            seed(given.seed * 1_000_000 + steps)(options(prepare()))()
        except Exception:
            traceback.print_exc()
            raise SystemExit(1) from None
        steps += 1
    print(f"hypothesis: {steps * _STEP} examples in {time.monotonic() - begun:.0f} s, no failure")


def _run_atheris(prepare: Callable[[], Callable[..., None]], given: argparse.Namespace) -> None:
    atheris = _atheris()
    with atheris.instrument_imports(include=["tpo_ie"]):
        property_ = prepare()
    one: Callable[[bytes], Any] = property_.hypothesis.fuzz_one_input  # type: ignore[attr-defined]

    def target(data: bytes) -> None:
        one(data)

    options = [f"-max_total_time={max(1, int(given.seconds))}", f"-seed={given.seed + 1}", "-timeout=30"]
    options += ["-rss_limit_mb=4096", "-max_len=4096", "-len_control=0", f"-artifact_prefix={ROOT / 'runs'}/"]
    (ROOT / "runs").mkdir(exist_ok=True)
    if given.corpus is not None:
        given.corpus.mkdir(parents=True, exist_ok=True)
        options.append(str(given.corpus))
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()
