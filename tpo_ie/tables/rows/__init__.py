"""The rows that one article gives, by table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tpo_ie.tables.facts import Facts
from tpo_ie.tables.rows.acts import action_argument_rows, action_rows
from tpo_ie.tables.rows.articles import document_rows, entity_rows, mention_rows
from tpo_ie.tables.rows.links import official_rows, quote_rows, relation_rows

Row = dict[str, Any]

ROWS: dict[str, Callable[[Facts], Iterator[Row]]] = {
    "documents": document_rows,
    "mentions": mention_rows,
    "entities": entity_rows,
    "officials": official_rows,
    "relations": relation_rows,
    "quotes": quote_rows,
    "actions": action_rows,
    "action_arguments": action_argument_rows,
}
"""What makes the rows of each table; each row has every column of the table."""

__all__ = ["ROWS", "Row"]
