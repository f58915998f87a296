"""Results as tables: Parquet shards, and from them a DuckDB file, an Excel workbook and CSV files.

Parquet comes first: :func:`write_parquet_shard` writes ``tables/NAME/part-00000.parquet`` for every table of
``tables.yaml``, and the other three read those files, a batch at a time.
"""

from tpo_ie.tables.csv_files import build_csv
from tpo_ie.tables.database import build_duckdb
from tpo_ie.tables.shards import write_parquet_shard
from tpo_ie.tables.workbook import build_xlsx

__all__ = ["build_csv", "build_duckdb", "build_xlsx", "write_parquet_shard"]
