"""The stage that gives every mention its entity."""

from __future__ import annotations

from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


class EntityStage:
    """Groups mentions of the same thing and gives each group its canonical name.

    Args:
        knowledge: The registries.
    """

    name = "entities"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.entities`` and set ``entity`` on every mention."""
        seen: dict[tuple[str, str], str] = {}
        for mention in draft.mentions:
            key = (mention.label, draft.surface(mention).casefold())
            if key not in seen:
                seen[key] = draft.add_entity(mention.label, draft.surface(mention))
            mention.entity = seen[key]
