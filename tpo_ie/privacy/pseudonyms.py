"""Ids and file names hidden behind keyed digests, so that a name in them reaches no output."""

from __future__ import annotations

import hashlib
import hmac
import re
from pathlib import Path, PurePath

from tpo_ie.errors import UsageError

LEAST_KEY = 16  # bytes
_DIGITS = 16
_PLACE = re.compile(r"(?P<file>.*?)(?P<rows>(?::\d+)*)", re.DOTALL)
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,8}){0,2}\Z")


class Pseudonyms:
    """Replaces ids and places by digests: the same for the same name and key, and not to be guessed without the key.

    Args:
        key: The key, at least 16 bytes.

    Raises:
        UsageError: The key is shorter.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < LEAST_KEY:
            raise UsageError(f"the key has {len(key)} bytes, at least {LEAST_KEY} are needed")
        self._key = key

    @classmethod
    def from_file(cls, path: str | Path) -> Pseudonyms:
        """Read the key from a file; blanks around it do not count.

        Raises:
            UsageError: It cannot be read, or is too short.
        """
        try:
            return cls(Path(path).read_bytes().strip())
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}") from None
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from None

    def id(self, name: str) -> str:
        """Return what stands for an id."""
        return f"id-{self._digest(name)}"

    def place(self, place: str) -> str:
        """Return what stands for ``FILE`` or ``FILE:LINE``: ending and line stay."""
        parts = _PLACE.fullmatch(place)
        assert parts is not None  # the pattern fits everything
        ending = _ENDING.search(PurePath(parts["file"]).name)
        return f"file-{self._digest(parts['file'])}{ending[0] if ending else ''}{parts['rows']}"

    def _digest(self, name: str) -> str:
        data = name.encode("utf-8", "surrogatepass")
        return hmac.new(self._key, data, hashlib.sha256).hexdigest()[:_DIGITS]
