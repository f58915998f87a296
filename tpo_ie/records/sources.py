"""What names on the command line stand for: files, patterns, folders, standard input."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from tpo_ie.records.faults import Fault
from tpo_ie.records.ids import id_from_name
from tpo_ie.records.paths import reachable

STDIN = "-"
COMPRESSIONS = (".gz", ".zst")
_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file, folder of a data set, or standard input.

    Args:
        path: Where it lies; None is standard input.
        place: Its name for messages.
        name: Its name in ids of its lines and rows: ``NAME:NUMBER``.
        stem: Id of the article when it holds one.
        kind: Ending in lower case, without that of compression; empty when it has none.
        compression: ``.gz``, ``.zst`` or empty.
    """

    path: Path | None
    place: str
    name: str
    stem: str
    kind: str
    compression: str = ""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for bytes.

        Raises:
            Fault: It cannot be opened.
        """
        if self.path is None:
            yield sys.stdin.buffer
            return
        try:
            file = reachable(self.path).open("rb")
        except FileNotFoundError:
            raise Fault("missing") from None
        except OSError as error:
            if self.path.is_dir():
                raise Fault("folder") from None
            raise Fault("unreadable", reason=error.strerror or str(error)) from None
        except ValueError as error:  # a NUL in the name
            raise Fault("unreadable", reason=str(error)) from None
        with file:
            yield file


def shown(name: str) -> str:
    """Return a file name as valid text: bytes in it that are no UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def split_ending(name: str) -> tuple[str, str, str]:
    """Take a file name apart: ``arsip.JSONL.gz`` is ``arsip``, ``.jsonl`` and ``.gz``.

    Args:
        name: The name; folders may stand in front, with ``/``.

    Returns:
        What is left in front, the kind and the compression, both in lower case, empty when there is none.
    """
    last = PurePath(name).suffix
    rest = name.removesuffix(last)
    if last.lower() not in COMPRESSIONS:
        return rest, last.lower(), ""
    kind = PurePath(rest).suffix
    return rest.removesuffix(kind), kind.lower(), last.lower()


def file_source(path: Path, place: str, name: str) -> Source:
    """Return the source for a file.

    Args:
        path: The file.
        place: Its name for messages.
        name: Its name in ids, with its ending.
    """
    stem, kind, compression = split_ending(name)
    return Source(path, shown(place), id_from_name(shown(name)), id_from_name(shown(stem)), kind, compression)


def stdin_source(kind: str) -> Source:
    """Return standard input, holding what a file with such an ending does, e.g. ``jsonl.gz``."""
    _, ending, compression = split_ending("stdin." + kind.lstrip("."))
    return Source(None, "stdin", "stdin", "stdin", ending, compression)


def expand(names: Iterable[str]) -> Iterator[str | tuple[str, Fault]]:
    """Replace patterns by the files they match, in order of their names.

    A name that exists is no pattern, whatever characters it has.

    Args:
        names: Names and patterns; ``**`` stands for any folders.

    Yields:
        Names; a pattern with the fault that nothing matches it.
    """
    for name in names:
        if name == STDIN or not _PATTERN.search(name) or _exists(name):
            yield name
            continue
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        yield from matches
        if not matches:
            yield name, Fault("no_match")


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:  # a NUL in the name
        return False
