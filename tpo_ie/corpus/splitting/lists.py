"""The frozen list of a split: which document stands where, so that a later edition keeps it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tpo_ie.errors import InputError

SPLITS = ("train", "dev", "test")
_COLUMNS = ("id", "split", "group", "sha256")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a frozen list.

    Args:
        id: Id of the document.
        split: Its split.
        group: Id of the first document of its group.
        sha256: Of its text in UTF-8.
    """

    id: str
    split: str
    group: str
    sha256: str


def write_list(path: Path, lines: Iterable[Line], notes: Iterable[str]) -> None:
    """Write a list as TSV; notes stand above it as comments.

    Args:
        path: The file.
        lines: Its lines.
        notes: How the split was made.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        for note in notes:
            stream.write(f"# {' '.join(note.split())}\n")
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([getattr(line, column) for column in _COLUMNS] for line in lines)


def read_list(path: Path) -> dict[str, Line]:
    """Read a frozen list.

    Args:
        path: The file.

    Returns:
        Its lines by id.

    Raises:
        InputError: It is not such a list; names file and line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return _lines(path, stream)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}: {error.reason})") from None
    except csv.Error as error:
        raise InputError(f"{path}: {error}") from None


def _lines(path: Path, stream: Iterable[str]) -> dict[str, Line]:
    comments = 0

    def content() -> Iterator[str]:
        nonlocal comments
        for line in stream:
            if not comments_over and line.startswith("#"):
                comments += 1
            else:
                yield line

    comments_over = False
    reader = csv.reader(content(), delimiter="\t")
    header = next(reader, None)
    comments_over = True  # an id may begin with the mark of a comment
    if header is None or tuple(header) != _COLUMNS:
        raise InputError(f"{path}:{comments + 1}: the columns {', '.join(_COLUMNS)} are expected")
    found: dict[str, Line] = {}
    for cells in reader:
        place = f"{path}:{comments + reader.line_num}"
        if len(cells) != len(_COLUMNS):
            raise InputError(f"{place}: {len(cells)} cells, {len(_COLUMNS)} are expected")
        line = Line(*cells)
        if line.split not in SPLITS:
            raise InputError(f"{place}: the split {line.split!r} is none of {', '.join(SPLITS)}")
        if line.id in found:
            raise InputError(f"{place}: the id {line.id!r} stands twice")
        found[line.id] = line
    return found
