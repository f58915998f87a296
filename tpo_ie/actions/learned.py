"""Triggers that the model sees and no frame has: words that the lexicon lacks, turns that its conditions refuse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import Field

from tpo_ie.actions.data import PACKAGE
from tpo_ie.actions.frames import Entry, FrameRule, Trigger
from tpo_ie.actions.morphology import Voice
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence
from tpo_ie.actions.vocabulary import Vocabulary
from tpo_ie.pipeline.draft import FoundTrigger
from tpo_ie.resources import load_rules

FILE = "learned.yaml"
DOUBT = 0.01  # share below which the model refuses what a frame reads


class LearnedRule(FrameRule):
    """What a trigger of the model makes of its sentence.

    Args:
        least: Lowest confidence of the model that counts, 0 to 1.
    """

    least: float = Field(ge=0.0, le=1.0)


@cache
def learned_rules() -> dict[str, LearnedRule]:
    """Return the rules by category.

    Raises:
        ResourceError: An entry is wrong.
    """
    return {rule.category: rule for rule in load_rules(PACKAGE, LearnedRule, FILE).values()}


class LearnedTriggers:
    """Gives the triggers of the model that the frames have left.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.model = scene.draft.triggers

    def find(self, sentence: Sentence, reports: Sequence[Report]) -> list[Hit]:
        """Return the triggers of a sentence in text order.

        Args:
            sentence: The sentence.
            reports: What the frames have read in it.
        """
        if self.model is None:
            return []
        inside = self.model.inside(sentence.start, sentence.end)
        hits = (self._hit(sentence, trigger) for trigger in inside if not _is_told(trigger, reports))
        return [hit for hit in hits if hit is not None]

    def doubts(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether the model holds it for impossible that a trigger of the frames tells an act of its category."""
        if self.model is None:
            return False
        units = sentence.units
        share = self.model.share(units[hit.at].start, units[hit.end - 1].end, hit.entry.rule.category)
        return share < DOUBT

    def _hit(self, sentence: Sentence, trigger: FoundTrigger) -> Hit | None:
        rule = learned_rules().get(trigger.category)
        if rule is None or trigger.score < rule.least:
            return None
        covered = [k for k, unit in enumerate(sentence.units) if trigger.start <= unit.start < trigger.end]
        if not covered or sentence.units[covered[0]].label:
            return None
        voice = _voice(sentence.units[covered[0]].text, self.scene.words)
        entry = Entry(rule, Trigger(), voice, (), (0, 0, 0))
        return Hit(entry, voice, covered[0], covered[-1] + 1)


def _is_told(trigger: FoundTrigger, reports: Sequence[Report]) -> bool:
    """Say whether the frames tell an act of its category in the sentence, or another one by the same words."""
    for report in reports:
        units = report.sentence.units
        start, end = units[report.hit.at].start, units[report.hit.end - 1].end
        if report.rule.category == trigger.category or (start < trigger.end and trigger.start < end):
            return True
    return False


def _voice(word: str, words: Vocabulary) -> Voice:
    if words.is_passive(word):
        return "passive"
    return "active" if words.is_active(word) else "free"
