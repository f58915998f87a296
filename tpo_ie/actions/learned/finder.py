"""Triggers that the model finds in the sentences of an article."""

from __future__ import annotations

from collections.abc import Collection

from tpo_ie.actions.frames import Entry, Frames, Trigger
from tpo_ie.actions.learned.model import TriggerModel, load_model
from tpo_ie.actions.learned.signs import SentenceSigns
from tpo_ie.actions.morphology import Voice
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence

LEAST = 0.5, 0.5  # likelihood of an act, and of an act of the category, from which on a word counts: cross-validated
_NOUNS = ("pe", "ke")  # how nouns of action begin, those in `per-` too
_NO_CONDITIONS = Trigger()


class LearnedTriggers:
    """Finds words that tell of acts as the annotated articles do.

    Args:
        frames: The frames, which hold the rules of learned triggers.
        scene: The article.
        model: The model; None takes the one that ships.
        least: Likelihood of an act, and of an act of the category, from which on a word counts.
    """

    def __init__(
        self, frames: Frames, scene: Scene, model: TriggerModel | None = None, least: tuple[float, float] = LEAST
    ) -> None:
        self.scene = scene
        self.rules = frames.learned
        self.least = least
        self._model = model

    def find(self, sentence: Sentence, told: Collection[str]) -> list[Hit]:
        """Return the likeliest trigger of each category in a sentence, in text order.

        Args:
            sentence: The sentence.
            told: Categories of the acts that are known to stand in it; no more of these are looked for.
        """
        if not self.rules:
            return []
        model = self._model or load_model()
        seen = SentenceSigns(self.scene, sentence)
        best: dict[str, tuple[float, int]] = {}
        for at in seen.candidates():
            _, category, likely = model.judge(seen.of(at), self.least[0])
            # Categories that the model reads too badly have no rule.
            if likely >= self.least[1] and category not in told and category in self.rules:
                best[category] = max(best.get(category, (0.0, 0)), (likely, at))
        return [self._hit(sentence, category, at) for at, category in sorted((at, c) for c, (_, at) in best.items())]

    def _hit(self, sentence: Sentence, category: str, at: int) -> Hit:
        rule = self.rules[category]
        voice = self._voice(sentence.units[at].text)
        return Hit(Entry(rule, _NO_CONDITIONS, voice, (), (0, 0, 0)), voice, at, at + 1)

    def _voice(self, word: str) -> Voice:
        words = self.scene.words
        if words.is_passive(word):
            return "passive"
        if words.is_active(word):
            return "active"
        if word.startswith("ter"):
            return "result"
        return "free" if word.startswith(_NOUNS) or word.endswith("an") else "active"
