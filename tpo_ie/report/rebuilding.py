"""Documents made again from the rows of tables, which hold all that a report shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError, TpoIeError
from tpo_ie.report.table_rows import Row, Rows

_LAYERS = ("mentions", "entities", "officials", "relations", "quotes", "actions")


def documents_from_tables(rows: Rows, source: str, on_error: Callable[[TpoIeError], None]) -> Iterator[Document]:
    """Yield the documents that tables were made from; the place of a quote's cue is not in the tables.

    Args:
        rows: Reads a table; all tables hold their articles in one order, as their writer leaves them.
        source: Name of the results, for messages.
        on_error: Told of each document that does not come out whole.

    Raises:
        InputError: The tables hold their articles in different orders.
    """
    layers = {name: _Articles(rows(name)) for name in _LAYERS}
    for row in rows("documents"):
        parts = {name: layer.take(row["document_id"]) for name, layer in layers.items()}
        try:
            yield Document.from_dict(_document(row, parts))
        except DocumentError as error:
            on_error(error.at(f"{source}: article {row['document_id']}"))
    for name, layer in layers.items():
        if layer.rest is not None:
            place = f"{source}: {name}: rows of {layer.rest['document_id']}"
            raise InputError(f"{place} stand in another order than the articles; run tpo-ie batch again")


class _Articles:
    """The rows of one table, handed out article by article."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.rest = next(rows, None)

    def take(self, document_id: str) -> list[Row]:
        """Return the rows of the article that comes next; none when the next rows are another's."""
        taken = []
        while self.rest is not None and self.rest["document_id"] == document_id:
            taken.append(self.rest)
            self.rest = next(self._rows, None)
        return taken


def _document(row: Row, parts: dict[str, list[Row]]) -> dict[str, Any]:
    meta = {field: row[field] for field in ("title", "source", "url", "dateline_place")}
    relevance = {"label": row["relevance"], "score": row["relevance_score"]} if row["relevance"] else None
    producer = {field: row[field] for field in ("model", "model_sha256")}
    return {
        "schema_version": row["schema_version"],
        "id": row["document_id"],
        "text": row["text"],
        "meta": meta | {"published": row["published_text"], "attributes": _attributes(row)},
        "mentions": list(map(_mention, parts["mentions"])),
        "entities": list(map(_entity, parts["entities"])),
        "officials": list(map(_official, parts["officials"])),
        "relations": list(map(_relation, parts["relations"])),
        "quotes": list(map(_quote, parts["quotes"])),
        "actions": list(map(_action, parts["actions"])),
        "relevance": relevance,
        "producer": producer | {"name": row["producer"], "version": row["producer_version"] or ""}
        if row["producer"]
        else None,
    }


def _mention(row: Row) -> dict[str, Any]:
    ends = {"start": row["start_char"], "end": row["end_char"]}
    names = {"id": row["mention_id"], "entity": row["entity_id"]}
    return names | ends | {field: row[field] for field in ("text", "label", "score")}


def _entity(row: Row) -> dict[str, Any]:
    fields = {field: row[field] for field in ("type", "name", "registry_id")}
    return {"id": row["entity_id"], "attributes": _attributes(row)} | fields


def _official(row: Row) -> dict[str, Any]:
    ends = {"person": _local(row["person_entity"]), "agency": _local(row["agency_entity"])}
    return ends | {"title": row["title"]} | _reasons(row)


def _relation(row: Row) -> dict[str, Any]:
    ends = {"head": _local(row["head_entity"]), "tail": _local(row["tail_entity"])}
    return ends | {"type": row["type"]} | _reasons(row)


def _quote(row: Row) -> dict[str, Any]:
    ends = {"start": row["start_char"], "end": row["end_char"], "speaker": _local(row["speaker_entity"])}
    fields = {field: row[field] for field in ("kind", "score", "rule")}
    return ends | fields | {"attributes": _attributes(row)}


def _action(row: Row) -> dict[str, Any]:
    fields = ("category", "status", "negated", "count", "actors", "partners", "targets", "score", "rule")
    return {field: row[field] for field in fields} | {
        "trigger": [row["trigger_start"], row["trigger_end"]],
        "place": row["places"],
        "time": row["times"],
        "legal_basis": row["laws"],
        "evidence": list(zip(row["evidence_start"], row["evidence_end"], strict=True)),
        "attributes": _attributes(row),
    }


def _reasons(row: Row) -> dict[str, Any]:
    span = None if row["evidence_start"] is None else [row["evidence_start"], row["evidence_end"]]
    return {"evidence": span, "score": row["score"], "rule": row["rule"], "attributes": _attributes(row)}


def _attributes(row: Row) -> dict[str, Any]:
    return json.loads(row["attributes"]) if row["attributes"] else {}


def _local(key: str) -> str:
    """Return the id within the article from a key; the other way round: :func:`tpo_ie.tables.keys.row_key`."""
    return key.rpartition("#")[2].replace("%23", "#").replace("%25", "%")
