"""The weight files of the package, written anew with other numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

import tpo_ie

PACKAGE = Path(tpo_ie.__file__).parent
_WIDTH = 135


def comment(path: Path) -> str:
    """Return the comment lines at the head of a file."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines[: next(k for k, line in enumerate(lines) if not line.startswith("#"))])


def table(weights: Mapping[str, float]) -> str:
    """Return weights as YAML, one a line, in alphabetical order."""
    return "".join(f"  {name}: {weights[name] + 0.0:.2f}\n" for name in sorted(weights))


def wide(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return a table of tables as YAML, each row in braces."""
    text = yaml.safe_dump(
        {name: dict(row) for name, row in rows.items()}, default_flow_style=None, width=_WIDTH, sort_keys=True, indent=2
    )
    return "".join(f"  {line}\n" for line in text.splitlines())


def with_number(text: str, block: str, key: str, value: float) -> str:
    """Return a YAML text with another number.

    Args:
        text: The text.
        block: The key of the block in which it stands; empty for the top level.
        key: Its key.
        value: The number.

    Raises:
        ValueError: There is no such key.
    """
    start = re.search(rf"^ *{re.escape(block)}:\n", text, re.M) if block else None
    offset = start.end() if start else 0
    pattern = re.compile(rf"^( *{re.escape(key)}: )-?[\d.]+", re.M)
    found = pattern.search(text, offset)
    if found is None or (block and start is None):
        raise ValueError(f"{block or 'top level'}: no {key}")
    return f"{text[: found.start()]}{found.group(1)}{value:g}{text[found.end() :]}"
