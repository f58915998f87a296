"""The stages that follow mentions, in order; each is a callable that fills one layer of a draft."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from tpo_ie.pipeline.draft import Draft
    from tpo_ie.registry.knowledge import Knowledge

# Named, not imported: spaCy loads every entry point at its first use in a process, whatever it is used for.
UNDERSTANDING = {
    "entities": "tpo_ie.entities.stage:EntityStage",
    "officials": "tpo_ie.officials.stage:OfficialStage",
    "roles": "tpo_ie.roles.stage:RoleStage",
    "quotes": "tpo_ie.quotes.stage:QuoteStage",
    "relations": "tpo_ie.relations.stage:RelationStage",
    "relevance": "tpo_ie.relevance.stage:RelevanceStage",
    "actions": "tpo_ie.actions.stage:ActionStage",
}


class Stage(Protocol):
    """One step of the pipeline."""

    name: str

    def __call__(self, draft: Draft) -> None:
        """Fill this stage's layer of the draft."""


def make_stage(name: str, knowledge: Knowledge) -> Stage:
    """Make a stage.

    Args:
        name: A key of ``UNDERSTANDING``.
        knowledge: The registries it looks things up in.

    Returns:
        The stage.
    """
    module, _, attribute = UNDERSTANDING[name].partition(":")
    return cast(Stage, getattr(import_module(module), attribute)(knowledge))


def understanding_stages(knowledge: Knowledge) -> list[Stage]:
    """Return the stages that follow mentions: who is who, offices, roles, speech, links, relevance, acts."""
    return [make_stage(name, knowledge) for name in UNDERSTANDING]
