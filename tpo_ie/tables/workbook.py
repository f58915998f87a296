"""``results.xlsx``: a first sheet that explains, summaries, and the tables."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from tpo_ie.extras import require
from tpo_ie.records.paths import move
from tpo_ie.tables.about import write_about
from tpo_ie.tables.database import register_tables, working_memory
from tpo_ie.tables.reading import batches, rows
from tpo_ie.tables.schema import Relation, schema
from tpo_ie.tables.sheets import SheetWriter

NAME = "results.xlsx"
_ROWS = 1024
# Cells are written as what they are: nothing in a text makes it a formula, a link or a number.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}


def build_xlsx(out_dir: str | Path) -> Path:
    """Build ``results.xlsx`` from the Parquet tables of an output folder.

    Args:
        out_dir: The output folder; tables without files give a header only.

    Returns:
        The file; it replaces an earlier one when complete.

    Raises:
        InputError: A Parquet file is broken or of another version; names it.
        MissingExtraError: xlsxwriter, duckdb or pyarrow is not installed.
    """
    path = Path(out_dir) / NAME
    part = path.with_name(f"{NAME}.tmp")
    parts_folder = path.with_name(f"{NAME}.parts")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.rmtree(parts_folder, ignore_errors=True)
        parts_folder.mkdir()
        options = {**_OPTIONS, "tmpdir": str(parts_folder)}
        with require("xlsxwriter").Workbook(str(part), options) as book:
            book.set_properties({"title": "tpo-ie results", "comments": f"tables version {schema().version}"})
            _fill(book, Path(out_dir), path)
        move(part, path)
    finally:
        part.unlink(missing_ok=True)
        shutil.rmtree(parts_folder, ignore_errors=True)
    return path


def _fill(book: Any, out_dir: Path, path: Path) -> None:
    first = book.add_worksheet("about")
    writer = SheetWriter(book)
    with working_memory(path) as settings, require("duckdb").connect(":memory:", config=settings) as connection:
        register_tables(connection, out_dir)
        for view in schema().views:
            if view.sheet:
                writer.write(view, _view_rows(connection, view))
    for table in schema().tables:
        writer.write(table, chain.from_iterable(map(rows, batches(out_dir, table))))
    write_about(book, first, writer)


def _view_rows(connection: Any, view: Relation) -> Iterator[tuple[Any, ...]]:
    connection.execute(f'FROM "{view.name}"')
    while found := connection.fetchmany(_ROWS):
        yield from found
