"""WARC: the articles of a web archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from tpo_ie.extras import require
from tpo_ie.records.compression import chunks_of
from tpo_ie.records.context import Context
from tpo_ie.records.encodings import decode
from tpo_ie.records.faults import Fault
from tpo_ie.records.formats.page import article_of, declared_encoding
from tpo_ie.records.formats.warc_frames import Frame, frames_of
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source

_PAGES = ("text/html", "application/xhtml+xml")
_OK = "200"


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read the pages of a web archive, record by record.

    Articles are taken from successful responses and resources in HTML, and from conversions to plain text.
    Requests, metadata, redirections, pictures and the like are passed over.

    Args:
        source: The file.
        context: How to read; faults are reported with the number of the WARC record, from 1.

    Yields:
        Records, called ``FILE:NUMBER``.

    Raises:
        Fault: The file cannot be opened or holds no WARC record.
    """
    require("warcio")
    number = 0
    with source.open() as file:
        for frame in frames_of(chunks_of(file, source.compression), context.options.max_bytes):
            number = frame.number
            place = f"{source.place}:{number}"
            try:
                record = _record(frame, f"{source.name}:{number}", place, context)
            except Fault as fault:
                context.report(place, fault)
                continue
            if record:
                yield record
    if not number:
        raise Fault("empty")


def _record(frame: Frame, identifier: str, place: str, context: Context) -> Record | None:
    if frame.fault:
        raise frame.fault
    record, content = _parsed(frame, context.options.max_bytes)
    if content is None:
        return None
    if not frame.is_whole or len(content) > context.options.max_bytes:
        raise Fault("too_many_bytes", limit=context.options.max_bytes)
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI")
    declared = _charset(record) or declared_encoding(content)
    text, warning = decode(content, None, declared, mend=True)
    if warning:
        context.warn(place, warning)
    if record.rec_type == "conversion":
        found = Record(identifier, text, place, {"url": url} if url else {})
    else:
        found = article_of(text, identifier, place, context.options.max_chars, url)
    retrieved = headers.get_header("WARC-Date")
    return replace(found, attributes=found.attributes | ({"retrieved": retrieved} if retrieved else {}))


def _parsed(frame: Frame, max_bytes: int) -> tuple[Any, bytes | None]:
    """Return a record and its content; None in its place when the record is no page."""
    loader = require("warcio.recordloader").ArcWarcRecordLoader()
    try:
        record = loader.parse_record_stream(BytesIO(frame.data), known_format="warc")
        return record, record.content_stream().read(max_bytes + 1) if _is_page(record) else None
    except Exception as error:  # warcio raises whatever its parsers meet in a broken record
        raise Fault("warc_record", reason=f"{type(error).__name__}: {error}") from None


def _is_page(record: Any) -> bool:
    if record.rec_type == "response":
        http = record.http_headers
        return bool(http and http.get_statuscode() == _OK and _kind(http.get_header("Content-Type")) in _PAGES)
    kind = _kind(record.rec_headers.get_header("Content-Type"))
    return kind in {"resource": _PAGES, "conversion": ("text/plain",)}.get(record.rec_type, ())


def _kind(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _charset(record: Any) -> str | None:
    headers = record.http_headers or record.rec_headers
    _, _, rest = (headers.get_header("Content-Type") or "").lower().partition("charset=")
    return rest.partition(";")[0].strip(" \"'") or None
