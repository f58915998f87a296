"""Markdown articles: head table or front matter to meta, the rest to text."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from tpo_ie.cli.faults import Fault
from tpo_ie.corpus.news_body import clean

_FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "judul"),
    "source": ("source", "sumber", "media", "outlet"),
    "published": ("published", "date", "tanggal", "terbit", "tanggal terbit", "published at", "publication date"),
    "url": ("url", "link", "tautan", "short url", "urlshort", "shorturl"),
}
_HEAD_LINES = 40
_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_HEADING = re.compile(r"#[ \t]+(\S.*)")


def read_markdown(text: str) -> tuple[str, dict[str, str], dict[str, Any]]:
    """Take a Markdown article apart.

    Args:
        text: The file's text.

    Returns:
        The body, the fields of a record that the head gives, and what else it says.

    Raises:
        Fault: The front matter is not valid YAML.
    """
    front, rest = _front_matter(text)
    head = _head_table(rest) | front
    fields: dict[str, str] = {}
    for field, names in _FIELDS.items():
        found = next((name for name in names if head.get(name) not in (None, "")), None)
        if found is not None:
            fields[field] = _plain(head[found])
    if "title" not in fields:
        heading = next((m for m in map(_HEADING.match, rest.lstrip().split("\n")[:1]) if m), None)
        if heading:
            fields["title"] = heading.group(1).strip()
    known = {name for names in _FIELDS.values() for name in names}
    others = {k.replace(" ", "_"): v for k, v in head.items() if k not in known and v not in (None, "")}
    return clean(rest), fields, json.loads(json.dumps(others, default=str))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _key(name: object) -> str:
    """`🏷️ Title` → `title`."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]|_", " ", str(name))).strip().casefold()


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return what stands between `---` lines at the very start, and the rest."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return {}, text
    end = next((i for i, line in enumerate(lines) if i and _FENCE_END.fullmatch(line)), None)
    if end is None:
        return {}, text
    import yaml

    try:
        data = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise Fault("front_matter", line=line, reason=getattr(error, "problem", None) or str(error)) from None
    except ValueError as error:  # a date such as 2025-02-30
        raise Fault("front_matter", line=1, reason=str(error)) from None
    if not isinstance(data, dict):
        return {}, text
    return {_key(name): value for name, value in data.items()}, "\n".join(lines[end + 1 :])


def _head_table(text: str) -> dict[str, Any]:
    """Return the rows of a two-column table in the first lines."""
    head: dict[str, Any] = {}
    for line in text.replace("\r\n", "\n").split("\n")[:_HEAD_LINES]:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|", 1)] if line.startswith("|") else []
        if len(cells) == 2 and not re.fullmatch(r"[-: |]+", line) and cells != ["Field", "Value"]:
            head.setdefault(_key(cells[0]), cells[1])
    return head
