"""doccano's JSON Lines for relation extraction: spans with labels, typed relations between them.

It has no place for scores, rules, evidence, attributes, names of entities, and status, negation,
count and time of actions. Other columns of a line (id, meta, relevance) doccano keeps as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.files import read_text, whole_file
from tpo_ie.corpus.formats.labels import known_label
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.graph import Graph, Link, Node, from_graph, to_graph
from tpo_ie.corpus.graph.numbering import with_mention_ids
from tpo_ie.corpus.graph.values import kind_of
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError

_IMPLIED = "implied"
_DOCUMENT_COLUMNS = ("meta", "relevance", "producer")


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write one line a document, to import into a doccano project for sequence labelling with relations.

    Args:
        documents: The documents.
        path: The file.
        options: Nothing of it matters here.
    """
    ids = count()
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        for document in documents:
            stream.write(json.dumps(line_of(document, ids), ensure_ascii=False) + "\n")


def line_of(document: Document, ids: Iterator[int]) -> dict[str, Any]:
    """Return the line of a document.

    Args:
        document: The document.
        ids: Fresh numbers for spans and relations; they must not repeat in a file.
    """
    graph = to_graph(document)
    number = {node.id: next(ids) for node in graph.nodes}
    entities = [
        {"id": number[node.id], "label": _label(node), "start_offset": node.start, "end_offset": node.end}
        for node in graph.nodes
    ]
    relations = [
        {"id": next(ids), "from_id": number[link.head], "to_id": number[link.tail], "type": link.type}
        for link in graph.links
    ]
    columns = {name: graph.values[name] for name in _DOCUMENT_COLUMNS if name in graph.values}
    return {"document": document.id, "text": document.text, "entities": entities, "relations": relations, **columns}


def _label(node: Node) -> str:
    """The label says of a quote its kind and of an entity without mentions that it is implied."""
    if node.kind == "implied":
        return f"{node.label}:{_IMPLIED}"
    return f"{node.label}:{node.values['kind']}" if node.kind == "quote" else node.label


def kept(document: Document) -> Document:
    """Return what comes back of a document."""
    return document_of(line_of(document, count()), document.id, ReadOptions(), Report())


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read an export of doccano (JSONL, with or without relations).

    Args:
        path: The file.
        options: ``labels`` says what foreign labels mean.
        report: Told of lines that cannot be read.

    Yields:
        Documents in the order of the lines.
    """
    for number, line in enumerate(read_text(path).removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            found = report.attempt(f"{path}:{number}", _of_line, line, f"{path.name}:{number}", options, report)
            if found is not None:
                yield found


def _of_line(line: str, identifier: str, options: ReadOptions, report: Report) -> Document:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise DocumentError(f"not JSON: {error}") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise DocumentError("an object with `text` is expected")
    return document_of(row, identifier, options, report)


def document_of(row: dict[str, Any], identifier: str, options: ReadOptions, report: Report) -> Document:
    """Return the document of a line.

    Args:
        row: The parsed line.
        identifier: The id of the document where the line names none.
        options: ``labels`` says what foreign labels mean.
        report: Counts what is left out.

    Raises:
        DocumentError: A span lies outside the text, or the spans and relations are no document.
    """
    text = row["text"]
    spans = row.get("entities", row.get("label", row.get("labels"))) or []
    nodes = [node for n, span in enumerate(spans) for node in _node(span, n, len(text), options, report)]
    ids = {node.id for node in nodes}
    dropped = {str(span["id"]) for span in spans if isinstance(span, dict) and "id" in span} - ids
    ends = [(str(r["type"]), str(r["from_id"]), str(r["to_id"])) for r in row.get("relations") or []]
    links = tuple(Link(*end) for end in ends if not {*end[1:]} & dropped)
    if row.get("Comments"):
        report.left_out["comments"] += len(row["Comments"])
    values = {name: row[name] for name in _DOCUMENT_COLUMNS if row.get(name)}
    name = row.get("document", row.get("id", identifier))
    return from_graph(Graph(str(name), text, with_mention_ids(nodes), links, values))


def _node(span: Any, number: int, size: int, options: ReadOptions, report: Report) -> Iterator[Node]:
    """Yield the node of a span, an object or a triple; none where the user wants it left out."""
    if isinstance(span, dict):
        start, end, label, identifier = span["start_offset"], span["end_offset"], span["label"], span.get("id")
    else:
        (start, end, label), identifier = span, None
    name = str(identifier) if identifier is not None else f"span {number + 1}"
    if not 0 <= start <= end <= size:
        raise DocumentError(f"[{start}, {end}] lies outside the text of {size} characters", place=name)
    base, _, detail = label.partition(":")
    ours = known_label(label if label in options.labels else base, options, report, name)
    kind = kind_of(ours) if ours else None
    if ours is not None and kind is not None:
        if kind == "mention" and detail == _IMPLIED:
            kind = "implied"
        yield Node(name, kind, ours, start, end, {"kind": detail} if kind == "quote" and detail else {})
