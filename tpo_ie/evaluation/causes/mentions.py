"""Mentions: what the model and its rules got wrong."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.causes.base import (
    BOUNDARY,
    LABEL,
    MENTION_MISSED,
    MENTION_SPURIOUS,
    Fault,
)
from tpo_ie.evaluation.mistakes import mentions

_CAUSES = {
    "missed": MENTION_MISSED,
    "spurious": MENTION_SPURIOUS,
    "wrong_boundary": BOUNDARY,
    "wrong_label": LABEL,
    "wrong_label_and_boundary": "mention label and boundary",
}


def find(pair: Pair) -> Iterator[Fault]:
    """Yield every wrong mention.

    Args:
        pair: Gold and prediction.
    """
    for mistake in mentions.find(pair):
        side = mistake.gold or mistake.predicted
        yield Fault(
            "missed" if mistake.gold else "spurious", _CAUSES[mistake.type], mistake.label, side.text if side else ""
        )
