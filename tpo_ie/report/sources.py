"""Where a report's documents come from: a batch's output folder, its database, or a file of documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError, TpoIeError
from tpo_ie.report.rebuilding import documents_from_tables
from tpo_ie.report.table_rows import database_rows, folder_rows
from tpo_ie.tables.database import NAME as DATABASE
from tpo_ie.tables.reading import has_tables

OnError = Callable[[TpoIeError], None]
"""Told of each document that cannot be used; the others still come."""

_DIGITS = re.compile(r"(\d+)")
_LINE_FILES = (".jsonl", ".ndjson")


def read_results(path: str | Path, on_error: OnError) -> Iterator[Document]:
    """Yield the documents of results, one at a time.

    Args:
        path: An output folder of ``tpo-ie batch`` (its ``documents/*.jsonl``, else its Parquet tables, else its
            ``results.duckdb``), a ``results.duckdb``, or a JSONL file of documents.
        on_error: Told of each document that cannot be read.

    Raises:
        InputError: There is nothing to read at that place, or a file is broken as a whole.
        MissingExtraError: Tables are to be read and pyarrow or duckdb is not installed.
    """
    path = Path(path)
    if path.is_dir():
        yield from _read_folder(path, on_error)
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder")
    elif path.suffix == ".duckdb":
        with database_rows(path) as rows:
            yield from documents_from_tables(rows, str(path), on_error)
    elif path.suffix in _LINE_FILES:
        yield from _read_lines(path, on_error)
    else:
        raise InputError(
            f"{path}: a report is made from an output folder of tpo-ie batch, its {DATABASE} or a .jsonl file"
        )


def _read_folder(folder: Path, on_error: OnError) -> Iterator[Document]:
    files = sorted((folder / "documents").glob("*.jsonl"), key=_by_number)
    if files:
        for file in files:
            yield from _read_lines(file, on_error)
    elif has_tables(folder):
        yield from documents_from_tables(folder_rows(folder), str(folder), on_error)
    elif (folder / DATABASE).is_file():
        yield from read_results(folder / DATABASE, on_error)
    else:
        raise InputError(
            f"{folder}: the folder holds neither documents/*.jsonl nor tables/NAME/*.parquet nor {DATABASE}"
        )


def _read_lines(path: Path, on_error: OnError) -> Iterator[Document]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            try:
                document = Document.from_json(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            except UnicodeDecodeError as error:
                on_error(InputError(f"{place}: not UTF-8 (byte {error.start} of the line: {error.reason})"))
            except DocumentError as error:
                on_error(error.at(place))
            else:
                yield document


def _by_number(path: Path) -> tuple[str | int, ...]:
    return tuple(int(part) if i % 2 else part for i, part in enumerate(_DIGITS.split(path.name)))
