"""``Document``: one article with all its layers, checked on construction, JSON in and out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from tpo_ie.document.values import (
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
    Value,
)
from tpo_ie.errors import DocumentError

_TIME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")


class Document(Value):
    """One news article and everything read from it (document format, version 1).

    Offsets are Unicode code points into ``text``, half-open. Construction checks that every
    reference resolves, every span lies inside the text, mentions carry their own surface form, do
    not overlap and stand in order.
    """

    schema_version: Literal["1"] = "1"
    id: str
    text: str
    meta: Meta = Field(default_factory=Meta)
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    officials: tuple[Official, ...] = ()
    relations: tuple[Relation, ...] = ()
    quotes: tuple[Quote, ...] = ()
    actions: tuple[Action, ...] = ()
    relevance: Relevance | None = None
    producer: Producer | None = None

    @field_validator("mentions", "entities", "officials", "relations", "quotes", "actions", mode="before")
    @classmethod
    def _missing_list_is_empty(cls, value: Any) -> Any:
        return () if value is None else value

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for place, reason in _faults(self):
            raise ValueError(f"{place}: {reason}")
        return self

    # -- reading and writing ---------------------------------------------------------------

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """Build a document from a parsed JSON object.

        Args:
            data: The object as in the document format.

        Returns:
            The document.

        Raises:
            DocumentError: The object breaks the format; names the place and the reason.
        """
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise _document_error(error) from None

    @classmethod
    def from_json(cls, line: str | bytes) -> Document:
        """Build a document from one JSON text.

        Args:
            line: A JSON object as text or UTF-8 bytes.

        Returns:
            The document.

        Raises:
            DocumentError: The text is no JSON object or breaks the format.
        """
        try:
            data = json.loads(line)
        except ValueError as error:
            raise DocumentError(f"not JSON: {error}") from None
        if not isinstance(data, dict):
            raise DocumentError(f"a document is a JSON object, not {type(data).__name__}")
        return cls.from_dict(data)

    def to_dict(self) -> dict[str, Any]:
        """Return the plain JSON object: every key written, tuples as lists."""
        return self.model_dump(mode="json")

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the document as JSON text.

        Args:
            indent: Spaces per level; None gives one line.

        Returns:
            JSON text with non-ASCII characters as they are.
        """
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    # -- lookups ---------------------------------------------------------------------------

    @cached_property
    def _entity_by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _mention_by_id(self) -> dict[str, Mention]:
        return {mention.id: mention for mention in self.mentions}

    def entity(self, entity_id: str) -> Entity:
        """Return the entity with this id; raises KeyError when there is none."""
        return self._entity_by_id[entity_id]

    def mention(self, mention_id: str) -> Mention:
        """Return the mention with this id; raises KeyError when there is none."""
        return self._mention_by_id[mention_id]

    def mentions_of(self, entity_id: str) -> tuple[Mention, ...]:
        """Return the mentions of an entity, in text order; empty for implied entities."""
        return tuple(mention for mention in self.mentions if mention.entity == entity_id)

    def names(self, entity_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the canonical names of entities, in the order of the ids."""
        return tuple(self.entity(entity_id).name for entity_id in entity_ids)

    def span(self, span: tuple[int, int]) -> str:
        """Return the text of a span."""
        return self.text[span[0] : span[1]]

    def _repr_html_(self) -> str:
        from tpo_ie.rendering.html import render_fragment

        return render_fragment(self)


def _faults(document: Document) -> Iterator[tuple[str, str]]:
    """Yield (place, reason) for every breach of the contract that types alone cannot state."""
    size = len(document.text)
    entities = {entity.id for entity in document.entities}

    def span_fault(place: str, span: tuple[int, int] | None) -> Iterator[tuple[str, str]]:
        if span is not None and not 0 <= span[0] <= span[1] <= size:
            yield place, f"span {list(span)} lies outside the text of {size} characters"

    def reference_fault(place: str, *ids: str) -> Iterator[tuple[str, str]]:
        for entity_id in ids:
            if entity_id not in entities:
                yield place, f"no entity has the id {entity_id!r}"

    if len(entities) != len(document.entities):
        yield "entities", "two entities have one id"
    if len({mention.id for mention in document.mentions}) != len(document.mentions):
        yield "mentions", "two mentions have one id"
    types = {entity.id: entity.type for entity in document.entities}
    previous_end = 0
    for i, mention in enumerate(document.mentions):
        place = f"mentions[{i}]"
        if not mention.start < mention.end <= size:
            yield place, f"span [{mention.start}, {mention.end}] is empty or outside the text of {size} characters"
        elif document.text[mention.start : mention.end] != mention.text:
            found = document.text[mention.start : mention.end]
            yield f"{place}.text", f"{mention.text!r} does not stand at its offsets, {found!r} does"
        if mention.start < previous_end:
            yield place, "overlaps the mention before it or stands out of order"
        previous_end = max(previous_end, mention.end)
        yield from reference_fault(f"{place}.entity", mention.entity)
        if types.get(mention.entity, mention.label) != mention.label:
            yield f"{place}.label", f"is {mention.label}, its entity {mention.entity} is {types[mention.entity]}"
    for i, official in enumerate(document.officials):
        yield from reference_fault(f"officials[{i}]", official.person, official.agency)
        yield from span_fault(f"officials[{i}].evidence", official.evidence)
    for i, relation in enumerate(document.relations):
        yield from reference_fault(f"relations[{i}]", relation.head, relation.tail)
        yield from span_fault(f"relations[{i}].evidence", relation.evidence)
    for i, quote in enumerate(document.quotes):
        yield from reference_fault(f"quotes[{i}].speaker", quote.speaker)
        yield from span_fault(f"quotes[{i}]", (quote.start, quote.end))
        yield from span_fault(f"quotes[{i}].cue", quote.cue)
    for i, action in enumerate(document.actions):
        place = f"actions[{i}]"
        for field in ("actors", "partners", "targets", "place", "legal_basis"):
            yield from reference_fault(f"{place}.{field}", *getattr(action, field))
        yield from span_fault(f"{place}.trigger", action.trigger)
        for j, span in enumerate(action.evidence):
            yield from span_fault(f"{place}.evidence[{j}]", span)
        for value in action.time:
            if not _TIME.fullmatch(value):
                yield f"{place}.time", f"{value!r} is no ISO 8601 date, month, year or interval"


def _document_error(error: ValidationError) -> DocumentError:
    """Turn pydantic's first complaint into one sentence with its place."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ""
    for part in first["loc"]:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        message = "unknown key"
    elif first["type"] == "missing":
        message = "is missing"
    if first["type"] == "literal_error" and place == "schema_version":
        message = f"this version reads schema_version {SCHEMA_VERSION!r} only"
    return DocumentError(message, place=place or None)
