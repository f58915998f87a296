"""Names that the labeling configuration, the writer and the reader share."""

from __future__ import annotations

from urllib.parse import quote, unquote

TEXT = "text"
EXTRA = "tpo_ie"

LABEL_CONTROLS = {"mention": "mention", "implied": "mention", "official": "span", "quote": "span", "cue": "span"}
ACTION_CONTROL = "action"
"""Controls that give regions their labels, by kind of node; actions have their own."""

CHOICES = {"kind": "quote_kind", "status": "status"}
FLAGS = ("implied", "negated")
LINES = {"name": "entity_name", "title": "title", "time": "time"}
"""Value of a node to the control that shows it: a choice, a flag, a line of text."""

COUNT = "count"
RELEVANCE = "relevance"


def region_id(node_id: str) -> str:
    """Return the id of a region; ``#`` has a meaning of its own in Label Studio's ids."""
    return quote(node_id, safe=" /:@-_.~")


def node_id(region: str) -> str:
    """Return the id a node had; what Label Studio adds after ``#`` is dropped."""
    return unquote(region.partition("#")[0])
