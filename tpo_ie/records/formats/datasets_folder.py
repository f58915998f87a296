"""Folders that Hugging Face `datasets` saved (`save_to_disk`): Arrow streams, read batch by batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tpo_ie.extras import require
from tpo_ie.records.context import Context
from tpo_ie.records.faults import Fault
from tpo_ie.records.formats.arrow_rows import columns_to_read, records_of
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


def read(source: Source, context: Context) -> Iterator[Record]:
    """Read the rows of a saved data set, or of all splits of one.

    Args:
        source: The folder.
        context: How to read; faults are reported with the number of the row in its split, from 1.

    Yields:
        Records; one without an id is called ``FOLDER:ROW`` or ``FOLDER/SPLIT:ROW``.

    Raises:
        Fault: The folder cannot be read.
    """
    assert source.path is not None
    if not (source.path / "dataset_dict.json").is_file():
        yield from _read_split(source, source.path, context)
        return
    for name in _names(source.path / "dataset_dict.json", "splits"):
        split = replace(source, place=f"{source.place}/{name}", name=f"{source.name}/{name}")
        try:
            yield from _read_split(split, source.path / name, context)
        except Fault as fault:
            context.report(split.place, fault)


def _read_split(source: Source, folder: Path, context: Context) -> Iterator[Record]:
    arrow = require("pyarrow")
    row, columns = 1, None
    for name in _names(folder / "state.json", "_data_files"):
        try:
            with arrow.OSFile(str(folder / name)) as file, arrow.ipc.open_stream(file) as batches:
                for batch in batches:
                    if columns is None:
                        columns = columns_to_read(list(batch.schema.names), source, context)
                    yield from records_of(batch.select(columns), row, source, context)
                    row += len(batch)
        except (arrow.ArrowException, OSError, ValueError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            context.report(f"{source.place}:{row}", Fault("file_lost", name=name, reason=reason))


def _names(path: Path, key: str) -> list[str]:
    """Return the names of files or splits that a description lists; none may lead out of the folder."""
    try:
        data: Any = json.loads(path.read_bytes())
        names = [item["filename"] if isinstance(item, dict) else item for item in data[key]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Fault("not_dataset", name=path.name, reason=f"{type(error).__name__}: {error}") from None
    for name in names:
        if not isinstance(name, str) or Path(name).name != name:
            raise Fault("not_dataset", name=path.name, reason=f"{name!r}")
    return names
