"""From a document to spans and links; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tpo_ie.corpus.graph.values import ACTION_FIELDS, CUE, OFFICIAL, QUOTE, SAME_ENTITY, Graph, Link, Node, NodeKind
from tpo_ie.document import Document, Official
from tpo_ie.document.values import Value

Span = tuple[int, int]

_WORD = re.compile(r"\S+")


def to_graph(document: Document) -> Graph:
    """Return a document as spans and links.

    Args:
        document: The document.

    Returns:
        Its graph, from which :func:`tpo_ie.corpus.graph.from_graph` makes an equal document.
    """
    return _Builder(document).graph()


def said(value: Value, *fields: str) -> dict[str, Any]:
    """Return fields of a value as plain JSON, without null, false, empty lists and empty objects."""
    plain = value.model_dump(mode="json", include=set(fields))
    return {key: item for key, item in plain.items() if item is not None and item is not False and item not in ([], {})}


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes: list[Node] = []
        self.links: list[Link] = []
        self.of_entity: dict[str, list[Node]] = {entity.id: [] for entity in document.entities}
        self.taken = {mention.id for mention in document.mentions}
        self.titles = [_title_span(document, official) for official in document.officials]

    def graph(self) -> Graph:
        self.mentions()
        self.implied()
        self.officials()
        self.quotes()
        self.actions()
        self.relations()
        document = self.document
        values = said(document, "meta", "relevance", "producer")
        values["meta"] = said(document.meta, *type(document.meta).model_fields)
        values["entities"] = [said(entity, *type(entity).model_fields) for entity in document.entities]
        kept = {key: value for key, value in values.items() if value}
        return Graph(document.id, document.text, tuple(self.nodes), tuple(self.links), kept)

    def add(self, node: Node) -> str:
        self.nodes.append(node)
        return node.id

    def fresh(self, prefix: str, number: int) -> str:
        """Return an id that no mention has."""
        name = f"{prefix}{number}"
        while name in self.taken:
            name = f"{prefix}{name}"
        self.taken.add(name)
        return name

    def entity_node(self, id_: str, kind: NodeKind, entity_id: str, span: Span, values: dict[str, Any]) -> None:
        """Add a span of an entity; the first carries its name, a later one is linked to the one before it."""
        entity, before = self.document.entity(entity_id), self.of_entity[entity_id]
        name = {} if before else {"name": entity.name}
        node = Node(id_, kind, entity.type, *span, {"entity": entity_id, **name, **values})
        self.add(node)
        if before:
            self.links.append(Link(SAME_ENTITY, node.id, before[-1].id))
        before.append(node)

    def mentions(self) -> None:
        for m in self.document.mentions:
            self.entity_node(m.id, "mention", m.entity, (m.start, m.end), said(m, "score"))

    def implied(self) -> None:
        for number, (entity_id, nodes) in enumerate(self.of_entity.items(), start=1):
            if not nodes:
                self.entity_node(self.fresh("i", number), "implied", entity_id, self.anchor(entity_id), {})

    def officials(self) -> None:
        for number, (official, span) in enumerate(zip(self.document.officials, self.titles, strict=True), start=1):
            values = said(official, "evidence", "score", "rule", "attributes")
            if self.document.span(span) != official.title:
                values["title"] = official.title
            node = self.add(Node(self.fresh("o", number), "official", OFFICIAL, *span, values))
            self.link("person", node, official.person, span)
            self.link("agency", node, official.agency, span)

    def quotes(self) -> None:
        for number, quote in enumerate(self.document.quotes, start=1):
            values = said(quote, "kind", "score", "rule", "attributes")
            node = self.add(Node(self.fresh("q", number), "quote", QUOTE, quote.start, quote.end, values))
            self.link("speaker", node, quote.speaker, quote.cue or (quote.end, quote.end))
            if quote.cue is not None:
                cue = self.add(Node(self.fresh("c", number), "cue", CUE, *quote.cue))
                self.links.append(Link("cue", node, cue))

    def actions(self) -> None:
        for number, action in enumerate(self.document.actions, start=1):
            values = said(action, "status", "negated", "time", "evidence", "score", "rule", "attributes")
            if action.count is not None:  # none at all (0) is a count too
                values["count"] = action.count
            node = self.add(Node(self.fresh("a", number), "action", action.category, *action.trigger, values))
            for role, field in ACTION_FIELDS.items():
                for entity_id in getattr(action, field):
                    self.link(role, node, entity_id, action.trigger)

    def relations(self) -> None:
        for r in self.document.relations:
            near = r.evidence
            head = self.nearest(r.head, near)
            tail = self.nearest(r.tail, near)
            self.links.append(Link(r.type, head, tail, said(r, "evidence", "score", "rule", "attributes")))

    def link(self, type_: str, node: str, entity_id: str, near: Span) -> None:
        self.links.append(Link(type_, node, self.nearest(entity_id, near)))

    def nearest(self, entity_id: str, near: Span | None) -> str:
        """Return the span of an entity that lies nearest to a place; the first where no place is known."""

        def distance(node: Node) -> int:
            return 0 if near is None else max(0, node.start - near[1], near[0] - node.end)

        return min(self.of_entity[entity_id], key=distance).id

    def anchor(self, entity_id: str) -> Span:
        """Return where an entity without mentions is pinned: a place that speaks of it, else the first word."""
        found = next(self.uses(entity_id), None)
        if found is None:
            word = _WORD.search(self.document.text)
            found = word.span() if word else (0, 0)
        return found

    def uses(self, entity_id: str) -> Iterator[Span]:
        document = self.document
        for official, span in zip(document.officials, self.titles, strict=True):
            if entity_id in (official.person, official.agency):
                yield span
        for action in document.actions:
            if any(entity_id in getattr(action, field) for field in ACTION_FIELDS.values()):
                yield action.trigger
        for quote in document.quotes:
            if entity_id == quote.speaker:
                yield quote.cue or (quote.start, quote.end)
        for relation in document.relations:
            if entity_id in (relation.head, relation.tail) and relation.evidence is not None:
                yield relation.evidence


def _title_span(document: Document, official: Official) -> Span:
    """Return where a title stands: in the evidence, else anywhere; the evidence where it stands nowhere."""
    text, title = document.text, official.title
    if official.evidence is not None:
        at = text.find(title, *official.evidence)
        if title and at >= 0:
            return at, at + len(title)
    at = text.find(title)
    if title and at >= 0:
        return at, at + len(title)
    if official.evidence is not None:
        return official.evidence
    person = document.mentions_of(official.person)
    return (person[0].start, person[0].end) if person else (0, 0)
