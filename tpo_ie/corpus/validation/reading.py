"""Annotated documents as they stand in files, also those that break the format, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats import Format, format_of
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.errors import InputError, TpoIeError


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a file.

    Args:
        source: File and line.
        split: The split it belongs to: named by a stand-off file, else the name of its corpus file.
        document: The document, where reading it found nothing wrong.
        data: The JSON object, not yet checked; None where it was read into ``document`` or not at all.
        fault: Why it could not be read.
    """

    source: str
    split: str
    document: Document | None = None
    data: dict[str, Any] | None = None
    fault: str | None = None


def read_entries(paths: Iterable[str | Path]) -> Iterator[Entry]:
    """Read annotated data of any format that can be recognised; what cannot be read is an entry with a fault.

    Args:
        paths: ``.jsonl`` corpora, ``.json`` documents and stand-off files, folders of these, and what
            ``corpus convert`` recognises (brat folders, Label Studio exports …).

    Yields:
        Entries in the order of the paths.

    Raises:
        InputError: A path does not exist, or nothing says what its format is.
    """
    for path in map(Path, paths):
        if not path.exists():
            raise InputError(f"{path}: no such file or folder")
        chosen = format_of(path)
        if chosen is None:
            raise InputError(f"{path}: no format is known for it; `tpo-ie corpus convert` can name one")
        if chosen.name != "jsonl":
            yield from _foreign(path, chosen)
            continue
        for file in _files(path):
            if file.suffix == ".jsonl":
                yield from _lines(file)
            elif (entry := _single(file)) is not None:
                yield entry


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.iterdir() if p.suffix in {".json", ".jsonl"} and p.is_file())


def _lines(path: Path) -> Iterator[Entry]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                source = f"{path}:{number}"
                try:
                    yield _object(json.loads(line), source, path.stem)
                except (ValueError, RecursionError) as error:
                    yield Entry(source, path.stem, fault=f"not JSON: {error}")


def _object(data: Any, source: str, split: str) -> Entry:
    if not isinstance(data, dict):
        return Entry(source, split, fault=f"a document is a JSON object, not {type(data).__name__}")
    return Entry(source, split, data=data)


def _single(path: Path) -> Entry | None:
    """Read a document or stand-off file; the latter is joined with its article."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return Entry(str(path), path.stem, fault=f"not JSON: {error}")
    if not isinstance(data, dict) or "path" not in data or "text" in data:
        return _object(data, str(path), "")
    split = str(data.get("split", ""))
    try:
        return Entry(str(path), split, document=next(read_documents([path])))
    except TpoIeError as error:
        return Entry(str(path), split, fault=str(error).removeprefix(f"{path}: "))


def _foreign(path: Path, chosen: Format) -> Iterator[Entry]:
    faults: list[str] = []
    try:
        for document in chosen.read(path, ReadOptions(), Report(faults.append)):
            yield from (Entry("", path.stem, fault=fault) for fault in faults)
            faults.clear()
            yield Entry(str(path), path.stem, document=document)
    except InputError as error:  # other files may still be read
        faults.append(str(error))
    yield from (Entry("", path.stem, fault=fault) for fault in faults)
