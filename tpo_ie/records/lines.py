"""Lines of a stream, one at a time: numbered, decoded, none longer than the limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tpo_ie.records.compression import Chunks, chunks_of
from tpo_ie.records.context import Context
from tpo_ie.records.encodings import keeps_ascii, stream_encoding, undecodable
from tpo_ie.records.faults import Fault
from tpo_ie.records.sources import Source
from tpo_ie.records.transcoding import Replayed, Transcoded

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Args:
        number: Its number, from 1.
        text: Its text with its end; bytes that cannot be decoded are half surrogate pairs.
        fault: What is wrong with it.
        cut: The stream is damaged in it, so that ``text`` is only its beginning.
        resumed: The stream was damaged in front of it, so that it may lack its beginning.
    """

    number: int
    text: str
    fault: Fault | None = None
    cut: bool = False
    resumed: bool = False


def read_lines(source: Source, context: Context) -> Iterator[Line]:
    """Read the lines of a source; a detected encoding is reported by a warning.

    Args:
        source: Where they are.
        context: How to read.

    Yields:
        Lines, blank ones too.

    Raises:
        Fault: The source cannot be opened.
    """
    with source.open() as file:
        chunks = Replayed(chunks_of(file, source.compression))
        encoding, is_guess = stream_encoding(chunks.head, context.options.encoding)
        if is_guess:
            context.warn(source.place, Fault("encoding", name=encoding))
        if keeps_ascii(encoding):
            yield from _lines(chunks, encoding, context.options.max_bytes)
        else:
            yield from _lines(Transcoded(chunks, encoding), "utf-8", context.options.max_bytes)


def _lines(chunks: Chunks, encoding: str, max_bytes: int) -> Iterator[Line]:
    number, resumed = 1, False
    parts: list[bytes] = []
    size = 0
    while True:
        fault: Fault | None = None
        try:
            chunk = next(chunks, b"")
        except Fault as damage:
            chunk, fault = b"", damage
        start = 0
        while (end := chunk.find(b"\n", start) + 1) > 0:
            size += end - start
            parts.append(chunk[start:end])
            yield _line(number, parts, size, encoding, max_bytes, resumed)
            number, resumed, parts, size, start = number + 1, False, [], 0, end
        size += len(chunk) - start
        if start < len(chunk) and size <= max_bytes:
            parts.append(chunk[start:])
        if fault:
            yield Line(number, _text(b"".join(parts), encoding, number)[0], fault, cut=True, resumed=resumed)
            number, resumed, parts, size = number + 1, True, [], 0
        elif not chunk:
            if size:
                yield _line(number, parts, size, encoding, max_bytes, resumed)
            return


def _line(number: int, parts: list[bytes], size: int, encoding: str, max_bytes: int, resumed: bool) -> Line:
    if size > max_bytes:
        return Line(number, "", Fault("too_many_bytes", limit=max_bytes), resumed=resumed)
    text, fault = _text(b"".join(parts), encoding, number)
    return Line(number, text, fault, resumed=resumed)


def _text(data: bytes, encoding: str, number: int) -> tuple[str, Fault | None]:
    if number == 1 and data.startswith(_MARK):
        data = data[len(_MARK) :]
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    try:
        return data.decode(name), None
    except UnicodeDecodeError as error:
        return data.decode(name, "surrogateescape"), undecodable(error)
