"""A mistake: what gold says, what was predicted, and where."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.document import Document

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says.

    Args:
        label: Its label, type or category.
        text: It in words.
        spans: Where it stands: [start, end) in characters.
    """

    label: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong.

    Args:
        layer: ``mentions``, ``entities``, …
        type: ``missed``, ``spurious``, or what is wrong about it: ``wrong_label``, ``wrong_speaker``, …
        gold: What gold says; None for what is spurious.
        predicted: What was predicted; None for what was missed.
    """

    layer: str
    type: str
    gold: Side | None
    predicted: Side | None

    @property
    def label(self) -> str:
        """The label in gold; for what is spurious the predicted one."""
        side = self.gold or self.predicted
        return side.label if side else ""

    @property
    def gold_spans(self) -> tuple[Span, ...]:
        """Where gold has it."""
        return self.gold.spans if self.gold else ()

    @property
    def predicted_spans(self) -> tuple[Span, ...]:
        """Where the prediction has it."""
        return self.predicted.spans if self.predicted else ()


def name(document: Document, entity_id: str) -> str:
    """Return an entity in words: its name and type."""
    entity = document.entity(entity_id)
    return f"{entity.name} ({entity.type})"


def entity_spans(document: Document, *entity_ids: str) -> tuple[Span, ...]:
    """Return where entities stand: the first mention of each; nothing for implied ones."""
    first: dict[str, Span] = {}
    for mention in document.mentions:
        first.setdefault(mention.entity, (mention.start, mention.end))
    return tuple(first[entity_id] for entity_id in entity_ids if entity_id in first)
