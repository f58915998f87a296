"""Scores of the rules in ``tpo_ie/actions/rules.yaml``: how often what a rule finds is what gold has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from tools.fitting.articles import gold_draft
from tpo_ie.actions.data import PACKAGE
from tpo_ie.actions.frames import LEARNED, FrameRule
from tpo_ie.actions.stage import ActionStage
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.actions import matches
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.pipeline.rules import load_rules
from tpo_ie.registry.knowledge import Knowledge

PRIOR = 0.8  # what a rule is held to be worth before anything is counted
WEIGHT = 2  # acts that the prior counts for
MOST = 0.98


def counted(documents: Iterable[Document]) -> tuple[Counter[str], Counter[str]]:
    """Return by rule how many acts it found in gold's own mentions, and how many of these gold has."""
    stage, intake = ActionStage(Knowledge()), IntakeStage()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for document in documents:
        draft = gold_draft(document, intake)
        stage(draft)
        actions = tuple(draft.actions)
        pair = Pair(document, document.model_copy(update={"actions": actions}))
        given.update(action.rule or "" for action in actions)
        right.update(mine.rule or "" for _, mine in matches(pair))
    return given, right


def score(right: int, given: int) -> float:
    """Return the precision of a rule, drawn towards the prior; at most 0.98."""
    return round(min(MOST, (right + PRIOR * WEIGHT) / (given + WEIGHT)), 2)


def scores(documents: Iterable[Document]) -> dict[str, float]:
    """Return the score of every rule that has frames; learned ones are counted on articles held out (``triggers``)."""
    given, right = counted(documents)
    known = (rule for rule in load_rules(PACKAGE, FrameRule) if not rule.startswith(LEARNED))
    return {rule: score(right[rule], given[rule]) for rule in known}


def shipped() -> dict[str, float]:
    """Return the scores in the package."""
    return {name: rule.score for name, rule in load_rules(PACKAGE, FrameRule).items()}


def with_scores(text: str, found: Mapping[str, float]) -> str:
    """Return the text of ``rules.yaml`` with other scores."""
    parts = re.split(r"^(?=- id: )", text, flags=re.M)
    return "".join(_with_score(part, found) for part in parts)


def _with_score(part: str, found: Mapping[str, float]) -> str:
    name = re.match(r"- id: (\S+)", part)
    if name is None or name.group(1) not in found:
        return part
    return re.sub(r"^(  score: )[\d.]+", rf"\g<1>{found[name.group(1)]:.2f}", part, count=1, flags=re.M)
