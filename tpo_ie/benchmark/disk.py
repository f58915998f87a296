"""Bytes on disk that one more article takes, by format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tpo_ie.batch.config import FORMATS
from tpo_ie.batch.outputs import build, write_shard

if TYPE_CHECKING:
    from tpo_ie.document import Document

_SHARD = 256  # documents: what all but the first shards of a long run hold
_PLACES = {
    "jsonl": "documents/*",
    "parquet": "tables/*/*",
    "duckdb": "results.duckdb",
    "xlsx": "results.xlsx",
    "csv": "csv/*",
}


def bytes_per_document(documents: Sequence[Document], folder: Path) -> dict[str, float]:
    """Write half of some documents, then all, and divide what the others add by their number.

    What every output has once (headers, registries, views) does not count; in a long run it is nothing.

    Args:
        documents: At least two documents with different ids.
        folder: Where to write; it exists.

    Returns:
        Bytes by format.
    """
    half = len(documents) // 2
    fewer, more = (_sizes(documents[:count], folder / str(count)) for count in (half, len(documents)))
    return {name: max(0.0, more[name] - fewer[name]) / (len(documents) - half) for name in FORMATS}


def _sizes(documents: Sequence[Document], folder: Path) -> dict[str, int]:
    folder.mkdir()
    for number, start in enumerate(range(0, len(documents), _SHARD)):
        write_shard(folder, number, documents[start : start + _SHARD], FORMATS)
    build(folder, FORMATS)
    return {name: sum(path.stat().st_size for path in folder.glob(_PLACES[name])) for name in FORMATS}
