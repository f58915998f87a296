"""Articles from files: text, Markdown, JSON records, JSON Lines; faults are reported, the rest goes on."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tpo_ie.cli.faults import Fault
from tpo_ie.cli.markdown import read_markdown
from tpo_ie.cli.options import is_iso_date

STDIN = "-"
FIELDS = ("title", "source", "published", "url")
_OTHER_KINDS = {".html", ".htm", ".csv", ".tsv", ".xml", ".yaml", ".yml"}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HALF_PAIR = re.compile("[\ud800-\udfff]")

Report = Callable[[str, Fault], None]
"""Called with the place (``FILE`` or ``FILE:LINE``) and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article to read.

    Args:
        id: Its id.
        text: Its text.
        place: ``FILE`` or ``FILE:LINE``, for messages.
        given: ``title``, ``source``, ``published``, ``url``, as far as the input names them.
        attributes: What else the input says.
    """

    id: str
    text: str
    place: str
    given: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as ``tpo_ie.extract_many`` takes it."""
        return {"id": self.id, "text": self.text, **self.given}


def read_records(names: Iterable[str], *, report: Report, warn: Report) -> Iterator[Record]:
    """Read articles in the order of their files.

    Args:
        names: Files; ``-`` is standard input.
        report: Told of each article that cannot be read; the others still come.
        warn: Told of what is odd but does no harm: ids that collide, dates that are no dates.

    Yields:
        Records; ids are unique, a later one of two equal ids gets a suffix.
    """
    taken: set[str] = set()
    for name in names:
        for record in _read(name, report):
            yield _with_free_id(_with_sound_date(record, warn), taken, warn)


def _with_free_id(record: Record, taken: set[str], warn: Report) -> Record:
    new, number = record.id, 1
    while new in taken:
        number += 1
        new = f"{record.id}-{number}"
    if new != record.id:
        warn(record.place, Fault("same_id", id=record.id, new=new))
    taken.add(new)
    return replace(record, id=new)


def _with_sound_date(record: Record, warn: Report) -> Record:
    """Keep a date that is no ISO date out of ``published``: nothing is guessed, nothing is lost."""
    value = record.given.get("published")
    if value is None or is_iso_date(value):
        return record
    warn(record.place, Fault("no_date", value=value))
    given = {key: other for key, other in record.given.items() if key != "published"}
    return replace(record, given=given, attributes={**record.attributes, "published_as_given": value})


def _read(name: str, report: Report) -> Iterator[Record]:
    shown = _shown(name)
    try:
        if name == STDIN:
            yield _text_record("stdin", "stdin", _decode(sys.stdin.buffer.read()))
            return
        path = Path(name)
        kind = path.suffix.lower()
        if kind in _OTHER_KINDS:
            raise Fault("kind", suffix=kind)
        text = _decode(_bytes_of(path))
        if kind == ".jsonl":
            yield from _lines(shown, text, report)
            return
        identifier = _shown(path.stem)
        if kind in {".md", ".markdown"}:
            yield _markdown_record(identifier, shown, text)
        elif kind == ".json":
            yield _json_record(_parse(text), identifier, shown)
        else:
            yield _text_record(identifier, shown, text)
    except Fault as fault:
        report(shown, fault)


def _shown(name: str) -> str:
    """Return a file name as valid text: bytes in it that are no UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Fault("missing") from None
    except OSError as error:
        if path.is_dir():
            raise Fault("folder") from None
        raise Fault("unreadable", reason=error.strerror or str(error)) from None
    except ValueError as error:  # a NUL in the name
        raise Fault("unreadable", reason=str(error)) from None


def _decode(data: bytes) -> str:
    """Return the text of a file as it stands, line ends included; only a byte order mark is taken off."""
    if data.startswith(_UTF16_MARKS):
        raise Fault("utf16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault("not_utf8", byte=error.start, reason=error.reason) from None
    if b"\0" in data:
        raise Fault("binary", byte=data.index(b"\0"))
    return text


def _text_record(identifier: str, place: str, text: str) -> Record:
    if not text.strip():
        raise Fault("empty")
    return Record(identifier, text, place)


def _markdown_record(identifier: str, place: str, text: str) -> Record:
    if not text.strip():
        raise Fault("empty")
    body, fields, attributes = read_markdown(text)
    if not body:
        raise Fault("no_body")
    given = {key: fields[key] for key in FIELDS if key in fields}
    return Record(fields.get("id", identifier), body, place, given, attributes)


def _lines(shown: str, text: str, report: Report) -> Iterator[Record]:
    name = Path(shown).name
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        found = True
        place = f"{shown}:{number}"
        try:
            yield _json_record(_parse(line), f"{name}:{number}", place)
        except Fault as fault:
            report(place, fault)
    if not found:
        raise Fault("empty")


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = error.lineno if error.lineno > 1 else None
        raise Fault("not_json", line=line, column=error.colno, reason=error.msg) from None
    except RecursionError:
        raise Fault("json_depth") from None
    except ValueError as error:  # a number with more digits than Python converts
        raise Fault("not_json", column=1, reason=str(error)) from None


def _json_record(data: Any, identifier: str, place: str) -> Record:
    """Read a flat record or a whole document object, of which only the input's part is taken."""
    if not isinstance(data, dict):
        raise Fault("no_object")
    if data.get("text") is None:
        raise Fault("no_text")
    meta = data["meta"] if isinstance(data.get("meta"), dict) else {}
    given = {}
    for key in FIELDS:
        value = data.get(key) if data.get(key) is not None else meta.get(key)
        if value not in (None, ""):
            given[key] = _string(value, key)
    own = data.get("id")
    if isinstance(own, int) and not isinstance(own, bool):
        own = str(own)
    text = _string(data["text"], "text")
    if not text.strip():
        raise Fault("empty")
    attributes = meta.get("attributes")
    return Record(
        id=identifier if own in (None, "") else _string(own, "id"),
        text=text,
        place=place,
        given=given,
        attributes=attributes if isinstance(attributes, dict) else {},
    )


def _string(value: Any, key: str) -> str:
    if not isinstance(value, str):
        raise Fault("not_a_string", field=key)
    half = _HALF_PAIR.search(value)
    if half:
        raise Fault("half_pair", field=key, offset=half.start())
    return value
