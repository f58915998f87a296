"""Arrow columns of a document: typed, one struct a value; open objects are JSON strings."""

from __future__ import annotations

import json
from typing import Any

from tpo_ie.document import Document

_LAYERS = ("mentions", "entities", "officials", "relations", "quotes", "actions")


def features(datasets: Any) -> Any:
    """Return the features of a data set of documents.

    Args:
        datasets: The package ``datasets``.
    """
    string, integer, number = (datasets.Value(name) for name in ("string", "int64", "float64"))
    found_by = {"score": number, "rule": string, "attributes": string}
    evidence = {"evidence": [integer]}
    return datasets.Features(
        {
            "schema_version": string,
            "id": string,
            "text": string,
            "meta": dict.fromkeys(("title", "source", "published", "url", "dateline_place", "attributes"), string),
            "mentions": [
                {
                    "id": string,
                    "start": integer,
                    "end": integer,
                    "text": string,
                    "label": string,
                    "entity": string,
                    "score": number,
                }
            ],
            "entities": [dict.fromkeys(("id", "type", "name", "registry_id", "attributes"), string)],
            "officials": [{"person": string, "title": string, "agency": string, **evidence, **found_by}],
            "relations": [{"type": string, "head": string, "tail": string, **evidence, **found_by}],
            "quotes": [
                {"start": integer, "end": integer, "speaker": string, "kind": string, "cue": [integer], **found_by}
            ],
            "actions": [
                {
                    "category": string,
                    "trigger": [integer],
                    **{name: [string] for name in ("actors", "partners", "targets", "place", "time", "legal_basis")},
                    "status": string,
                    "negated": datasets.Value("bool"),
                    "count": number,
                    "count_as_written": string,
                    "evidence": [[integer]],
                    **found_by,
                }
            ],
            "relevance": {"label": string, "score": number},
            "producer": dict.fromkeys(("name", "version", "model", "model_sha256"), string),
        }
    )


def to_row(document: Document) -> dict[str, Any]:
    """Return the row of a document."""
    row = document.to_dict()
    for value in (row["meta"], *(item for layer in _LAYERS for item in row[layer])):
        if "attributes" in value:
            value["attributes"] = json.dumps(value["attributes"], ensure_ascii=False)
    for action in row["actions"]:
        written = json.dumps(action["count"])
        action["count"] = None if action["count"] is None else float(action["count"])
        action["count_as_written"] = None if _number(action["count"]) == written else written
    return row


def from_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return the document object of a row.

    Args:
        row: A row with the columns of :func:`features`; it is changed.
    """
    for name in ("relevance", "producer"):  # a struct whose fields are all null stands for null
        if row[name] is not None and row[name]["name" if name == "producer" else "label"] is None:
            row[name] = None
    for value in (row["meta"], *(item for layer in _LAYERS for item in row[layer] or ())):
        if "attributes" in value:
            value["attributes"] = json.loads(value["attributes"] or "{}")
    for action in row["actions"] or ():
        written = action.pop("count_as_written", None)
        action["count"] = json.loads(_number(action["count"]) if written is None else written)
    return row


def _number(count: float | None) -> str:
    """Return a count as JSON; whole numbers without a point, as almost all counts are."""
    if count is None:
        return "null"
    return json.dumps(int(count) if count.is_integer() else count)
