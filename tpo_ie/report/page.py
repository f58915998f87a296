"""The page itself: data, style and script in one file that loads nothing and trusts no text."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from html import escape
from string import Template
from typing import Any

from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.strings import LANGUAGES, load_strings
from tpo_ie.resources import package_text

_ASSETS = "tpo_ie.report.assets"
_STYLES = (
    "base.css",
    "layout.css",
    "charts.css",
    "network.css",
    "lists.css",
    "rows.css",
    "narrow.css",
    "article.css",
    "print.css",
)
_SCRIPTS = (
    "dom.js", "focus.js", "data.js", "words.js", "days.js", "details.js", "state.js", "choice.js", "csv.js", "xlsx.js",
    "downloads.js", "filters.js", "numbers.js", "timeline.js", "tiles.js", "bars.js", "officials.js", "links.js",
    "network.js", "quotes.js", "rows.js", "cards.js", "article.js", "printing.js", "main.js",
)  # fmt: skip
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_SHARED_WORDS = (
    "pillar.",
    "category.",
    "status.",
    "not_status.",
    "relation.",
    "kind.",
    "label.",
    "role.",
    "month.",
)


def render_page(data: dict[str, Any], blocks: list[str]) -> str:
    """Return the report as one HTML page.

    Texts travel as JSON in a block that no browser runs, with every ``<`` escaped, and the script only ever sets
    text, never markup; the content security policy allows this script and this style and nothing else.

    Args:
        data: The columns, from :class:`tpo_ie.report.collection.Collection`, and what is said about them.
        blocks: The packed articles.

    Returns:
        A complete page.
    """
    style, script, last_script = _style(), _script(), _asset("too-old.js")
    strings = load_strings(data["about"]["lang"], "tpo_ie.report", "strings.yaml")
    return Template(package_text(_ASSETS, "page.html")).substitute(
        lang=strings.lang,
        title=_text(data["about"]["title"]),
        no_script=_text(strings("no_script")),
        too_old=" ".join(_text(load_strings(lang, "tpo_ie.report", "strings.yaml")("too_old")) for lang in LANGUAGES),
        style=style,
        script=script,
        last_script=last_script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        last_script_hash=_hash(last_script),
        data=json_block(data | {"words": {lang: _words(lang) for lang in LANGUAGES}}),
        blocks="\n".join(
            f'<script type="text/plain" id="block-{n}">{block}</script>' for n, block in enumerate(blocks)
        ),
    )


def json_block(data: Any) -> str:
    """Return JSON that can stand in a script element: it holds no ``<``, ``>``, ``&``, nor line ends of JavaScript.

    Args:
        data: What to write.

    Raises:
        ValueError: A number is not finite.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, written in _ESCAPES.items():
        text = text.replace(character, written)
    # A half of a pair cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(lang: str) -> dict[str, str]:
    shared = load_strings(lang).texts
    own = load_strings(lang, "tpo_ie.report", "strings.yaml").texts
    return {key: text for key, text in shared.items() if key.startswith(_SHARED_WORDS)} | own


def _text(value: str) -> str:
    """Return text for the head of the page, where JSON does not reach."""
    return escape(one_line(value))


@cache
def _style() -> str:
    return "\n".join(_asset(name) for name in _STYLES)


@cache
def _script() -> str:
    """Return the script: the libraries, then the parts, which share one scope of their own."""
    parts = "\n".join(f"// {name}\n{_asset(name)}" for name in _SCRIPTS)
    libraries = "\n".join(_asset(f"vendor/{name}") for name in ("d3.js", "fflate.js"))
    return f'{libraries}\n(() => {{\n"use strict";\n{parts}\n}})();\n'


def _asset(name: str) -> str:
    return package_text(_ASSETS, name).replace("\r\n", "\n")


def _hash(content: str) -> str:
    """Return the source expression by which a content security policy allows an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
