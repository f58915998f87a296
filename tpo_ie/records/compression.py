"""Bytes of plain, gzip and Zstandard streams, piece by piece; what lies behind a damage still comes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol

from tpo_ie.extras import require
from tpo_ie.records.faults import Fault

CHUNK = 2**16
_GZIP_MAGIC = b"\x1f\x8b\x08"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# 1 KiB of Zstandard can become 32 MiB; more at a time would let a small file fill the memory.
_ZSTD_STEP = 2**10
_FINE_STEP = 64


class Chunks(Protocol):
    """Pieces of a stream.

    ``next`` raises Fault where the stream is damaged or cut; calling it again goes on behind the damage, as
    far as anything there can be read.
    """

    def __iter__(self) -> Iterator[bytes]: ...

    def __next__(self) -> bytes: ...


def chunks_of(file: BinaryIO, compression: str) -> Chunks:
    """Read a stream.

    Args:
        file: The file, opened.
        compression: ``.gz``, ``.zst`` or an empty string.

    Returns:
        Pieces of at most a few MiB, of plain bytes.
    """
    if compression == ".gz":
        return _Inflated(file, _GZIP_MAGIC, _Gzip, CHUNK)
    if compression == ".zst":
        zstandard = require("zstandard")
        return _Inflated(file, _ZSTD_MAGIC, lambda: _Zstd(zstandard), _ZSTD_STEP)
    return iter(lambda: file.read(CHUNK), b"")


def read_all(chunks: Chunks, max_bytes: int) -> bytes:
    """Return a whole stream.

    Args:
        chunks: The stream.
        max_bytes: Most bytes it may have.

    Raises:
        Fault: It is longer, damaged or cut.
    """
    parts, size = [], 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > max_bytes:
            raise Fault("too_many_bytes", limit=max_bytes)
    return b"".join(parts)


class _Member(Protocol):
    """The decompressor of one gzip member or Zstandard frame."""

    ended: bool
    rest: bytes
    error: type[Exception]

    def feed(self, data: bytes) -> bytes: ...

    def copy(self) -> _Member | None: ...


class _Gzip:
    error: type[Exception] = zlib.error

    def __init__(self, inflater: Any = None) -> None:
        self._inflater = inflater or zlib.decompressobj(wbits=31)
        self.ended, self.rest = False, b""

    def feed(self, data: bytes) -> bytes:
        plain: bytes = self._inflater.decompress(data, CHUNK)
        self.ended = self._inflater.eof
        self.rest = self._inflater.unused_data if self.ended else self._inflater.unconsumed_tail
        return plain

    def copy(self) -> _Gzip:
        return _Gzip(self._inflater.copy())


class _Zstd:
    def __init__(self, zstandard: Any) -> None:
        self.error: type[Exception] = zstandard.ZstdError
        self._inflater = zstandard.ZstdDecompressor().decompressobj()
        self.ended, self.rest = False, b""

    def feed(self, data: bytes) -> bytes:
        if not data:
            return b""
        plain: bytes = self._inflater.decompress(data)
        self.ended = self._inflater.eof
        self.rest = self._inflater.unused_data if self.ended else b""
        return plain

    def copy(self) -> None:
        """Zstandard gives whole blocks or nothing, so that there is nothing to save in front of a damage."""
        return


class _Inflated:
    def __init__(self, file: BinaryIO, magic: bytes, new: Callable[[], _Member], step: int) -> None:
        self._file, self._magic, self._new, self._step = file, magic, new, step
        self._raw = b""
        self._member: _Member | None = None
        self._damage: Fault | None = None
        self._searching = False  # behind a damage: what only looks like a member must not be a damage of its own

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        while True:
            if self._damage:
                fault, self._damage = self._damage, None
                raise fault
            if self._member is None:
                if not self._begin():
                    raise StopIteration
                continue
            plain = self._inflate()
            if plain:
                self._searching = False
                return plain

    def _begin(self) -> bool:
        """Begin the next member or skip what is none; False at the end of the file."""
        self._fill(len(self._magic))
        # Padding to a block size is usual on tapes and harmless.
        while self._raw[:1] == b"\0":
            self._raw = self._raw.lstrip(b"\0")
            self._fill(len(self._magic))
        if not self._raw:
            return False
        if self._starts_member():
            self._member = self._new()
        else:
            self._skip_damage(Fault("not_compressed"))
        return True

    def _starts_member(self) -> bool:
        skippable = self._magic == _ZSTD_MAGIC and self._raw[1:4] == b"\x2a\x4d\x18" and self._raw[0] & 0xF0 == 0x50
        return skippable or self._raw.startswith(self._magic)

    def _inflate(self) -> bytes:
        member = self._member
        assert member is not None
        self._fill(1)
        data, self._raw = self._raw[: self._step], self._raw[self._step :]
        before = member.copy()
        try:
            plain = member.feed(data)
        except member.error as error:
            self._raw = data + self._raw
            self._skip_damage(Fault("damaged", reason=str(error)))
            return _up_to_damage(before, data) if before else b""
        self._raw = member.rest + self._raw
        if member.ended:
            self._member = None
        elif not plain and not data:
            self._skip_damage(Fault("cut"))
        return plain

    def _skip_damage(self, fault: Fault) -> None:
        """Note a damage and drop raw bytes up to the next that look like the start of a member."""
        self._member = None
        self._damage = None if self._searching else fault
        self._searching = True
        while True:
            found = self._raw.find(self._magic, 1)
            if found > 0:
                self._raw = self._raw[found:]
                return
            self._raw = self._raw[-len(self._magic) :]
            more = self._file.read(CHUNK)
            if not more:
                self._raw = b""
                return
            self._raw += more

    def _fill(self, size: int) -> None:
        while len(self._raw) < size:
            more = self._file.read(CHUNK)
            if not more:
                return
            self._raw += more


def _up_to_damage(member: _Member, data: bytes) -> bytes:
    """Return what a piece that ends in a damage still holds in front of it."""
    plain = b""
    try:
        for start in range(0, len(data), _FINE_STEP):
            plain += member.feed(data[start : start + _FINE_STEP])
            if member.rest:
                break
    except member.error:
        pass
    return plain
