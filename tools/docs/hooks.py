"""Hooks of MkDocs: placeholders ``<!-- generated: NAME -->`` are filled from the project's data."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
if str(REPOSITORY) not in sys.path:  # MkDocs loads this file by its path
    sys.path.insert(0, str(REPOSITORY))

from tools.docs import commands, opened, quality, registry, taxonomy, walked  # noqa: E402

_PLACEHOLDER = re.compile(r"<!-- generated: ([\w-]+) -->")
_ROLE = re.compile(r":(?:func|class|meth|mod|attr):<code>~?([^<]*)</code>")


def _changelog() -> str:
    return (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n")[2]


GENERATED: dict[str, Callable[[], str]] = {
    "changelog": _changelog,
    "commands": commands.commands,
    "categories": taxonomy.categories,
    "vocabularies": taxonomy.vocabularies,
    "rules": taxonomy.rules,
    "registry-sizes": registry.sizes,
    "agencies": registry.agencies,
    "national-agencies": registry.national,
    "patterns": registry.patterns,
    "positions": registry.positions,
    "regions": registry.regions,
    "model-cards": quality.model_cards,
    "models": quality.models,
    "floors": quality.floors,
    "definitions": quality.definitions,
    "corpus": quality.corpus,
    "opening": opened.opening,
    "walk": walked.walk,
}


def fill(markdown: str, path: str) -> str:
    """Return a page with its placeholders filled.

    Args:
        markdown: The page as written.
        path: Its path, for messages.

    Raises:
        ValueError: A placeholder names nothing that can be generated.
    """

    def generated(match: re.Match[str]) -> str:
        if match[1] not in GENERATED:
            raise ValueError(f"{path}: nothing generates {match[1]!r}; known: {', '.join(GENERATED)}")
        return GENERATED[match[1]]()

    return _PLACEHOLDER.sub(generated, markdown)


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Fill the placeholders of a page."""
    return fill(markdown, page.file.src_uri)


def on_page_content(html: str, **_: Any) -> str:
    """Show the cross references of docstrings as the names they mean."""
    return _ROLE.sub(r"<code>\1</code>", html)
