"""What the rules hand over: a stretch of words, who said it, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tpo_ie.document.values import QuoteKind


class Speaker(NamedTuple):
    """Who speaks.

    Args:
        entity: Entity id.
        label: ``PER``, ``AGENCY`` or ``ORG``.
    """

    entity: str
    label: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quote before it becomes part of the document.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        speaker: Entity id.
        kind: ``direct``, ``indirect`` or ``mixed``.
        cue: Span of the verb of saying; None when the speaker follows from what stands around.
        rule: Id of the rule that read it.
    """

    start: int
    end: int
    speaker: str
    kind: QuoteKind
    cue: tuple[int, int] | None
    rule: str
