"""Parquet shards: ``tables/NAME/part-00000.parquet`` for each table, each file there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tpo_ie.document import Document
from tpo_ie.extras import require
from tpo_ie.records.paths import move
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.tables.arrow import arrow_schema, arrow_table
from tpo_ie.tables.facts import FactSource, built_in_facts
from tpo_ie.tables.rows import ROWS
from tpo_ie.tables.schema import schema

FOLDER = "tables"
_GROUP_DOCUMENTS = 1024
_GROUP_CHARACTERS = 32_000_000


def write_parquet_shard(
    documents: Iterable[Document], out_dir: str | Path, shard_number: int, *, knowledge: Knowledge | None = None
) -> list[Path]:
    """Write one shard of every table; each file appears under its name when it is complete.

    The file of ``documents`` appears last: where it stands, the shard is whole.

    Args:
        documents: The shard's documents, whose ids no other shard holds; read once, in order.
        out_dir: The output folder.
        shard_number: 0 or more; files of an earlier run with this number are replaced.
        knowledge: Registries with the user's own additions; None takes those that ship.

    Returns:
        The files, in the order of the tables.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    source = built_in_facts() if knowledge is None else FactSource(knowledge)
    names = [table.name for table in schema().tables]
    paths = {name: Path(out_dir) / FOLDER / name / f"part-{shard_number:05d}.parquet" for name in names}
    parts = {name: path.with_name(f"{path.name}.{os.getpid()}.tmp") for name, path in paths.items()}
    for path in paths.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(documents, source, parts)
        for name in reversed(names):
            move(parts[name], paths[name])
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return list(paths.values())


def _write(documents: Iterable[Document], source: FactSource, parts: dict[str, Path]) -> None:
    parquet = require("pyarrow.parquet")
    schemas = {name: arrow_schema(schema().table(name)) for name in parts}
    with contextlib.ExitStack() as stack:
        writers = {}
        for name, part in parts.items():
            stream = stack.enter_context(part.open("wb"))
            stack.callback(_sync, stream)
            writers[name] = stack.enter_context(parquet.ParquetWriter(stream, schemas[name], compression="zstd"))
        for group in _groups(documents):
            facts = [source.facts(document) for document in group]
            for name, writer in writers.items():
                rows = [row for fact in facts for row in ROWS[name](fact)]
                writer.write_table(arrow_table(rows, schemas[name]))


def _sync(stream: Any) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _groups(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield documents in groups that fit into memory."""
    group: list[Document] = []
    size = 0
    for document in documents:
        group.append(document)
        size += len(document.text)
        if len(group) == _GROUP_DOCUMENTS or size >= _GROUP_CHARACTERS:
            yield group
            group, size = [], 0
    if group:
        yield group
