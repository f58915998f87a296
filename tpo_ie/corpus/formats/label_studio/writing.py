"""Writes tasks for Label Studio."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.files import whole_file
from tpo_ie.corpus.formats.label_studio.notation import (
    ACTION_CONTROL,
    CHOICES,
    COUNT,
    EXTRA,
    FLAGS,
    LABEL_CONTROLS,
    LINES,
    RELEVANCE,
    TEXT,
    region_id,
)
from tpo_ie.corpus.formats.offsets import Utf16Offsets
from tpo_ie.corpus.formats.options import LabelStudioPart, OffsetUnit, WriteOptions
from tpo_ie.corpus.graph import Graph, Node, to_graph
from tpo_ie.document import Document

_ON_THE_PAGE = ("source", "published", "url")


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write one JSON file of tasks to import into Label Studio.

    Args:
        documents: The documents.
        path: The file.
        options: ``part`` and ``offsets`` matter here.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        separator = "[\n"
        for document in documents:
            task = task_of(document, part=options.part, offsets=options.offsets)
            stream.write(separator + json.dumps(task, ensure_ascii=False))
            separator = ",\n"
        stream.write("[]\n" if separator == "[\n" else "\n]\n")


def task_of(
    document: Document, *, part: LabelStudioPart | None = None, offsets: OffsetUnit = "code-points"
) -> dict[str, Any]:
    """Return the task of a document.

    Args:
        document: The document.
        part: Where the result goes; None: ``predictions`` where the document names its producer, so
            that it is offered to the annotator, else ``annotations``.
        offsets: Today's Label Studio counts code points, versions of 2021 and before UTF-16 code units.

    Returns:
        The task as plain JSON.
    """
    graph = to_graph(document)
    data: dict[str, Any] = {TEXT: document.text, "id": document.id, "title": document.meta.title or ""}
    data |= {name: value for name in _ON_THE_PAGE if (value := getattr(document.meta, name)) is not None}
    data[EXTRA] = _extra(graph)
    results = {"result": list(_results(graph, offsets))}
    producer = document.producer
    if part == "annotations" or (part is None and producer is None):
        return {"data": data, "annotations": [results]}
    version = "unknown" if producer is None else f"{producer.name} {producer.version or ''}".strip()
    return {"data": data, "predictions": [{"model_version": version, **results}]}


def _extra(graph: Graph) -> dict[str, Any]:
    """What Label Studio has no place for: ids, scores, rules, evidence, attributes, and the order of links."""
    nodes = {node.id: _rest(node) for node in graph.nodes}
    links = [[link.type, link.head, link.tail, *([dict(link.values)] if link.values else [])] for link in graph.links]
    return {**graph.values, "nodes": nodes, "links": links}


def _rest(node: Node) -> dict[str, Any]:
    shown = {*CHOICES, *FLAGS, *LINES, COUNT}
    return {key: value for key, value in node.values.items() if key not in shown}


def _results(graph: Graph, offsets: OffsetUnit) -> Iterator[dict[str, Any]]:
    count = Utf16Offsets(graph.text).to_utf16 if offsets == "utf-16" else int
    for node in graph.nodes:
        yield from _region(graph, node, count)
    pairs: dict[tuple[str, str], dict[str, None]] = {}
    for link in graph.links:  # Label Studio holds one relation a pair of regions, with several labels
        pairs.setdefault((link.head, link.tail), {})[link.type] = None
    for (head, tail), labels in pairs.items():
        yield {
            "from_id": region_id(head),
            "to_id": region_id(tail),
            "type": "relation",
            "direction": "right",
            "labels": list(labels),
        }
    relevance = graph.values.get("relevance")
    if relevance:
        yield {
            "id": "relevance",
            "from_name": RELEVANCE,
            "to_name": TEXT,
            "type": "choices",
            "value": {"choices": [relevance["label"]]},
        }


def _region(graph: Graph, node: Node, count: Callable[[int], int]) -> Iterator[dict[str, Any]]:
    where = {"start": count(node.start), "end": count(node.end), "text": graph.text[node.start : node.end]}

    def result(control: str, type_: str, **value: Any) -> dict[str, Any]:
        head = {"id": region_id(node.id), "from_name": control, "to_name": TEXT, "type": type_}
        return {**head, "value": {**where, **value}}

    region = result(LABEL_CONTROLS.get(node.kind, ACTION_CONTROL), "labels", labels=[node.label])
    if "score" in node.values:
        region["score"] = node.values["score"]
    yield region
    for name, control in CHOICES.items():
        if name in node.values:
            yield result(control, "choices", choices=[node.values[name]])
    for flag in FLAGS:
        if node.kind == flag or node.values.get(flag):
            yield result(flag, "choices", choices=[flag])
    for name, control in LINES.items():
        if name in node.values:
            lines = node.values[name]
            yield result(control, "textarea", text=lines if isinstance(lines, list) else [lines])
    if COUNT in node.values:
        yield result(COUNT, "number", number=node.values[COUNT])
