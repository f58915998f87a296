"""Spans (nodes) and links, and the names they have in every tool.

Annotation tools know labelled spans and links between them. What a document says of entities is
brought onto spans: an entity is a set of spans linked as the same, an office held is a span over
the title with a link to the person and one to the agency, and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tpo_ie.document import ACTION_CATEGORIES, MENTION_LABELS, RELATION_TYPES

NodeKind = Literal["mention", "implied", "official", "quote", "cue", "action"]

OFFICIAL = "OFFICIAL"
QUOTE = "QUOTE"
CUE = "CUE"
SAME_ENTITY = "same_entity"

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "official": ("person", "agency"),
    "quote": ("speaker", "cue"),
    "action": ("actor", "partner", "target", "place", "legal_basis"),
}
"""Kind of a node to the types of the links that may leave it."""

ACTION_FIELDS: dict[str, str] = {
    "actor": "actors",
    "partner": "partners",
    "target": "targets",
    "place": "place",
    "legal_basis": "legal_basis",
}
"""Argument of an action to its field in the document format."""

SPAN_LABELS: tuple[str, ...] = (*MENTION_LABELS, OFFICIAL, QUOTE, CUE, *ACTION_CATEGORIES)
LINK_TYPES: tuple[str, ...] = (SAME_ENTITY, *RELATION_TYPES, *(t for types in ARGUMENTS.values() for t in types))

_KINDS: dict[str, NodeKind] = {
    **dict.fromkeys(MENTION_LABELS, "mention"),
    OFFICIAL: "official",
    QUOTE: "quote",
    CUE: "cue",
    **dict.fromkeys(ACTION_CATEGORIES, "action"),
}


def kind_of(label: str) -> NodeKind | None:
    """Return what a span with this label stands for; None for a label that is none of ours."""
    return _KINDS.get(label)


@dataclass(frozen=True, slots=True)
class Node:
    """A labelled span.

    Args:
        id: Its id, unique in the graph; messages name it.
        kind: What it stands for. ``implied`` is an entity without mentions, pinned to a place that speaks of it.
        label: One of the nine mention labels, ``OFFICIAL``, ``QUOTE``, ``CUE`` or the category of an action.
        start: First code point.
        end: Code point after the last.
        values: What else is known of it; values that say nothing (None, empty) are left out.
    """

    id: str
    kind: NodeKind
    label: str
    start: int
    end: int
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link from one node to another.

    Args:
        type: ``same_entity``, a relation type, or an argument such as ``speaker`` or ``actor``.
        head: Id of the node it leaves.
        tail: Id of the node it points to.
        values: As those of a node.
    """

    type: str
    head: str
    tail: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """A document as spans and links.

    Args:
        id: Id of the document.
        text: Its text; offsets of nodes are code points into it.
        nodes: The spans; of each kind in the order of the document.
        links: The links; of each type in the order of the document.
        values: ``meta``, ``relevance`` and ``producer`` as in the document format, and ``entities``:
            what is known of entities beside their spans, in the order of the document.
    """

    id: str
    text: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
