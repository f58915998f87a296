"""``csv/NAME.csv``: the tables for programs that read nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

from tpo_ie.records.paths import move
from tpo_ie.tables.cells import csv_cell
from tpo_ie.tables.reading import batches, rows
from tpo_ie.tables.schema import schema

FOLDER = "csv"


def build_csv(out_dir: str | Path) -> list[Path]:
    """Build ``csv/NAME.csv`` from the Parquet tables of an output folder.

    UTF-8 without byte order mark, comma, ``"`` around cells that need it. Lists are joined by `` | ``. A text that a
    spreadsheet could take for a formula has ``'`` in front.

    Args:
        out_dir: The output folder; tables without files give a header only.

    Returns:
        The files, in the order of the tables.

    Raises:
        InputError: A Parquet file is broken or of another version; names it.
        MissingExtraError: pyarrow is not installed.
    """
    folder = Path(out_dir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for table in schema().tables:
        path = folder / f"{table.name}.csv"
        part = path.with_name(f"{path.name}.tmp")
        try:
            with part.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream)
                writer.writerow(column.name for column in table.columns)
                for batch in batches(out_dir, table):
                    writer.writerows(map(csv_cell, row) for row in rows(batch))
            move(part, path)
        finally:
            part.unlink(missing_ok=True)
        paths.append(path)
    return paths
