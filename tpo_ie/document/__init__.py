"""The data model: what a document holds, how it is checked, read and written."""

from tpo_ie.document.document import Document
from tpo_ie.document.schema import json_schema
from tpo_ie.document.values import (
    ACTION_CATEGORIES,
    ACTION_STATUSES,
    MENTION_LABELS,
    RELATION_TYPES,
    SCHEMA_VERSION,
    Action,
    Entity,
    Mention,
    Meta,
    Official,
    Producer,
    Quote,
    Relation,
    Relevance,
)

__all__ = [
    "ACTION_CATEGORIES",
    "ACTION_STATUSES",
    "MENTION_LABELS",
    "RELATION_TYPES",
    "SCHEMA_VERSION",
    "Action",
    "Document",
    "Entity",
    "Mention",
    "Meta",
    "Official",
    "Producer",
    "Quote",
    "Relation",
    "Relevance",
    "json_schema",
]
