"""The project's own format: one document object a line; documents and stand-off files (JSON) are read too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tpo_ie.corpus.formats.files import whole_file
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a corpus file, a document or a folder of these; see :func:`tpo_ie.corpus.reading.read_documents`."""
    return read_documents([path], split=options.split, on_error=report.fail)


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write one document object a line; the file appears under its name when all is written."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        for document in documents:
            stream.write(document.to_json() + "\n")
