"""Records of a WARC stream as bytes, found again behind one that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tpo_ie.records.compression import Chunks
from tpo_ie.records.faults import Fault

_START = re.compile(rb"WARC/\d\.\d\r?\n(?=[A-Za-z][\w-]{0,60}:)")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_BLANKS = re.compile(rb"[\r\n]+")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADER = 2**16
_KEPT = 128  # more than a start mark is long


@dataclass(frozen=True, slots=True)
class Frame:
    """One record.

    Args:
        number: Its number in the stream, from 1.
        data: Header and content; of a record over the limit only as much as tells what it is.
        fault: What is wrong with it.
        is_whole: ``data`` has the whole content.
    """

    number: int
    data: bytes = b""
    fault: Fault | None = None
    is_whole: bool = True


def frames_of(chunks: Chunks, max_bytes: int) -> Iterator[Frame]:
    """Cut a stream into records.

    A record whose length is right is followed by an empty line, the next record or the end. Otherwise the stream is
    searched for the next record from behind the header of the broken one.

    Args:
        chunks: The stream.
        max_bytes: Longest record that is kept in memory.

    Yields:
        Records, and a fault for each broken one.
    """
    buffer = _Buffer(chunks)
    number = 0
    while True:
        buffer.skip_blank_lines()
        if buffer.at_end() and not buffer.damage:
            return
        number += 1
        yield _frame(buffer, number, max_bytes)


def _frame(buffer: _Buffer, number: int, max_bytes: int) -> Frame:
    if buffer.at_end():
        return Frame(number, fault=buffer.take_damage())
    end = buffer.find(_HEADER_END, 0, _LONGEST_HEADER)
    header = buffer.data[: end.end()] if end else b""
    length = _LENGTH.search(header) if _START.match(header) and not _START.search(header, 1) else None
    if length is None:
        return _broken(buffer, number, 1, Fault("warc_header"))
    size = len(header) + int(length.group(1))
    if size > max_bytes:
        return _long(buffer, number, len(header), size)
    if buffer.fill(size) and buffer.ends_record_at(size):
        return Frame(number, buffer.take(size))
    return _broken(buffer, number, len(header), Fault("warc_length", length=int(length.group(1))))


def _broken(buffer: _Buffer, number: int, start: int, fault: Fault) -> Frame:
    buffer.drop(start)
    buffer.seek_start()
    return Frame(number, fault=_damage_or(fault, buffer))


def _long(buffer: _Buffer, number: int, header_size: int, size: int) -> Frame:
    """Pass over a record that is too long, unless another one begins inside: then its length is wrong."""
    buffer.fill(_LONGEST_HEADER)
    start = bytes(buffer.data[:_LONGEST_HEADER])
    buffer.drop(header_size)
    if header_size + buffer.seek_start(size - header_size) == size and buffer.ends_record_at(0):
        return Frame(number, start, is_whole=False)
    return Frame(number, fault=_damage_or(Fault("warc_length", length=size - header_size), buffer))


def _damage_or(fault: Fault, buffer: _Buffer) -> Fault:
    """Return the damage of the stream that broke a record off, else what was found wrong with it."""
    return (buffer.take_damage() if buffer.at_end() else None) or fault


class _Buffer:
    """Bytes of a stream up to its end or the next damage."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks
        self.data = bytearray()
        self.damage: Fault | None = None
        self._ended = False

    def _more(self) -> bool:
        if self._ended or self.damage:
            return False
        try:
            self.data += next(self._chunks)
        except StopIteration:
            self._ended = True
            return False
        except Fault as damage:
            self.damage = damage
            return False
        return True

    def fill(self, size: int) -> bool:
        """Read until there are so many bytes; False when the stream ends before."""
        while len(self.data) < size:
            if not self._more():
                return False
        return True

    def at_end(self) -> bool:
        """Say whether nothing comes any more in front of the end or the next damage."""
        return not self.fill(1)

    def take_damage(self) -> Fault | None:
        """Go on behind a damage."""
        damage, self.damage = self.damage, None
        return damage

    def take(self, size: int) -> bytes:
        """Return so many bytes and drop them."""
        taken = bytes(self.data[:size])
        self.drop(size)
        return taken

    def drop(self, size: int) -> None:
        """Drop bytes at the front."""
        del self.data[:size]

    def skip_blank_lines(self) -> None:
        """Drop line ends at the front."""
        while not self.at_end() and self.data[0] in b"\r\n":
            blanks = _BLANKS.match(self.data)
            self.drop(blanks.end() if blanks else 0)

    def find(self, pattern: re.Pattern[bytes], start: int, within: int) -> re.Match[bytes] | None:
        """Search the next bytes."""
        while True:
            found = pattern.search(self.data, start, within)
            if found or len(self.data) >= within or not self._more():
                return found

    def ends_record_at(self, place: int) -> bool:
        """Say whether a record may end at a place: an empty line, another record or nothing follows."""
        while True:
            behind = bytes(self.data[place : place + _KEPT])
            rest = behind.lstrip(b"\r\n")
            if behind.startswith(b"\r\n\r\n") or rest.startswith(b"WARC/"):
                return True
            if len(rest) >= 5 or not self._more():
                return not rest

    def seek_start(self, within: int | None = None) -> int:
        """Drop bytes up to the next start of a record.

        Args:
            within: Bytes that are searched; None searches to the end or the next damage.

        Returns:
            Number of bytes dropped.
        """
        passed = 0
        while True:
            left = None if within is None else within - passed
            end = len(self.data) if left is None else min(left, len(self.data))
            found = _START.search(self.data, 0, end)
            if found:
                self.drop(found.start())
                return passed + found.start()
            if left is not None and len(self.data) >= left:
                self.drop(left)
                return passed + left
            surplus = max(0, len(self.data) - _KEPT)
            self.drop(surplus)
            passed += surplus
            if not self._more():
                passed += len(self.data)
                self.drop(len(self.data))
                return passed
