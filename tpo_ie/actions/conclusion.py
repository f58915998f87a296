"""Who acts where the clause leaves it out: concluded from the article by weighed signs, or left open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.agents import NOBODY, Agent
from tpo_ie.actions.candidates import Candidates, Signs
from tpo_ie.actions.data import load_words
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence

# Only bodies of certain kinds may do these; no other comes into question.
RESERVED = frozenset({"arrest", "charge", "sentence", "deportation", "passport_control"})
_OPENING = 2  # units of `Dengan menggandeng` at the head of a sentence


class Weights(BaseModel):
    """A conditional logit model: each body and `nobody` gets a score, and of these the probabilities follow.

    Args:
        threshold: Probability from which on the likeliest body is taken.
        body: Weights of the signs for a body.
        nobody: Weights of the signs that the text leaves it open.
        affinity: By category and kind of body, the logarithm of how much more often such bodies do such acts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    threshold: float
    body: dict[str, float]
    nobody: dict[str, float]
    affinity: dict[str, dict[str, float]]


@cache
def weights() -> Weights:
    """Return the fitted weights.

    Raises:
        ResourceError: The file is wrong.
    """
    return load_words(Weights, "conclusion.yaml")


class Conclusion:
    """Concludes who acts in the clauses of one article that do not say it.

    A passive without agent has no actor unless the article leaves one possible body only (annotation guide,
    section 7). How likely a body is follows from who speaks, who acted last, where it is named and its kind.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.weights = weights()
        self.candidates = Candidates(scene, self.weights.affinity)

    def agent(self, sentence: Sentence, hit: Hit, reports: Sequence[Report], *, official: bool = False) -> Agent:
        """Return who acts.

        Args:
            sentence: The trigger's sentence.
            hit: The trigger.
            reports: Acts read so far.
            official: True when the clause has an official of some body act (`petugas`).

        Returns:
            The likeliest body with the sign that speaks most for it, nobody when none is likely enough; never explicit.
        """
        if involved := self._involved(sentence, hit):
            return Agent((involved,), explicit=False, source="sentence")
        found = self.candidates.signs(sentence, hit, reports)
        if hit.entry.rule.category in RESERVED:
            found = {body: signs for body, signs in found.items() if not signs["unfit"]}
        if not found:
            return NOBODY
        fitting = [body for body, signs in found.items() if not signs["unfit"]]
        if sentence.headline and len(fitting) == 1 and hit.entry.rule.bodies:
            return Agent((fitting[0],), explicit=False, source="only_body")
        scores = {body: _score(signs, self.weights.body) for body, signs in found.items()}
        nobody = _score(self.open_signs(sentence, hit, reports, found, official=official), self.weights.nobody)
        best = max(scores, key=scores.__getitem__)
        rest = sum(math.exp(score - scores[best]) for score in (*scores.values(), nobody))
        if 1 / rest < self.weights.threshold or (not sentence.headline and self._is_one_of_many(best, found)):
            return NOBODY
        return Agent((best,), explicit=False, source=self._reason(found[best]))

    def _involved(self, sentence: Sentence, hit: Hit) -> str | None:
        """Return the body that an opening phrase takes in (`Dengan menggandeng Tim Pora, … dilakukan pengawasan`)."""
        units, words = sentence.units, self.scene.words
        if hit.at < _OPENING or units[0].text != words.together or units[1].text not in words.with_whom:
            return None
        kinds = frozenset(hit.entry.rule.bodies)
        named = (unit.entity for unit in units[_OPENING : hit.at] if unit.label in BODY_LABELS)
        return next((body for body in named if self.scene.bodies.is_kind(body, kinds)), None)

    def open_signs(
        self, sentence: Sentence, hit: Hit, reports: Sequence[Report], found: dict[str, Signs], *, official: bool
    ) -> dict[str, float]:
        """Return the signs that the text leaves it open who acts."""
        return {
            "always": 1.0,
            "no_acts": float(not any(report.agent.entities for report in reports)),
            "passive": float(hit.voice == "passive"),
            "noun": float(hit.voice in ("nominal", "free")),
            "result": float(hit.voice == "result"),
            "quoted": float(self.scene.speaker_at(sentence.units[hit.at].start) is not None),
            "headline": float(sentence.headline),
            "official": float(official),
            "none_fits": float(all(signs["unfit"] for signs in found.values())),
        }

    def _is_one_of_many(self, body: str, found: dict[str, Signs]) -> bool:
        """Say whether a body is only named later, and another of its kind is named as well."""
        kinds = self.scene.bodies.kinds.get(body, frozenset())
        alike = [other for other in found if self.scene.bodies.is_kind(other, kinds)]
        return len(alike) > 1 and bool(found[body]["later"])

    def _reason(self, signs: Signs) -> str:
        """Return the sign that speaks most for a body, besides its kind."""
        return max(
            (name for name in signs if name not in ("affinity", "unfit")),
            key=lambda name: signs[name] * self.weights.body.get(name, 0.0),
        )


def _score(signs: dict[str, float], weighed: dict[str, float]) -> float:
    return sum(value * weighed.get(name, 0.0) for name, value in signs.items())
