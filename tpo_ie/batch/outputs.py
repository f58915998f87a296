"""What a run writes: documents and tables shard by shard, files built from the tables at the end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tpo_ie.batch.atomic import replacing
from tpo_ie.batch.folder import part_name
from tpo_ie.errors import MissingExtraError

if TYPE_CHECKING:
    from tpo_ie.document import Document

_NEEDS = {
    "jsonl": (),
    "parquet": ("pyarrow",),
    "duckdb": ("pyarrow", "duckdb"),
    "xlsx": ("pyarrow", "duckdb", "xlsxwriter"),
    "csv": ("pyarrow",),
}
_BUILDERS = {"duckdb": "build_duckdb", "xlsx": "build_xlsx", "csv": "build_csv"}


def check_formats(formats: Collection[str]) -> None:
    """Make sure, before hours of work, that every format can be written.

    Raises:
        MissingExtraError: A package is not installed.
    """
    for name in formats:
        for package in _NEEDS[name]:
            if find_spec(package) is None:
                raise MissingExtraError(
                    f'the format {name} needs {package}, which is not installed: pip install "tpo-ie[archives]"'
                )


def write_shard(folder: Path, number: int, documents: Sequence[Document], formats: Collection[str]) -> None:
    """Write one shard's documents and tables; each file appears when it is complete.

    Args:
        folder: The output folder.
        number: The shard's number.
        documents: Its documents, in the order of the input.
        formats: The formats that the run writes.
    """
    if "jsonl" in formats:
        path = folder / "documents" / part_name(number, "jsonl")
        path.parent.mkdir(exist_ok=True)
        with replacing(path) as stream:
            stream.writelines(document.to_json() + "\n" for document in documents)
    if has_tables(formats):
        from tpo_ie.tables import write_parquet_shard

        write_parquet_shard(documents, folder, number)


def build(folder: Path, formats: Collection[str]) -> None:
    """Build what is made from the tables of all shards.

    Args:
        folder: The output folder.
        formats: The formats that the run writes.
    """
    for name, builder in _BUILDERS.items():
        if name in formats:
            from tpo_ie import tables

            getattr(tables, builder)(folder)


def has_tables(formats: Collection[str]) -> bool:
    """Say whether a run writes the Parquet tables: asked for, or needed for what is built from them."""
    return bool({"parquet", "duckdb", "xlsx", "csv"} & set(formats))
