"""The stage that fills the actions layer."""

from __future__ import annotations

from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


class ActionStage:
    """First stub.

    Args:
        knowledge: The registries.
    """

    name = "actions"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __call__(self, draft: Draft) -> None:
        """Fill the layer."""
