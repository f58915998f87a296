"""Annotated and predicted documents from disk, one at a time: a broken one is reported and costs no other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError

Report = Callable[[str], None]
"""Called with one line for each thing that could not be read or paired."""


def stream_documents(paths: Iterable[Path], report: Report, *, split: str | None = None) -> Iterator[Document]:
    """Read annotated documents; memory does not grow with their number.

    Args:
        paths: ``.jsonl`` corpora, ``.json`` documents or stand-off files, or folders of these.
        report: Told of documents that break the format, which are left out.
        split: Keep only documents of this split; see :func:`tpo_ie.corpus.reading.read_documents`.

    Yields:
        Documents in the order of the paths; inside a folder by file name.

    Raises:
        InputError: A path is missing, of an unknown kind, or a folder without documents.
    """
    for path in _files(paths):
        if path.suffix != ".jsonl":
            try:
                yield from read_documents([path], split=split)
            except DocumentError as error:
                report(str(error))
        elif split is None or path.stem == split:
            with path.open("rb") as stream:
                for number, line in enumerate(stream, start=1):
                    document = _parsed(line, f"{path}:{number}", report)
                    if document is not None:
                        yield document


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            if not path.is_file():
                raise InputError(f"{path}: no such file or folder")
            yield path
            continue
        found = sorted(p for p in path.iterdir() if p.suffix in {".json", ".jsonl"} and p.is_file())
        if not found:
            raise InputError(f"{path}: the folder holds no .json or .jsonl file")
        yield from found


def _parsed(line: bytes, source: str, report: Report) -> Document | None:
    if not line.strip():
        return None
    try:
        return Document.from_json(line)
    except DocumentError as error:
        report(str(error.at(source)))
        return None


class StoredDocuments:
    """Documents of a file or folder by id; only where each stands is kept in memory.

    Args:
        path: A ``.jsonl`` or ``.json`` file, or a folder of these.
        report: Told of documents that break the format; they count as missing.

    Raises:
        InputError: The path is missing or an id stands twice.
    """

    def __init__(self, path: Path, report: Report) -> None:
        self.path = path
        self._asked: set[str] = set()
        self._report = report
        self._places: dict[str, tuple[Path, int, int] | Document] = {}
        self._streams: dict[Path, IO[bytes]] = {}
        for file in _files([path]):
            if file.suffix == ".jsonl":
                self._index(file)
            else:
                for document in stream_documents([file], report):
                    self._place(document.id, document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for stream in self._streams.values():
            stream.close()

    @property
    def unasked(self) -> int:
        """How many documents nobody has asked for."""
        return len(self._places.keys() - self._asked)

    def get(self, document_id: str) -> Document | None:
        """Return the document with an id; None when there is none or it is broken, which is reported."""
        self._asked.add(document_id)
        place = self._places.get(document_id)
        if place is None or isinstance(place, Document):
            return place
        file, number, offset = place
        stream = self._streams.get(file)
        if stream is None:
            stream = self._streams[file] = file.open("rb")
        stream.seek(offset)
        return _parsed(stream.readline(), f"{file}:{number}", self._report)

    def _index(self, file: Path) -> None:
        offset = 0
        with file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    document_id = self._id(line, f"{file}:{number}")
                    if document_id is not None:
                        self._place(document_id, (file, number, offset))
                offset += len(line)

    def _id(self, line: bytes, source: str) -> str | None:
        try:
            data = json.loads(line)
        except ValueError as error:
            self._report(f"{source}: not JSON: {error}")
            return None
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found: str = data["id"]
            return found
        self._report(f"{source}: a document is a JSON object with an `id`")
        return None

    def _place(self, document_id: str, place: tuple[Path, int, int] | Document) -> None:
        if document_id in self._places:
            raise InputError(f"{self.path}: the id {document_id!r} stands twice")
        self._places[document_id] = place
