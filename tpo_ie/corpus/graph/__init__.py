"""A document as spans and links: the common ground of annotation tools, between the document format and theirs."""

from tpo_ie.corpus.graph.building import to_graph
from tpo_ie.corpus.graph.reading import from_graph
from tpo_ie.corpus.graph.values import Graph, Link, Node

__all__ = ["Graph", "Link", "Node", "from_graph", "to_graph"]
