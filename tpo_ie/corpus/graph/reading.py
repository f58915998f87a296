"""From spans and links to a document; whatever does not fit is an error that names the span."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tpo_ie.corpus.graph.clusters import EntityOfNode, entities_of
from tpo_ie.corpus.graph.values import ACTION_FIELDS, ARGUMENTS, SAME_ENTITY, Graph, Link, Node
from tpo_ie.document import RELATION_TYPES, Document
from tpo_ie.errors import DocumentError


def from_graph(graph: Graph) -> Document:
    """Return the document that spans and links stand for.

    Args:
        graph: The graph, also one that a tool or an annotator made.

    Returns:
        The document. Spans that no link joins are entities of their own; an entity that nobody named
        takes its longest mention as its name.

    Raises:
        DocumentError: Spans overlap, a link joins what it cannot join, or an argument is missing;
            the place is the id of the span.
    """
    return _Reader(graph).document()


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.nodes = {node.id: node for node in graph.nodes}
        if len(self.nodes) != len(graph.nodes):
            raise DocumentError("two spans have one id")
        self.leaving: dict[str, list[Link]] = {}
        for link in graph.links:
            self.check(link)
            self.leaving.setdefault(link.head, []).append(link)
        self.entity_of: EntityOfNode

    def document(self) -> Document:
        graph = self.graph
        mentions = sorted((n for n in graph.nodes if n.kind == "mention"), key=lambda n: (n.start, n.end))
        for before, node in pairwise(mentions):
            if node.start < before.end:
                raise DocumentError(f"{self.shown(node)} overlaps {self.shown(before)}", place=node.id)
        same = [link for link in graph.links if link.type == SAME_ENTITY]
        implied = [node for node in graph.nodes if node.kind == "implied"]
        entities, self.entity_of = entities_of(graph, mentions + implied, same)
        return Document.from_dict(
            {
                "id": graph.id,
                "text": graph.text,
                "meta": graph.values.get("meta", {}),
                "mentions": self.mentions(mentions),
                "entities": entities,
                "officials": [self.official(node) for node in graph.nodes if node.kind == "official"],
                "relations": [self.relation(link) for link in graph.links if link.type in RELATION_TYPES],
                "quotes": [self.quote(node) for node in graph.nodes if node.kind == "quote"],
                "actions": [self.action(node) for node in graph.nodes if node.kind == "action"],
                "relevance": graph.values.get("relevance"),
                "producer": graph.values.get("producer"),
            }
        )

    def check(self, link: Link) -> None:
        """Refuse a link whose ends are missing or of the wrong kind."""
        for end in (link.head, link.tail):
            if end not in self.nodes:
                raise DocumentError(f"the link {link.type} joins {end!r}, which is no span", place=link.head)
        head, tail = self.nodes[link.head], self.nodes[link.tail]
        joins_entities = link.type == SAME_ENTITY or link.type in RELATION_TYPES
        if not joins_entities and link.type not in ARGUMENTS.get(head.kind, ()):
            raise DocumentError(f"a link {link.type} cannot leave {self.shown(head)}", place=head.id)
        if joins_entities and head.kind not in ("mention", "implied"):
            raise DocumentError(f"{link.type} joins mentions; {self.shown(head)} is none", place=head.id)
        if (tail.kind == "cue") != (link.type == "cue") or tail.kind not in ("mention", "implied", "cue"):
            raise DocumentError(f"a link {link.type} cannot point to {self.shown(tail)}", place=head.id)

    def shown(self, node: Node) -> str:
        text = self.graph.text[node.start : node.end]
        return f"{node.label} {text if len(text) < 50 else text[:49] + '…'!r}"

    def mentions(self, nodes: Sequence[Node]) -> list[dict[str, Any]]:
        return [
            {
                "id": node.values.get("id", node.id),
                "start": node.start,
                "end": node.end,
                "text": self.graph.text[node.start : node.end],
                "label": node.label,
                "entity": self.entity_of[node.id],
                "score": node.values.get("score"),
            }
            for node in nodes
        ]

    def arguments(self, node: Node, type_: str) -> list[str]:
        links = (link for link in self.leaving.get(node.id, ()) if link.type == type_)
        return [self.entity_of[link.tail] for link in links]

    def one(self, node: Node, type_: str) -> str:
        found = self.arguments(node, type_)
        if len(found) != 1:
            count = "no" if not found else f"{len(found)} links"
            raise DocumentError(f"{self.shown(node)} has {count} {type_}; one is needed", place=node.id)
        return found[0]

    def official(self, node: Node) -> dict[str, Any]:
        title = node.values.get("title", self.graph.text[node.start : node.end])
        return {"person": self.one(node, "person"), "title": title, "agency": self.one(node, "agency")} | _common(node)

    def quote(self, node: Node) -> dict[str, Any]:
        cues = [self.nodes[link.tail] for link in self.leaving.get(node.id, ()) if link.type == "cue"]
        if len(cues) > 1:
            raise DocumentError(f"{self.shown(node)} has {len(cues)} cues; one is allowed", place=node.id)
        return {
            "start": node.start,
            "end": node.end,
            "speaker": self.one(node, "speaker"),
            "kind": node.values.get("kind", "direct"),
            "cue": (cues[0].start, cues[0].end) if cues else None,
        } | _common(node)

    def action(self, node: Node) -> dict[str, Any]:
        value = {
            "category": node.label,
            "trigger": (node.start, node.end),
            "status": node.values.get("status", "done"),
            "negated": node.values.get("negated", False),
            "count": node.values.get("count"),
            "time": node.values.get("time", []),
        }
        arguments = {field: self.arguments(node, role) for role, field in ACTION_FIELDS.items()}
        return value | arguments | _common(node)

    def relation(self, link: Link) -> dict[str, Any]:
        ends = {"head": self.entity_of[link.head], "tail": self.entity_of[link.tail]}
        return {"type": link.type} | ends | _common(link)


def _common(item: Node | Link) -> dict[str, Any]:
    return {key: item.values[key] for key in ("evidence", "score", "rule", "attributes") if key in item.values}
