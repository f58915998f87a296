"""Weights of ``tpo_ie/actions/conclusion.yaml``: whose act it is where the clause leaves it out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tools.fitting.articles import gold_draft
from tools.fitting.logit import Choice, Weights, fit, folds
from tpo_ie.actions.agents import Agent
from tpo_ie.actions.assembly import to_action
from tpo_ie.actions.candidates import OTHER, Signs
from tpo_ie.actions.conclusion import RESERVED, Conclusion
from tpo_ie.actions.conclusion import weights as shipped
from tpo_ie.actions.frames import load_frames
from tpo_ie.actions.merging import merge
from tpo_ie.actions.reader import ArticleReader
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence
from tpo_ie.document import Action, Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.actions import matches
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.registry.knowledge import Knowledge

RIDGE = 2.0
FOLDS = 10
THRESHOLDS = (0.3, 0.34, 0.38, 0.42, 0.46, 0.5)
Affinity = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Case:
    """An act whose clause does not say who acts.

    Args:
        article: The article.
        category: Of the act.
        bodies: The signs of each body.
        kinds: The kinds of each body.
        none: The signs that the text leaves it open.
        right: The body that gold names; None when gold leaves it open.
    """

    article: str
    category: str
    bodies: dict[str, Signs]
    kinds: dict[str, frozenset[str]]
    none: Signs
    right: str | None


class _Recorder(Conclusion):
    """Concludes as ever and keeps the signs it saw."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.seen: dict[tuple[int, int], tuple[dict[str, Signs], Signs]] = {}

    def agent(self, sentence: Sentence, hit: Hit, reports: Sequence[Report], *, official: bool = False) -> Agent:
        found = self.candidates.signs(sentence, hit, reports)
        if hit.entry.rule.category in RESERVED:
            found = {body: signs for body, signs in found.items() if not signs["unfit"]}
        if found:
            key = sentence.index, hit.at
            self.seen[key] = found, self.open_signs(sentence, hit, reports, found, official=official)
        return super().agent(sentence, hit, reports, official=official)


def cases(documents: Iterable[Document]) -> list[Case]:
    """Return the acts of gold whose clauses do not say who acts, with the signs for each body."""
    positions, intake = Knowledge().positions, IntakeStage()
    found: list[Case] = []
    for document in documents:
        draft = gold_draft(document, intake)
        scene = Scene(draft, positions)
        reader = ArticleReader(load_frames(), scene)
        recorder = reader.attribution.conclusion = _Recorder(scene)
        acts = merge(reader.reports(), scene.bodies)
        draft.actions = [to_action(act) for act in acts]
        gold = {id(mine): theirs for theirs, mine in _matched(document, draft.actions)}
        for act, action in zip(acts, draft.actions, strict=True):
            if id(action) in gold:
                found += _of_act(document, act, gold[id(action)], recorder)
    return found


def _matched(document: Document, actions: Sequence[Action]) -> list[tuple[Action, Action]]:
    mine = document.model_copy(update={"actions": tuple(actions)})
    return matches(Pair(document, mine))


def _of_act(document: Document, act: Sequence[Report], gold: Action, recorder: _Recorder) -> list[Case]:
    bodies = [actor for actor in gold.actors if document.entity(actor).type in BODY_LABELS]
    if gold.actors and not bodies:
        return []
    found = []
    for report in act:
        seen = recorder.seen.get((report.sentence.index, report.hit.at))
        right = bodies[0] if bodies else None
        if seen is not None and (right is None or right in seen[0]):
            known = recorder.scene.bodies.kinds
            kinds = {body: known.get(body) or frozenset({OTHER}) for body in seen[0]}
            found.append(Case(document.id, report.rule.category, *(seen[0], kinds, seen[1]), right))
    return found


def affinity(documents: Iterable[Document]) -> dict[str, dict[str, float]]:
    """Return by category and kind of body how much more often such bodies do such acts (logarithm, smoothed)."""
    positions = Knowledge().positions
    by_category: dict[str, Counter[str]] = {}
    for document in documents:
        kinds = Scene(gold_draft(document), positions).bodies.kinds
        for action in document.actions:
            body = next((a for a in action.actors if document.entity(a).type in BODY_LABELS), None)
            if body is not None:
                by_category.setdefault(action.category, Counter()).update(kinds.get(body) or {OTHER})
    overall: Counter[str] = sum(by_category.values(), Counter())
    found = {}
    for category, counts in sorted(by_category.items()):
        share = counts.total() / (overall.total() or 1)
        logs = {kind: round(math.log((counts[kind] + 1) / (overall[kind] * share + 1)), 1) for kind in sorted(overall)}
        found[category] = {kind: value for kind, value in logs.items() if value}
    return found


def choices(found: Iterable[Case], fits: Affinity) -> list[Choice]:
    """Return cases as choices for fitting, with the affinities given."""
    result = []
    for case in found:
        mine = fits.get(case.category, {})
        options = [
            signs | {"affinity": max(mine.get(kind, 0.0) for kind in case.kinds[body])}
            for body, signs in case.bodies.items()
        ]
        right = None if case.right is None else list(case.bodies).index(case.right)
        result.append(Choice(options, case.none, right, case.article))
    return result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a threshold gives.

    Args:
        threshold: The threshold.
        right: Cases decided right, left open included.
        given: Cases in which a body is named.
        good: Of these those in which it is the right one.
        cases: All cases.
    """

    threshold: float
    right: int
    given: int
    good: int
    cases: int


def outcome(weighed: Sequence[tuple[Choice, Weights]], threshold: float) -> Outcome:
    """Count what a threshold gives on choices, each with the weights to judge it by."""
    right = given = good = 0
    for choice, weights in weighed:
        *options, _ = weights.probabilities(choice)
        best = max(range(len(options)), key=options.__getitem__)
        taken = best if options[best] >= threshold else None
        given += taken is not None
        good += taken is not None and taken == choice.right
        right += taken == choice.right
    return Outcome(threshold, right, given, good, len(weighed))


def cross_validate(documents: Sequence[Document], ridge: float = RIDGE) -> list[tuple[Choice, Weights]]:
    """Return each choice with weights (and affinities) fitted on other articles."""
    found = cases(documents)
    held_out = []
    for names in folds((document.id for document in documents), FOLDS):
        fits = affinity(document for document in documents if document.id not in names)
        weights = fit(choices([case for case in found if case.article not in names], fits), ridge)
        held_out += [(choice, weights) for choice in choices([c for c in found if c.article in names], fits)]
    return held_out


def shipped_weights() -> Weights:
    """Return the weights in the package."""
    return Weights(shipped().body, shipped().nobody)
