"""What rules add to and take from the model's mentions."""

from __future__ import annotations

from tpo_ie.pipeline.draft import Draft, FoundMention


def refine(draft: Draft, found: list[FoundMention]) -> list[FoundMention]:
    """Return the mentions that stay: none in noise.

    Args:
        draft: The draft with its layout.
        found: The model's mentions in text order.

    Returns:
        Mentions in text order, without overlaps.
    """
    return [mention for mention in found if not draft.layout.is_noise(mention.start)]
