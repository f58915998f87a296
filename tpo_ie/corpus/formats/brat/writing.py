"""Writes brat standoff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.brat import config
from tpo_ie.corpus.formats.brat.notation import (
    DOCUMENT_NOTE,
    DOCUMENT_TARGET,
    EQUIV,
    IMPLIED,
    KIND,
    NEGATED,
    NOTE,
    STATUS,
    fragments,
    is_event,
    note,
)
from tpo_ie.corpus.formats.files import whole_folder
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.corpus.graph import Graph, Link, Node, to_graph
from tpo_ie.corpus.graph.values import SAME_ENTITY
from tpo_ie.document import RELATION_TYPES, Document

_UNSAFE = re.compile(r"[^\w.-]+")
_PLAIN_ID = re.compile(r"m([1-9][0-9]{0,8})")


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write a folder for brat: texts, annotations, ``annotation.conf`` and ``visual.conf``.

    Args:
        documents: The documents; a file is named after its document's id, made safe.
        path: The folder; it must not exist or be empty.
        options: Nothing of it matters here.
    """
    with whole_folder(path) as folder:
        (folder / "annotation.conf").write_text(config.annotation_conf(), encoding="utf-8", newline="\n")
        (folder / "visual.conf").write_text(config.visual_conf(), encoding="utf-8", newline="\n")
        taken: set[str] = set()
        for number, document in enumerate(documents):
            name = _file_name(document.id, taken)
            (folder / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
            lines = "".join(line + "\n" for line in annotation_lines(to_graph(document), number))
            (folder / f"{name}.ann").write_bytes(lines.encode("utf-8"))


def _file_name(identifier: str, taken: set[str]) -> str:
    """Return a name that every file system takes and no other document has, whatever the case."""
    base = _UNSAFE.sub("_", identifier).strip("._")[:100] or "document"
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.lower())
    return name


def annotation_lines(graph: Graph, position: int) -> Iterator[str]:
    """Return the lines of an ``.ann`` file.

    Args:
        graph: The document's graph.
        position: The document's place in the corpus, kept so that reading restores the order.

    Yields:
        Lines without their ends.
    """
    return _Lines(graph, position).all()


class _Lines:
    def __init__(self, graph: Graph, position: int) -> None:
        self.graph = graph
        self.position = position
        self.bound = _text_bound_ids(graph.nodes)
        self.events = {
            node.id: f"E{n}" for n, node in enumerate((n for n in graph.nodes if is_event(n.label)), start=1)
        }
        self.leaving: dict[str, list[Link]] = {}
        for link in graph.links:
            self.leaving.setdefault(link.head, []).append(link)
        self.attributes = 0
        self.notes = 0

    def all(self) -> Iterator[str]:
        values = {"id": self.graph.id, "position": self.position, **self.graph.values}
        yield self.note(DOCUMENT_TARGET, values, DOCUMENT_NOTE)
        for node in self.graph.nodes:
            yield self.text_bound(node)
            if node.id in self.events:
                yield self.event(node)
            yield from self.about(node)
        yield from self.equivalents()
        relations = (link for link in self.graph.links if link.type in RELATION_TYPES)
        for number, link in enumerate(relations, start=1):
            yield f"R{number}\t{link.type} Arg1:{self.bound[link.head]} Arg2:{self.bound[link.tail]}\t"
            if link.values:
                yield self.note(f"R{number}", dict(link.values))

    def text_bound(self, node: Node) -> str:
        parts = fragments(self.graph.text, node.start, node.end)
        offsets = ";".join(f"{start} {end}" for start, end in parts)
        covered = " ".join(self.graph.text[start:end] for start, end in parts)
        return f"{self.bound[node.id]}\t{node.label} {offsets}\t{covered}"

    def event(self, node: Node) -> str:
        seen: dict[str, int] = {}
        arguments = []
        for link in self.leaving.get(node.id, ()):
            count = seen[link.type] = seen.get(link.type, 0) + 1
            arguments.append(f"{link.type}{count if count > 1 else ''}:{self.bound[link.tail]}")
        return f"{self.events[node.id]}\t" + " ".join([f"{node.label}:{self.bound[node.id]}", *arguments])

    def about(self, node: Node) -> Iterator[str]:
        """Attributes and note of a span."""
        target = self.events.get(node.id, self.bound[node.id])
        rest: dict[str, Any] = dict(node.values)
        if node.kind == "implied":
            yield self.attribute(IMPLIED, target)
        if rest.pop("negated", False):
            yield self.attribute(NEGATED, target)
        for name in (STATUS, KIND):
            if name in rest:
                yield self.attribute(f"{name} {target} {rest.pop(name)}")
        parts = fragments(self.graph.text, node.start, node.end)
        if (parts[0][0], parts[-1][1]) != (node.start, node.end):
            rest["span"] = [node.start, node.end]
        if node.kind == "mention" and self.bound[node.id] != f"T{node.id[1:]}":
            rest["id"] = node.id
        if rest:
            yield self.note(target, rest)

    def equivalents(self) -> Iterator[str]:
        """One line for each entity with several spans."""
        members: dict[str, list[str]] = {}
        for link in self.graph.links:
            if link.type == SAME_ENTITY:
                chain = members.pop(link.tail, [self.bound[link.tail]])
                members[link.head] = [*chain, self.bound[link.head]]
        for chain in members.values():
            yield f"*\t{EQUIV} {' '.join(chain)}"

    def attribute(self, words: str, target: str | None = None) -> str:
        self.attributes += 1
        return f"A{self.attributes}\t{words}" + (f" {target}" if target else "")

    def note(self, target: str, values: dict[str, Any], type_: str = NOTE) -> str:
        self.notes += 1
        return f"#{self.notes}\t{type_} {target}\t{note(values)}"


def _text_bound_ids(nodes: Iterable[Node]) -> dict[str, str]:
    """Number the spans: mention ``m7`` is ``T7``, what is not called so comes after."""
    found: dict[str, str] = {}
    rest = []
    highest = 0
    for node in nodes:
        plain = _PLAIN_ID.fullmatch(node.id) if node.kind == "mention" else None
        if plain:
            highest = max(highest, int(plain.group(1)))
            found[node.id] = f"T{plain.group(1)}"
        else:
            rest.append(node.id)
    found.update((id_, f"T{number}") for number, id_ in enumerate(rest, start=highest + 1))
    return found
