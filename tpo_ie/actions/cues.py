"""The cue words of ``cues.yaml``."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words
from tpo_ie.document.values import ActionStatus


class Cues(BaseModel):
    """Words that say whether an act is done; each list is explained in ``cues.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    negation: frozenset[str]
    negation_bridge: frozenset[str]
    manners: frozenset[str]
    meanwhile: frozenset[str]
    nobody: frozenset[str]
    nil: str
    negation_modals: frozenset[str]
    relative_marks: frozenset[str]
    opening: str
    additive: frozenset[str]
    denial: frozenset[str]
    accusing: frozenset[str]
    hearsay: frozenset[str]
    law_verbs: frozenset[str]
    disputing: frozenset[str]
    urged: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    able: frozenset[str]
    came_true: frozenset[str]
    unable: frozenset[str]
    each: frozenset[str]
    each_time: frozenset[str]
    ongoing: frozenset[str]
    ongoing_if_durative: frozenset[str]
    closing: frozenset[str]
    awaiting: frozenset[str]
    ahead: frozenset[str]
    in_front: str
    coming: frozenset[str]
    modal: frozenset[str]
    bare_objects: frozenset[str]
    until: frozenset[str]
    until_times: frozenset[str]
    planned_lists: frozenset[str]
    urged_lists: frozenset[str]
    demanding: frozenset[str]
    before_only: frozenset[str]
    done: frozenset[str]
    conditions: frozenset[str]
    plan_heads: dict[str, ActionStatus]
    aims: frozenset[str]
    that: frozenset[str]
    terminators: frozenset[str]

    def status_of(self, word: str) -> ActionStatus | None:
        """Return the status that a word stands for; None when it is no cue."""
        if word in self.urged:
            return "urged"
        if word in self.planned:
            return "planned"
        if word in self.possible:
            return "possible"
        if word in self.ongoing:
            return "ongoing"
        return "done" if word in self.done else None


@cache
def cues() -> Cues:
    """Return the package's cue words."""
    return load_words(Cues, "cues.yaml")
