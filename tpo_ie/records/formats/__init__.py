"""One module per format: from a source to its records."""

from __future__ import annotations

from tpo_ie.records.context import Reader
from tpo_ie.records.formats import (
    datasets_folder,
    delimited,
    html,
    json_lines,
    json_object,
    markdown,
    parquet,
    text,
    warc,
)
from tpo_ie.records.tree import DATASET

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".json": json_object.read,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".parquet": parquet.read,
    ".warc": warc.read,
    DATASET: datasets_folder.read,
}
"""Reader by ending."""

FOREIGN = frozenset(
    f".{ending}"
    for kinds in (
        ("7z", "bz2", "rar", "tar", "tgz", "xz", "zip"),
        ("arc", "arrow", "avro", "db", "duckdb", "feather", "orc", "pickle", "pkl", "sqlite", "xml", "yaml", "yml"),
        ("doc", "docx", "epub", "mhtml", "odt", "pdf", "rtf", "xls", "xlsx"),
        ("gif", "jpeg", "jpg", "png", "webp"),
    )
    for ending in kinds
)
"""Endings of files that surely hold no plain text; any other is read as text when it is named."""
