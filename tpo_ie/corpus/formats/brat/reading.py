"""Reads brat standoff."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.brat.notation import (
    DOCUMENT_NOTE,
    IMPLIED,
    KIND,
    NEGATED,
    STATUS,
    fragments,
    whole_span,
)
from tpo_ie.corpus.formats.brat.standoff import LineError, Standoff, parse
from tpo_ie.corpus.formats.files import read_text
from tpo_ie.corpus.formats.labels import known_label
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.graph import Graph, Link, Node, from_graph
from tpo_ie.corpus.graph.values import SAME_ENTITY, kind_of
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError

_NOTE_KEYS = {"entity", "name", "id", "span", "title", "count", "time", "evidence", "score", "rule", "attributes"}


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a folder of brat, subfolders included, or one document of it.

    Args:
        path: The folder, or an ``.ann`` file.
        options: ``labels`` says what foreign labels mean.
        report: Told of documents that cannot be read.

    Yields:
        Documents, in the order they were written in; those made elsewhere by name.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    base = path if path.is_dir() else path.parent
    files = sorted(path.rglob("*.ann")) if path.is_dir() else [path.with_suffix(".ann")]
    if not files:
        raise InputError(f"{path}: the folder holds no .ann file")
    for text in sorted(path.rglob("*.txt")) if path.is_dir() else ():
        if text.with_suffix(".ann") not in files:
            report.fail(f"{text}: there is no {text.with_suffix('.ann').name} beside it")
    found: list[tuple[int, Document]] = []
    for file in files:
        identifier = file.relative_to(base).with_suffix("").as_posix()
        one = report.attempt(str(file), _read_one, file, identifier, options, report)
        if one is not None:
            found.append(one)
    for _, document in sorted(found, key=lambda entry: entry[0]):
        yield document


def _read_one(path: Path, identifier: str, options: ReadOptions, report: Report) -> tuple[int, Document]:
    text = read_text(path.with_suffix(".txt"))
    content = read_text(path)
    try:
        standoff = parse(content)
        position, graph = _Assembly(standoff, text, options, report).graph(identifier)
        return position, from_graph(graph)
    except LineError as error:
        raise error.at(f"{path}:{error.number}") from None
    except DocumentError as error:
        line = standoff.line_of.get(error.place or "")
        raise error.at(f"{path}:{line}" if line else str(path)) from None


class _Assembly:
    """Makes a graph of the lines of one file."""

    def __init__(self, standoff: Standoff, text: str, options: ReadOptions, report: Report) -> None:
        self.standoff = standoff
        self.text = text
        self.options = options
        self.report = report
        self.values: dict[str, dict[str, Any]] = {}
        self.document: dict[str, Any] = {}
        self.free_notes: list[list[str]] = []
        self.dropped: set[str] = set()
        self.event_of = {event.trigger: identifier for identifier, event in standoff.events.items()}

    def graph(self, identifier: str) -> tuple[int, Graph]:
        self.read_notes()
        self.read_attributes()
        if self.standoff.normalisations:
            self.report.left_out["normalisations (N lines)"] += self.standoff.normalisations
        nodes = list(self.nodes())
        links = [link for link in self.links() if not {link.head, link.tail} & self.dropped]
        document = self.document
        position = document.pop("position", 0)
        identifier = document.pop("id", identifier)
        if self.free_notes:
            meta = document.setdefault("meta", {})
            meta["attributes"] = meta.get("attributes", {}) | {"notes": self.free_notes}
        return position, Graph(identifier, self.text, tuple(nodes), tuple(links), document)

    def read_notes(self) -> None:
        for number, type_, target, content in self.standoff.notes:
            try:
                values = json.loads(content)
            except ValueError:
                values = None
            if not isinstance(values, dict):  # an annotator's own words
                self.free_notes.append([target, content])
            elif type_ == DOCUMENT_NOTE:
                self.document = values
            else:
                self.known(target, number)
                for key in values.keys() - _NOTE_KEYS:
                    self.report.left_out[f"notes {key!r}"] += 1
                kept = {key: value for key, value in values.items() if key in _NOTE_KEYS}
                self.values.setdefault(target, {}).update(kept)

    def read_attributes(self) -> None:
        for number, name, target, value in self.standoff.attributes:
            self.known(target, number)
            if name in (STATUS, KIND) and value is not None:
                self.values.setdefault(target, {})[name] = value
            elif name in (NEGATED, IMPLIED):
                self.values.setdefault(target, {})[name] = True
            else:
                self.report.left_out[f"attributes {name}"] += 1

    def known(self, target: str, number: int) -> None:
        standoff = self.standoff
        if not any(target in known for known in (standoff.text_bounds, standoff.events, standoff.relations)):
            raise LineError(number, f"there is no {target}")

    def nodes(self) -> Iterator[Node]:
        used = {event.trigger for event in self.standoff.events.values()}
        for identifier in self.standoff.text_bounds:
            if identifier not in used:
                yield from self.node(identifier, identifier)
        for identifier, event in self.standoff.events.items():
            if event.trigger not in self.standoff.text_bounds:
                raise DocumentError(f"there is no {event.trigger}", place=identifier)
            yield from self.node(identifier, event.trigger)

    def node(self, identifier: str, bound: str) -> Iterator[Node]:
        """Yield the node of a text-bound annotation or event, unless the user wants it left out."""
        label = known_label(self.standoff.text_bounds[bound].label, self.options, self.report, identifier)
        if label is None:
            self.dropped.add(identifier)
            return
        kind = kind_of(label)
        assert kind is not None
        values = self.values.get(identifier, {}) | (self.values.get(bound, {}) if bound != identifier else {})
        start, end = self.span(bound, values.pop("span", None))
        if kind == "mention":
            values.setdefault("id", f"m{identifier[1:]}")
            if values.pop(IMPLIED, False):
                kind = "implied"
        yield Node(identifier, kind, label, start, end, values)

    def span(self, bound: str, noted: Any) -> tuple[int, int]:
        annotation = self.standoff.text_bounds[bound]
        parts = list(annotation.parts)
        for start, end in parts:
            if not 0 <= start <= end <= len(self.text):
                raise DocumentError(f"[{start}, {end}] lies outside the text", place=bound)
        covered = " ".join(self.text[start:end] for start, end in parts)
        if covered != annotation.text:
            raise DocumentError(f"{annotation.text!r} does not stand at its offsets, {covered!r} does", place=bound)
        if isinstance(noted, list) and len(noted) == 2 and fragments(self.text, *noted) == parts:
            return noted[0], noted[1]
        whole = whole_span(self.text, parts)
        if whole is None:
            raise DocumentError("its parts do not lie side by side; such spans are not held", place=bound)
        return whole

    def links(self) -> Iterator[Link]:
        standoff = self.standoff
        for number, members in standoff.equivalents:
            for member in members:
                if member not in standoff.text_bounds:
                    raise LineError(number, f"there is no {member}")
            for before, after in pairwise(members):
                yield Link(SAME_ENTITY, after, before)
        for identifier, event in standoff.events.items():
            for role, target in event.arguments:
                yield Link(role, identifier, self.end(target))
        for identifier, relation in standoff.relations.items():
            values = self.values.get(identifier, {})
            yield Link(relation.type, self.end(relation.head), self.end(relation.tail), values)

    def end(self, target: str) -> str:
        """Return the node that an argument means: a trigger stands for its event."""
        return self.event_of.get(target, target)
