"""Reads tasks exported from Label Studio."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.label_studio.notation import EXTRA, TEXT
from tpo_ie.corpus.formats.label_studio.regions import Region, Results, in_code_points, sort_out
from tpo_ie.corpus.formats.label_studio.tasks import read_tasks, result_of
from tpo_ie.corpus.formats.labels import known_label
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.graph import Graph, Link, Node, from_graph
from tpo_ie.corpus.graph.values import kind_of
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read an export of Label Studio (JSON; not JSON_MIN, which drops relations).

    Args:
        path: The file or a folder of files.
        options: ``part`` and ``labels`` matter here.
        report: Told of tasks that cannot be read.

    Yields:
        Documents in the order of the tasks.
    """
    for place, task in read_tasks(path):
        document = report.attempt(place, document_of, task, options, report)
        if document is not None:
            yield document


def document_of(task: Any, options: ReadOptions, report: Report) -> Document | None:
    """Return the document of a task.

    Args:
        task: The task.
        options: ``part`` and ``labels`` matter here.
        report: Counts what is left out.

    Returns:
        The document; None where the task holds no annotation.

    Raises:
        DocumentError: A text does not stand at its offsets, or the result is no document; names the region.
    """
    result = result_of(task, options.part, report)
    if result is None:
        return None
    data = task.get("data")
    text = _text(data)
    found = data.get(EXTRA)
    extra: dict[str, Any] = dict(found) if isinstance(found, dict) else {}
    results = sort_out(result, report)
    known = extra.pop("nodes", {})
    links = list(_links(results, extra.pop("links", [])))
    nodes = _nodes(text, results, known, options, report)
    ids = {node.id for node in nodes}
    dropped = results.regions.keys() - ids
    links = [link for link in links if not {link.head, link.tail} & dropped]
    _set_relevance(extra, results.relevance)
    identifier = data.get("id", task.get("id"))
    if not isinstance(found, dict):
        extra["meta"] = _meta(data)
    return from_graph(Graph(str(identifier), text, tuple(nodes), tuple(links), extra))


def _text(data: Any) -> str:
    """Return a task's text: that called ``text``, else the only one there is."""
    texts = {name: value for name, value in data.items() if isinstance(value, str)} if isinstance(data, dict) else {}
    if TEXT in texts:
        return texts[TEXT]
    if len(texts) != 1:
        raise DocumentError(f"a text is expected, found {', '.join(texts) or 'none'}", place=f"data.{TEXT}")
    return next(iter(texts.values()))


def _nodes(text: str, results: Results, known: dict[str, Any], options: ReadOptions, report: Report) -> list[Node]:
    """Return regions as nodes: those that were written out in their order, then new ones."""
    spans = in_code_points(text, results.regions.values())
    order = {identifier: position for position, identifier in enumerate(known)}
    regions = sorted(results.regions.values(), key=lambda region: order.get(region.id, len(order)))
    nodes = []
    for region in regions:
        label = _label(region, options, report)
        if label is None:
            continue
        kind = kind_of(label)
        assert kind is not None
        values = known.get(region.id, {}) | region.values
        if kind == "mention" and values.pop("implied", False):
            kind = "implied"
        nodes.append(Node(region.id, kind, label, *spans[region.id], values))
    return nodes


def _label(region: Region, options: ReadOptions, report: Report) -> str | None:
    if len(region.labels) != 1:
        raise DocumentError(f"one label is expected, found {len(region.labels)}", place=region.id)
    return known_label(region.labels[0], options, report, region.id)


def _links(results: Results, written: list[Any]) -> Iterator[Link]:
    """Return the links that are still there in the order they were written in, then new ones."""
    present = {(label, head, tail): None for head, tail, labels in results.relations for label in labels}
    known = set()
    for type_, head, tail, *values in written:
        if (type_, head, tail) in present:
            known.add((type_, head, tail))
            yield Link(type_, head, tail, values[0] if values else {})
    for type_, head, tail in present:
        if (type_, head, tail) not in known:
            yield Link(type_, head, tail)


def _set_relevance(extra: dict[str, Any], chosen: str | None) -> None:
    before = extra.get("relevance")
    if chosen is None:
        extra.pop("relevance", None)
    elif not before or before["label"] != chosen:
        extra["relevance"] = {"label": chosen, "score": 1.0}


def _meta(data: dict[str, Any]) -> dict[str, Any]:
    """What a task that was not written here says of its article."""
    names = ("title", "source", "published", "url")
    return {name: data[name] for name in names if isinstance(data.get(name), str)}
