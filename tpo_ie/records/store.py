"""A dictionary that moves to a temporary file when it grows: what is remembered of a whole archive."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from types import TracebackType

_CACHE_KIB = 8 * 1024


class Store:
    """Texts by key; at most 8 MiB of them lie in memory, the rest in a file that ends with the process.

    Keys are compared by 128 bits of their hash.
    """

    def __init__(self) -> None:
        # An empty name is a private temporary database, which no other process can open.
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for pragma in (f"cache_size = -{_CACHE_KIB}", "journal_mode = OFF", "synchronous = OFF"):
            self._database.execute(f"PRAGMA {pragma}").fetchall()
        self._database.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, value TEXT) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def get(self, key: str) -> str | None:
        """Return what was put under a key; None when nothing was."""
        row = self._database.execute("SELECT value FROM kept WHERE key = ?", (_digest(key),)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Remember a text under a key."""
        self._database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (_digest(key), value))


def _digest(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
