"""How an archive is to be read: names of fields, limits, encodings, duplicates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tpo_ie.errors import InputError

FIELDS = ("title", "source", "published", "url")


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Where the parts of a record stand: names of JSON keys or of columns.

    A name with dots (``meta.date``) leads into nested objects when no key has exactly that name.

    Args:
        text: The text.
        id: The id.
        title: The title.
        source: The medium.
        published: Day of publication.
        url: Web address.
        keep: Further keys or columns to keep in ``meta.attributes`` under their own names.
    """

    text: str = "text"
    id: str = "id"
    title: str = "title"
    source: str = "source"
    published: str = "published"
    url: str = "url"
    keep: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All keys or columns that are looked up."""
        return (self.text, self.id, *(getattr(self, key) for key in FIELDS), *self.keep)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that are not the names looked up in any case: what the user asked for by name."""
        return tuple(name for name in self.names if name not in ("text", "id", *FIELDS))


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How records are read.

    Args:
        fields: Names of keys and columns.
        encoding: Encoding of all text files, e.g. ``cp1252``; None takes UTF-8 and detects what is not.
        stdin: What standard input holds, as a file ending: ``txt``, ``md``, ``html``, ``json``, ``jsonl``,
            ``csv``, ``tsv``, ``parquet``, ``warc``, each also with ``.gz`` or ``.zst``.
        max_chars: Longest text that is read, in characters, at least 1; a longer one is a fault.
        duplicates: ``mark`` sets ``attributes.duplicate_of``; ``skip`` leaves duplicates out, with a warning
            each; ``ignore`` looks for none.

    Raises:
        InputError: No such encoding; the limit is below 1.
    """

    fields: FieldMap = field(default_factory=FieldMap)
    encoding: str | None = None
    stdin: str = "txt"
    max_chars: int = 10_000_000
    duplicates: Literal["mark", "skip", "ignore"] = "mark"

    def __post_init__(self) -> None:
        if self.max_chars < 1:
            raise InputError(f"the longest text is {self.max_chars} characters, at least 1 is expected")
        if self.encoding is not None:
            try:
                " ".encode(self.encoding)
            except (LookupError, ValueError):
                raise InputError(f"{self.encoding!r} is no encoding of text") from None

    @property
    def max_bytes(self) -> int:
        """Most bytes that one article may take in a file: its text in UTF-8 and 1 MiB for the rest."""
        return 4 * self.max_chars + 2**20


DEFAULTS = ReadOptions()
