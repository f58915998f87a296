"""No regular expression of the package takes long on any text: all of them against inputs made to be hard."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.conftest import REPOSITORY

LIMIT = 1.0  # seconds for 100,000 characters
SIZES = (500, 2_000, 5_000, 10_000, 30_000, 100_000)
# What news repeats, and what runs into itself when repeated.
PIECES = (
    *("a", "A", "1", " ", "\n", "-", ".", ",", '"', "“", "(", ")", "/", "'", "|", "[", "_", "@"),
    *("a ", "Aa ", "1 ", "a-", "1.", "1,", "1/", "A. ", "a, ", "\n ", " \n", "- ", "* ", "a\n", "A.A.", "a'a", "(a"),
)


@cache
def expressions() -> list[tuple[str, int, str]]:
    """Return pattern, flags and module of each expression."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.regexes"],
        cwd=REPOSITORY, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    return [tuple(item) for item in json.loads(done.stdout)]


def hostile(pattern: str, flags: int) -> Iterator[str]:
    """Yield pieces to repeat: general ones, and what the expression itself looks for, whole and cut short."""
    yield from PIECES
    example = witness(pattern, flags)
    for end in {len(example), len(example) - 1, len(example) // 2}:
        if end > 0:
            yield example[:end]
            yield example[:end] + " "


def witness(pattern: str, flags: int) -> str:
    """Return a text much like what an expression matches: the shortest way through its first branches."""
    parser = re._parser  # type: ignore[attr-defined]
    return "".join(_walk(parser.parse(pattern, flags & ~re.DEBUG)))


def _walk(tree: Any) -> Iterator[str]:
    for operation, argument in tree:
        name = str(operation)
        if name == "LITERAL":
            yield chr(argument)
        elif name == "IN":
            yield _member(argument)
        elif name == "ANY":
            yield "x"
        elif name == "BRANCH":
            yield from _walk(argument[1][0])
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            for _ in range(max(1, argument[0])):
                yield from _walk(argument[2])
        elif name == "SUBPATTERN":
            yield from _walk(argument[3])
        elif name == "ATOMIC_GROUP":
            yield from _walk(argument)


def _member(options: list[Any]) -> str:
    categories = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}
    for operation, argument in options:
        name = str(operation)
        if name == "LITERAL":
            return chr(argument)
        if name == "RANGE":
            return chr(argument[0])
        if name == "CATEGORY":
            return categories.get(str(argument), "-")
    return "x"


def seconds(expression: re.Pattern[str], text: str) -> float:
    """Return how long it takes to look for a match at the beginning of a text."""
    begun = time.process_time()
    expression.match(text)
    return time.process_time() - begun


def too_slow(expression: re.Pattern[str], piece: str) -> str | None:
    """Say of the first text that takes more than its share of the limit what it is; a smaller one is tried first."""
    for size in SIZES:
        text = (piece * (size // len(piece) + 1))[:size]
        # Once more after a failure: another program may have had the processor's caches.
        if (
            seconds(expression, text) > LIMIT * size / SIZES[-1]
            and (taken := seconds(expression, text)) > LIMIT * size / SIZES[-1]
        ):
            return f"{taken:.2f} s for {size:,} characters of {piece!r}"
    return None


def test_all_expressions_are_seen() -> None:
    found = expressions()
    modules = {module for _, _, module in found}
    assert len(found) > 300
    assert {
        "tpo_ie.actions.wordclasses",
        "tpo_ie.relations.cues",
        "tpo_ie.mentions.words",
        "tpo_ie.records.dates",
    } <= modules


def test_no_expression_takes_long_from_where_it_is_tried() -> None:
    slow = []
    for pattern, flags, module in expressions():
        expression = re.compile(pattern, flags)
        for piece in hostile(pattern, flags):
            if fault := too_slow(expression, piece):
                slow.append(f"{module}: {fault}: {pattern[:200]!r}")
                break
    assert slow == []


def test_what_a_slow_expression_looks_like() -> None:
    assert too_slow(re.compile(r"a*a*a*b"), "a") is not None
    assert too_slow(re.compile(r"\s*,?\s*b"), " ") is not None
    assert too_slow(re.compile(r"\s*b"), " ") is None


def test_the_witness_is_what_an_expression_looks_for() -> None:
    for pattern in (r"Pasal (\d+) ayat \((\d+)\)", r"(?:se|dua) orang\b", r"[A-Z]{3,}\s*[:;]", "a.c"):
        assert re.match(pattern, witness(pattern, 0)), pattern
