"""Articles packed in compressed blocks, which the page unpacks one by one when an article is opened."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

BLOCK_ARTICLES = 32


class Blocks:
    """Collects articles.

    Args:
        most: The most characters that all blocks may take.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: list[dict[str, Any]] = []
        self._packed: list[str] = []
        self.size = 0

    def add(self, details: dict[str, Any]) -> bool:
        """Add an article; returns False as soon as the blocks are too large together."""
        self._waiting.append(details)
        if len(self._waiting) == BLOCK_ARTICLES:
            self._pack()
        return self.size <= self._most

    def finish(self) -> list[str]:
        """Return the blocks in order: zlib in Base64, whose letters can do nothing on a page."""
        if self._waiting:
            self._pack()
        return self._packed

    def _pack(self) -> None:
        text = json.dumps(self._waiting, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        data = zlib.compress(text.encode("utf-8", "replace"), 9)
        self._packed.append(base64.b64encode(data).decode("ascii"))
        self.size += len(self._packed[-1])
        self._waiting = []
