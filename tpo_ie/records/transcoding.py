"""Streams looked at before they are read, and streams in other encodings as UTF-8."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterator

from tpo_ie.records.compression import Chunks
from tpo_ie.records.encodings import HEAD, undecodable
from tpo_ie.records.faults import Fault


class Replayed:
    """A stream whose first bytes have been looked at.

    Args:
        chunks: The stream.
    """

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks
        self._first: deque[bytes | Fault] = deque()
        size = 0
        while size < HEAD:
            try:
                chunk = next(chunks)
            except StopIteration:
                break
            except Fault as fault:
                self._first.append(fault)
                break
            self._first.append(chunk)
            size += len(chunk)

    @property
    def head(self) -> bytes:
        """Its first bytes."""
        return b"".join(chunk for chunk in self._first if isinstance(chunk, bytes))[:HEAD]

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if not self._first:
            return next(self._chunks)
        chunk = self._first.popleft()
        if isinstance(chunk, Fault):
            raise chunk
        return chunk


class Transcoded:
    """A stream in any encoding as UTF-8; half surrogate pairs stay what they are.

    Args:
        chunks: The stream.
        encoding: Its encoding.
    """

    def __init__(self, chunks: Chunks, encoding: str) -> None:
        self._chunks = chunks
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass" if "utf" in encoding else "strict")
        self._ended = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._ended:
            raise StopIteration
        try:
            chunk = next(self._chunks)
        except StopIteration:
            chunk, self._ended = b"", True
        try:
            return self._decoder.decode(chunk, self._ended).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            self._ended = True
            raise undecodable(error) from None
