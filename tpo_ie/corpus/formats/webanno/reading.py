"""Reads WebAnno TSV 3."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tpo_ie.corpus.formats.files import read_text
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.formats.webanno.annotations import Slot, Span, arcs, chain_links, spans
from tpo_ie.corpus.formats.webanno.table import Layer, Table, parse
from tpo_ie.corpus.graph import Graph, Link, Node, from_graph
from tpo_ie.corpus.graph.numbering import with_mention_ids
from tpo_ie.corpus.graph.values import LINK_TYPES, SAME_ENTITY, kind_of
from tpo_ie.document import ACTION_STATUSES, Document
from tpo_ie.errors import DocumentError, InputError

_KINDS = ("direct", "indirect", "mixed")
_FLAGS = ("implied", "negated")


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a file, or a folder of files with its subfolders.

    Args:
        path: A ``.tsv`` file or a folder.
        options: ``labels`` says what foreign labels mean.
        report: Told of files that cannot be read; counts what has no place in a document.

    Yields:
        Documents in the order of the file names; a document's id is the path inside the folder.
    """
    base = path if path.is_dir() else path.parent
    files = sorted(path.rglob("*.tsv")) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: the folder holds no .tsv file")
    for file in files:
        identifier = file.relative_to(base).with_suffix("").as_posix()
        found = report.attempt(str(file), _read_one, file, identifier, options, report)
        if found is not None:
            yield found


def _read_one(path: Path, identifier: str, options: ReadOptions, report: Report) -> Document:
    content = read_text(path)
    try:
        return from_graph(graph_of(parse(content), identifier, options, report))
    except DocumentError as error:
        line = error.place if error.place and error.place.isdecimal() else None
        raise (DocumentError(error.reason, source=f"{path}:{line}") if line else error.at(str(path))) from None


def graph_of(table: Table, identifier: str, options: ReadOptions, report: Report) -> Graph:
    """Return the spans and links of a file that mean something here.

    Args:
        table: The file.
        identifier: Id of the document.
        options: ``labels`` says what foreign labels mean.
        report: Counts the rest, by layer.
    """
    return _Assembly(table, options, report).graph(identifier)


class _Assembly:
    def __init__(self, table: Table, options: ReadOptions, report: Report) -> None:
        self.table = table
        self.options = options
        self.report = report
        self.nodes: dict[str, Node] = {}
        self.begin: dict[tuple[str, int], list[tuple[str, str]]] = {}
        self.slots: list[tuple[str, Slot]] = []

    def graph(self, identifier: str) -> Graph:
        for layer in self.table.layers:
            if layer.kind == "SP":
                self.read_spans(layer)
        links = [*self.slot_links(), *self.relations(), *self.chains()]
        return Graph(identifier, self.table.text, with_mention_ids(self.nodes.values()), tuple(links))

    def read_spans(self, layer: Layer) -> None:
        """Take the spans of a layer that have labels of ours; of a layer with any, say which labels are foreign."""
        rest: Counter[str] = Counter()
        some = False
        for span in spans(self.table, layer):
            node = _node(span, self.options)
            if node is None:
                rest[", ".join(span.values) or "no value"] += 1
                continue
            some = True
            self.nodes[node.id] = node
            for number in {0, span.number}:
                self.begin.setdefault((span.unit, number), []).append((layer.name, node.id))
            self.slots += [(node.id, slot) for slot in span.slots]
        for value, number in rest.items():
            what = f"spans of layer {_short(layer)}" + (f" ({value})" if some else "")
            self.report.left_out[what] += number

    def at(self, place: tuple[str, int], layer: str) -> str | None:
        """Return the one node that begins at a place, of a layer where there are several."""
        found = self.begin.get(place, [])
        candidates = [node for name, node in found if name == layer] or [node for _, node in found]
        return candidates[0] if len(candidates) == 1 else None

    def slot_links(self) -> Iterator[Link]:
        for head, slot in self.slots:
            tail = self.at(slot.target, slot.layer)
            if slot.role in LINK_TYPES and tail is not None:
                yield Link(slot.role, head, tail)
            else:
                self.report.left_out[f"slots {slot.role}"] += 1

    def relations(self) -> Iterator[Link]:
        for layer in self.table.layers:
            for arc in arcs(self.table, layer) if layer.kind == "RL" else ():
                type_ = next((value for value in arc.values if value in LINK_TYPES), None)
                head, tail = self.at(arc.source, layer.base), self.at(arc.target, layer.base)
                if type_ is None or head is None or tail is None:
                    self.report.left_out[f"relations of layer {_short(layer)}"] += 1
                else:
                    yield Link(type_, head, tail)

    def chains(self) -> Iterator[Link]:
        """Join mentions whose spans are links of one chain."""
        mentions = {(node.start, node.end): node.id for node in self.nodes.values() if node.kind == "mention"}
        for layer in self.table.layers:
            last: dict[int, str] = {}
            for link in chain_links(self.table, layer) if layer.kind == "CH" else ():
                node = mentions.get((link.start, link.end))
                if node is None:
                    self.report.left_out[f"links of {_short(layer)} that are no mentions"] += 1
                    continue
                if link.chain in last:
                    yield Link(SAME_ENTITY, node, last[link.chain])
                last[link.chain] = node


def _node(span: Span, options: ReadOptions) -> Node | None:
    """Return the node of a span; None where none of its values is a label of ours or mapped to one."""
    label = None
    values: dict[str, object] = {}
    for value in span.values:
        mapped = options.labels.get(value, value)
        if label is None and mapped is not None and kind_of(mapped):
            label = mapped
        elif value in _KINDS:
            values["kind"] = value
        elif value in ACTION_STATUSES:
            values["status"] = value
        elif value in _FLAGS:
            values[value] = True
    kind = kind_of(label) if label else None
    if label is None or kind is None:
        return None
    if kind == "mention" and values.pop("implied", False):
        kind = "implied"
    return Node(f"line {span.line} {span.layer.column}.{span.number}", kind, label, span.start, span.end, values)


def _short(layer: Layer) -> str:
    return layer.name.rpartition(".")[2]
