"""The stage that fills the actions layer."""

from __future__ import annotations

from tpo_ie.actions.assembly import to_action
from tpo_ie.actions.frames import load_frames
from tpo_ie.actions.merging import merge
from tpo_ie.actions.own_frames import with_own_frames
from tpo_ie.actions.reader import ArticleReader
from tpo_ie.actions.scene import Scene
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


class ActionStage:
    """Reads acts against trafficking: trigger, category, who, with whom, on whom, when, whether.

    Args:
        knowledge: The registries.
    """

    name = "actions"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.frames = with_own_frames(load_frames(), knowledge.rules)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.actions``; articles on other matters have none unless ``all_actions`` is asked for."""
        if draft.relevance is not None and draft.relevance.label == "other" and not draft.options.get("all_actions"):
            return
        scene = Scene(draft, self.knowledge.positions)
        reports = ArticleReader(self.frames, scene).reports()
        draft.actions = [to_action(act) for act in merge(reports, scene.bodies)]
