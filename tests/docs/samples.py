"""Code samples of a page: blocks behind ``<!-- run -->``, and what a block behind ``<!-- prints -->`` says they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(
    r"^<!-- run -->\n```(?P<language>\w+)\n(?P<code>.*?)^```\n(?:\n<!-- prints -->\n```text\n(?P<prints>.*?)^```\n)?",
    re.M | re.S,
)


@dataclass(frozen=True)
class Sample:
    """A block that runs.

    Args:
        line: Line of the page where its code begins.
        language: ``python``, ``console`` or ``sql``.
        code: The code.
        prints: What it must print; None when the page does not say.
    """

    line: int
    language: str
    code: str
    prints: str | None


def samples(page: str) -> Iterator[Sample]:
    """Yield the blocks of a page that run, in order."""
    for match in _BLOCK.finditer(page):
        line = page.count("\n", 0, match.start("code")) + 1
        yield Sample(line, match["language"], match["code"], match["prints"])


def questions(code: str) -> list[str]:
    """Return the statements of a block of SQL: comments taken off."""
    bare = re.sub(r"^--.*$", "", code, flags=re.M)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]
