"""``Draft``: a document while it is being read; each stage fills one layer of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from tpo_ie.document import Action, Document, Entity, Mention, Meta, Official, Producer, Quote, Relation, Relevance
from tpo_ie.intake.layout import Layout
from tpo_ie.language.sentences import split_sentences


@dataclass(slots=True)
class FoundMention:
    """A mention before it has an id.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        label: One of the nine labels.
        score: Confidence, 0 to 1.
        source: ``model`` or the id of the rule that found it.
        entity: Id of its entity; empty until entities are resolved.
    """

    start: int
    end: int
    label: str
    score: float = 1.0
    source: str = "model"
    entity: str = ""


@dataclass
class Draft:
    """A document between stages.

    Args:
        text: The text as given; all offsets point into it.
        meta: What the input says of the article.
        layout: What intake found: headline, dateline, body, noise, date anchor.
        sentences: Spans in order; no line break lies inside one.
        mentions: In text order, without overlaps.
        entities: By id, in order of first mention.
        options: What the user asked for (``all_actions`` …).
    """

    text: str
    id: str = ""
    meta: Meta = field(default_factory=Meta)
    layout: Layout = field(default_factory=Layout)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[FoundMention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    officials: list[Official] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    relevance: Relevance | None = None
    options: dict[str, Any] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list, repr=False)

    # -- looking things up -----------------------------------------------------------------

    def set_mentions(self, mentions: list[FoundMention]) -> None:
        """Store the mentions in text order and index them."""
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]

    def mentions_in(self, start: int, end: int, *labels: str) -> list[FoundMention]:
        """Return the mentions that lie wholly inside a span, of the given labels (all when none is given)."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [m for m in found if m.end <= end and (not labels or m.label in labels)]

    def mention_at(self, offset: int) -> FoundMention | None:
        """Return the mention that covers an offset."""
        i = bisect_right(self._starts, offset) - 1
        return self.mentions[i] if i >= 0 and offset < self.mentions[i].end else None

    def mentions_of(self, entity_id: str) -> list[FoundMention]:
        """Return the mentions of an entity in text order."""
        return [mention for mention in self.mentions if mention.entity == entity_id]

    def surface(self, mention: FoundMention) -> str:
        """Return a mention's text."""
        return self.text[mention.start : mention.end]

    def sentence_index(self, offset: int) -> int:
        """Return the index of the sentence that covers an offset, or of the last one before it (at least 0)."""
        return max(0, bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence that covers an offset, or the last one before it."""
        return self.sentences[self.sentence_index(offset)] if self.sentences else (0, len(self.text))

    # -- adding ------------------------------------------------------------------------------

    def add_entity(self, type_: str, name: str, *, registry_id: str | None = None, **attributes: Any) -> str:
        """Add an entity.

        Args:
            type_: Its label.
            name: Its canonical name.
            registry_id: Id in the agency registry, where known.
            **attributes: More about it, e.g. ``implied=True``.

        Returns:
            The new id.
        """
        number = len(self.entities) + 1
        while f"e{number}" in self.entities:
            number += 1
        entity_id = f"e{number}"
        self.entities[entity_id] = Entity(
            id=entity_id, type=type_, name=name, registry_id=registry_id, attributes=attributes
        )  # fmt: skip
        return entity_id

    def implied_agency(self, name: str, registry_id: str | None = None) -> str:
        """Return the agency entity with this canonical name, adding one without mentions when there is none."""
        for entity in self.entities.values():
            if entity.type == "AGENCY" and entity.name == name:
                return entity.id
        return self.add_entity("AGENCY", name, registry_id=registry_id, implied=True)

    # -- in and out --------------------------------------------------------------------------

    @classmethod
    def from_document(cls, document: Document, *, entities: bool = True) -> Draft:
        """Start from a document's mentions (and entities) instead of the model's.

        Args:
            document: A document, usually gold: later stages can be tried on right mentions.
            entities: Take the entities too; else they are left to be resolved.

        Returns:
            A draft with sentences, mentions and, if asked for, entities.
        """
        draft = cls(text=document.text, id=document.id, meta=document.meta, sentences=split_sentences(document.text))
        draft.set_mentions(
            [FoundMention(m.start, m.end, m.label, entity=m.entity if entities else "") for m in document.mentions]
        )
        if entities:
            mentioned = {m.entity for m in document.mentions}
            draft.entities = {e.id: e for e in document.entities if e.id in mentioned}
        return draft

    def to_document(self, producer: Producer | None = None) -> Document:
        """Return the finished, checked document."""
        return Document(
            id=self.id,
            text=self.text,
            meta=self.meta,
            mentions=tuple(
                Mention(
                    id=f"m{n}",
                    start=m.start,
                    end=m.end,
                    text=self.text[m.start : m.end],
                    label=m.label,
                    entity=m.entity,
                    score=round(m.score, 4),
                )
                for n, m in enumerate(self.mentions, start=1)
            ),
            entities=tuple(self.entities.values()),
            officials=tuple(self.officials),
            relations=tuple(self.relations),
            quotes=tuple(sorted(self.quotes, key=lambda quote: (quote.start, quote.end))),
            actions=tuple(sorted(self.actions, key=lambda action: action.trigger)),
            relevance=self.relevance,
            producer=producer,
        )
