"""What all layers need: why an entity of one side has no partner on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair

Side = Literal["missed", "spurious"]

MENTION_MISSED = "mention missed"
MENTION_SPURIOUS = "mention that gold lacks"
BOUNDARY = "mention boundary"
LABEL = "mention label"
SPLIT_OR_MERGED = "entity split or merged"
OTHER_NAME = "implied body under another name"


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake with its cause.

    Args:
        side: ``missed``: gold has it; ``spurious``: only the prediction has it.
        cause: In words.
        label: Label or type of what is wrong.
        text: It in words.
    """

    side: Side
    cause: str
    label: str
    text: str


def gold_cause(pair: Pair, entity_id: str) -> str | None:
    """Return why no predicted entity is a gold entity; None when one is.

    Args:
        pair: Gold and prediction.
        entity_id: The gold entity.
    """
    if entity_id in pair.entities.values():
        return None
    taken = any(theirs == entity_id for _, theirs in pair.shared)
    implied = _implied_cause(pair.gold, entity_id)
    return implied or (SPLIT_OR_MERGED if taken else _mention_cause(pair.gold, pair.predicted, entity_id))


def predicted_cause(pair: Pair, entity_id: str) -> str | None:
    """Return why a predicted entity is none of gold's; None when it is one.

    Args:
        pair: Gold and prediction.
        entity_id: The predicted entity.
    """
    if entity_id in pair.entities:
        return None
    taken = any(ours == entity_id for ours, _ in pair.shared)
    implied = _implied_cause(pair.predicted, entity_id)
    if implied or taken:
        return implied or SPLIT_OR_MERGED
    cause = _mention_cause(pair.predicted, pair.gold, entity_id)
    return MENTION_SPURIOUS if cause == MENTION_MISSED else cause


def first_cause(causes: Iterator[str | None], otherwise: str) -> str:
    """Return the first cause that is known.

    Args:
        causes: Causes in the order of the stages.
        otherwise: What it is when none is.
    """
    return next((cause for cause in causes if cause is not None), otherwise)


def _implied_cause(document: Document, entity_id: str) -> str | None:
    return None if document.mentions_of(entity_id) else OTHER_NAME


def _mention_cause(own: Document, other: Document, entity_id: str) -> str:
    """Why none of an entity's mentions stands on the other side."""
    for mention in own.mentions_of(entity_id):
        for found in other.mentions:
            if found.start < mention.end and mention.start < found.end:
                return BOUNDARY
    return MENTION_MISSED
