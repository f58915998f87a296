"""Entities from linked spans: which spans are one, what the entity is called, in which order entities stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tpo_ie.corpus.graph.values import Graph, Link, Node
from tpo_ie.errors import DocumentError

EntityOfNode = dict[str, str]
"""Id of a node to the id of its entity."""


def entities_of(graph: Graph, nodes: Sequence[Node], same: Iterable[Link]) -> tuple[list[dict[str, Any]], EntityOfNode]:
    """Form the entities of a graph.

    Args:
        graph: The graph; ``values["entities"]`` holds what is known of entities by id.
        nodes: Its mentions in text order, then its implied entities.
        same: The links that make spans one entity.

    Returns:
        Entities as in the document format, known ones first and in their order; and each node's entity.

    Raises:
        DocumentError: Spans of different labels are linked as one entity.
    """
    known = {record["id"]: record for record in graph.values.get("entities", ())}
    claimed: set[str] = set()
    new = 0
    entities: list[dict[str, Any]] = []
    entity_of: EntityOfNode = {}
    for members in _clusters(nodes, same):
        label = members[0].label
        for node in members:
            if node.label != label:
                reason = f"a {node.label} and a {label} ({members[0].id}) are linked as one entity"
                raise DocumentError(reason, place=node.id)
        record: Mapping[str, Any] = {}
        identifier = next((e for e in _named(members) if e in known and e not in claimed), None)
        if identifier is not None:
            record = known[identifier]
        else:
            free = next((e for e in _named(members) if e not in known and e not in claimed), None)
            while free is None:
                new += 1
                free = f"e{new}" if f"e{new}" not in known and f"e{new}" not in claimed else None
            identifier = free
        claimed.add(identifier)
        name = next((node.values["name"] for node in members if "name" in node.values), None)
        entities.append(
            {
                "id": identifier,
                "type": label,
                "name": name if name is not None else record.get("name", _longest(graph.text, members)),
                "registry_id": record.get("registry_id"),
                "attributes": record.get("attributes", {}) if record else _implied(members),
            }
        )
        entity_of.update((node.id, identifier) for node in members)
    order = {identifier: position for position, identifier in enumerate(known)}
    entities.sort(key=lambda entity: order.get(entity["id"], len(order)))
    return entities, entity_of


def _clusters(nodes: Sequence[Node], same: Iterable[Link]) -> list[list[Node]]:
    """Join linked nodes; clusters and their members keep the order of the nodes."""
    root = {node.id: node.id for node in nodes}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for link in same:
        root[find(link.head)] = find(link.tail)
    clusters: dict[str, list[Node]] = {}
    for node in nodes:
        clusters.setdefault(find(node.id), []).append(node)
    return list(clusters.values())


def _named(members: Iterable[Node]) -> list[str]:
    return [node.values["entity"] for node in members if "entity" in node.values]


def _longest(text: str, members: Sequence[Node]) -> str:
    """Return the longest surface form; an implied entity is called after the words it is pinned to."""
    forms = [" ".join(text[node.start : node.end].split()) for node in members]
    return max(forms, key=len)


def _implied(members: Sequence[Node]) -> dict[str, Any]:
    return {"implied": True} if all(node.kind == "implied" for node in members) else {}
