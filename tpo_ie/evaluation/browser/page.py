"""The page itself: data, style and script in one file that loads nothing and trusts no text."""

from __future__ import annotations

import base64
import hashlib
import json
from string import Template
from typing import Any

from tpo_ie.evaluation.browser.collection import Collection
from tpo_ie.evaluation.measures import headlines, measure_of
from tpo_ie.resources import package_text

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def render_page(collection: Collection, result: dict[str, Any]) -> str:
    """Return the error browser as one HTML page.

    Texts travel as JSON in a block that no browser runs, with every ``<`` escaped, and the script only ever sets
    text, never markup; the content security policy allows this script and this style and nothing else.

    Args:
        collection: Documents and their mistakes.
        result: A result of :func:`tpo_ie.evaluation.evaluate.evaluate`, for the scores on top.

    Returns:
        A complete page without outside resources.
    """
    style, script = _data("style.css"), _data("script.js")
    data = collection.to_dict() | {"scores": _scores(result)}
    return Template(_data("page.html")).substitute(
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=json_block(data),
    )


def json_block(data: Any) -> str:
    """Return JSON that can stand in a script element: it holds no ``<``, ``>``, ``&`` and nothing but ASCII."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return text


def _data(name: str) -> str:
    return package_text("tpo_ie.evaluation.browser", name).replace("\r\n", "\n")


def _hash(content: str) -> str:
    """Return the source expression by which a content security policy allows an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _scores(result: dict[str, Any]) -> list[dict[str, Any]]:
    rows = []
    for path in headlines():
        node = result
        for part in path:
            node = node[part]
        fields = {key: node[key] for key in ("p", "r", "f1", "ci95", "support", "predicted")}
        rows.append({"measure": ".".join(path), "definition": measure_of(path).meaning, **fields})
    return rows
