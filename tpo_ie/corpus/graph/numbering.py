"""Ids for mentions of files that know none, or only those of a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tpo_ie.corpus.graph.values import Node


def with_mention_ids(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Call mentions ``m1``, ``m2``, … in text order.

    Args:
        nodes: Nodes with ids of their own, which links use and messages name.

    Returns:
        The same nodes in the same order.
    """
    nodes = list(nodes)
    mentions = sorted((node for node in nodes if node.kind == "mention"), key=lambda node: node.start)
    names = {node.id: f"m{number}" for number, node in enumerate(mentions, start=1)}
    return tuple(
        replace(node, values={**node.values, "id": names[node.id]}) if node.id in names else node for node in nodes
    )
