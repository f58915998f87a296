"""Tagged sentences: CoNLL files, and Hugging Face data sets on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tpo_ie.errors import InputError, MissingExtraError

_COMMENT = re.compile(r"#\s*\w+(\s\w+)?\s*=[^\t]*")


def is_comment(line: str) -> bool:
    """Say whether a line of a CoNLL file is a comment such as ``# newdoc id = a1``, not the token ``#``."""
    return _COMMENT.fullmatch(line.rstrip("\r")) is not None


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence of ``n`` tokens with one IOB2 tag each.

    Args:
        tokens: The tokens, n strings.
        tags: The tags, n strings such as ``B-PERSON`` or ``O``.
    """

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def read_conll(path: str | Path) -> Iterator[TaggedSentence]:
    """Read tokens and tags of a CoNLL file.

    Args:
        path: File with a token in the first and a tag in the last column of a line, separated by tabs
            or spaces; a blank line between sentences; comments are passed over.

    Yields:
        Sentences in file order.

    Raises:
        InputError: A line has fewer than two columns or the file is not UTF-8.
    """
    tokens: list[str] = []
    tags: list[str] = []
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}: {error.reason})") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    for number, line in enumerate([*lines, ""], start=1):
        if is_comment(line):
            continue
        if line.strip():
            columns = line.rstrip("\r").split("\t") if "\t" in line else line.split()
            if len(columns) < 2:
                raise InputError(f"{path}:{number}: a token and a tag are expected, found {line!r}")
            tokens.append(columns[0])
            tags.append(columns[-1])
        elif tokens:
            yield TaggedSentence(tuple(tokens), tuple(tags))
            tokens, tags = [], []


def read_dataset(path: str | Path) -> Iterator[TaggedSentence]:
    """Read a data set that ``datasets`` saved to disk.

    Args:
        path: Its folder; rows hold ``tokens`` and ``tags`` or ``ner_tags``, as strings or class labels.

    Yields:
        Sentences in order.

    Raises:
        MissingExtraError: ``datasets`` is not installed.
        InputError: The folder holds no such data set.
    """
    try:
        import datasets
    except ImportError:
        raise MissingExtraError("reading a data set needs `datasets`: pip install 'tpo-ie[train]'") from None
    try:
        rows = datasets.load_from_disk(str(path))
    except (FileNotFoundError, ValueError) as error:
        raise InputError(f"{path}: {error}") from None
    yield from tagged_rows(rows, str(path))


def tagged_rows(table: Any, place: str) -> Iterator[TaggedSentence]:
    """Read the rows of a table of ``datasets``.

    Args:
        table: Its rows hold ``tokens`` and ``tags``, ``ner_tags`` or ``labels``, as strings or class labels.
        place: What to call it in messages.

    Yields:
        Sentences in order.

    Raises:
        InputError: It has other columns.
    """
    column = next((name for name in ("tags", "ner_tags", "labels") if name in table.column_names), None)
    if column is None or "tokens" not in table.column_names:
        found = ", ".join(table.column_names)
        raise InputError(f"{place}: the columns `tokens` and `tags` are expected, found {found}")
    names = getattr(table.features[column].feature, "names", None)
    for row in table:
        tags = [names[tag] for tag in row[column]] if names else row[column]
        yield TaggedSentence(tuple(row["tokens"]), tuple(tags))
