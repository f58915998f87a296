"""Markdown articles: head table or front matter to meta, the rest to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from tpo_ie.corpus.news_body import clean
from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.formats.text import whole_text
from tpo_ie.records.options import DEFAULTS, FIELDS, FieldMap
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source
from tpo_ie.records.values import json_value

_FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title", "judul"),
    "source": ("source", "sumber", "media", "outlet"),
    "published": ("published", "date", "tanggal", "terbit", "tanggal terbit", "published at", "publication date"),
    "url": ("url", "link", "tautan", "short url", "urlshort", "shorturl"),
}
_HEAD_LINES = 40
# Links are searched from each bracket to the end of its line: beyond this a line would take minutes.
_HARDEST = 50_000_000
_FENCE = re.compile(r"---[ \t]*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_HEADING = re.compile(r"#[ \t]+(\S.*)")


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read a Markdown file.

    Args:
        source: The file.
        context: How to read.

    Yields:
        Its record.

    Raises:
        Fault: It cannot be read or has no article.
    """
    text = whole_text(source, context)
    if not text.strip():
        raise Fault("empty")
    if any(line.count("[") * len(line) > _HARDEST for line in text.split("\n")):
        raise Fault("markup")
    body, fields, attributes = read_markdown(text, context.options.fields)
    if not body:
        raise Fault("no_body")
    given = {key: fields[key] for key in FIELDS if key in fields}
    yield Record(fields.get("id", source.stem), body, source.place, given, attributes)


def read_markdown(text: str, mapped: FieldMap = DEFAULTS.fields) -> tuple[str, dict[str, str], dict[str, Any]]:
    """Take a Markdown article apart.

    Args:
        text: The file's text.
        mapped: Names of the user's own, looked up before the usual ones.

    Returns:
        The body, the fields of a record that the head gives, and what else it says.

    Raises:
        Fault: The front matter is not valid YAML.
    """
    front, rest = _front_matter(text)
    head = _head_table(rest) | front
    fields: dict[str, str] = {}
    all_names = {field: (_key(getattr(mapped, field)), *names) for field, names in _FIELDS.items()}
    for field, names in all_names.items():
        found = next((name for name in names if head.get(name) not in (None, "")), None)
        if found is not None:
            fields[field] = _plain(head[found])
    if "title" not in fields:
        heading = next((m for m in map(_HEADING.match, rest.lstrip().split("\n")[:1]) if m), None)
        if heading:
            fields["title"] = heading.group(1).strip()
    known = {name for names in all_names.values() for name in names}
    others = {k.replace(" ", "_"): v for k, v in head.items() if k not in known and v not in (None, "")}
    return clean(rest), fields, json_value(others)


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
        data = yaml.load("\n".join(lines[1:end]), _loader())  # noqa: S506 - a safe loader without aliases
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise Fault("front_matter", line=line, reason=getattr(error, "problem", None) or str(error)) from None
    except (ValueError, RecursionError) as error:  # a date such as 2025-02-30
        raise Fault("front_matter", line=1, reason=str(error)) from None
    if not isinstance(data, dict):
        return {}, text
    return {_key(name): value for name, value in data.items()}, "\n".join(lines[end + 1 :])


@cache
def _loader() -> type[Any]:
    """Return a loader of YAML without aliases, by which a few lines can stand for more than fits in memory."""
    import yaml

    class Loader(yaml.SafeLoader):
        """Loads plain values."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.composer.ComposerError(None, None, "an alias is not allowed here", parent.start_mark)
            return super().compose_node(parent, index)

    return Loader


def _head_table(text: str) -> dict[str, Any]:
    """Return the rows of a two-column table in the first lines."""
    head: dict[str, Any] = {}
    for line in text.replace("\r\n", "\n").split("\n")[:_HEAD_LINES]:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|", 1)] if line.startswith("|") else []
        if len(cells) == 2 and not re.fullmatch(r"[-: |]+", line) and cells != ["Field", "Value"]:
            head.setdefault(_key(cells[0]), cells[1])
    return head
