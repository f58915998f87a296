"""Hugging Face ``datasets``: a folder of Arrow files with typed columns for every layer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.arrow_columns import features, from_row, to_row
from tpo_ie.corpus.formats.files import whole_folder
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.document import Document
from tpo_ie.errors import InputError, MissingExtraError


def hugging_face_datasets() -> Any:
    """Return the package ``datasets``, its progress bars off.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import datasets
    except ImportError:
        raise MissingExtraError(
            "data sets of Hugging Face need the package `datasets`: pip install 'tpo-ie[train]'"
        ) from None
    datasets.disable_progress_bars()
    return datasets


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write a folder that ``datasets.load_from_disk`` reads.

    Args:
        documents: The documents.
        path: The folder; it must not exist or be empty.
        options: Nothing of it matters here.
    """
    datasets = hugging_face_datasets()
    rows = [to_row(document) for document in documents]
    with whole_folder(path) as folder:
        datasets.Dataset.from_list(rows, features=features(datasets)).save_to_disk(str(folder))


def load_from_disk(path: Path, split: str | None) -> Iterator[tuple[str, Any]]:
    """Load a data set that was saved to disk.

    Args:
        path: Its folder.
        split: Only this split; None takes all.

    Yields:
        Place (folder, with the split where there are several) and table.

    Raises:
        InputError: The folder holds no data set, or no such split.
    """
    datasets = hugging_face_datasets()
    try:
        found = datasets.load_from_disk(str(path))
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise InputError(f"{path}: no data set saved by `datasets` ({error})") from None
    if not isinstance(found, datasets.DatasetDict):
        if split is not None:
            raise InputError(f"{path}: the data set has no splits, so none is called {split!r}")
        yield str(path), found
        return
    if split is not None and split not in found:
        raise InputError(f"{path}: no split is called {split!r}; there are {', '.join(found)}")
    for name in [split] if split is not None else found:
        yield f"{path} ({name})", found[name]


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a data set of documents saved to disk.

    Args:
        path: Its folder.
        options: ``split`` matters here.
        report: Told of rows that cannot be read.

    Yields:
        Documents in order.

    Raises:
        InputError: The folder holds no data set of documents.
    """
    for place, table in load_from_disk(path, options.split):
        missing = {"id", "text", "mentions", "entities"} - set(table.column_names)
        if missing:
            raise InputError(f"{place}: not a data set of documents: no column {', '.join(sorted(missing))}")
        for number, row in enumerate(table, start=1):
            found = report.attempt(f"{place}: row {number}", _document, row)
            if found is not None:
                yield found


def _document(row: dict[str, Any]) -> Document:
    return Document.from_json(json.dumps(from_row(row)))
