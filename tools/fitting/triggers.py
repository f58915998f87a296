"""Weights of ``tpo_ie/actions/learned``: which words tell of acts, and of which category. Needs scikit-learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tools.fitting.articles import gold_draft
from tools.fitting.logit import folds
from tools.fitting.scores import score
from tpo_ie.actions.assembly import to_action
from tpo_ie.actions.frames import LEARNED, load_frames
from tpo_ie.actions.learned.finder import LEAST, LearnedTriggers
from tpo_ie.actions.learned.model import TriggerModel
from tpo_ie.actions.learned.signs import SentenceSigns
from tpo_ie.actions.merging import merge
from tpo_ie.actions.reader import ArticleReader
from tpo_ie.actions.scene import Scene
from tpo_ie.document import ACTION_CATEGORIES, Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.actions import matches, same_actor
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.registry.knowledge import Knowledge

FOLDS = 5
RAREST = 2  # words that must have a sign
ACT_COST, CATEGORY_COST = 0.5, 5.0  # inverse ridge penalties
SMALLEST = 0.03  # weights below are left out
NO_ACT = ""
LEASTS = (LEAST, (0.3, 0.3), (0.4, 0.4))

Array = NDArray[np.float32]
Row = tuple[set[str], str]
"""Signs of a word, and the category of the act that it triggers."""


def rows(documents: Iterable[Document]) -> dict[str, list[Row]]:
    """Return by article its words with what they trigger.

    Words that only stand in further evidence of an act are left out: they may tell of it as well as its trigger.
    """
    positions, intake = Knowledge().positions, IntakeStage()
    found: dict[str, list[Row]] = {}
    for document in documents:
        if document.relevance is not None and document.relevance.label == "other":
            continue
        scene = Scene(gold_draft(document, intake), positions)
        triggers = [(action.trigger, action.category) for action in document.actions]
        retold = [
            span for action in document.actions for span in action.evidence
            if not any(span[0] <= start < span[1] for (start, _), _ in triggers)
        ]  # fmt: skip
        mine = found.setdefault(document.id, [])
        for sentence in scene.sentences:
            signs = SentenceSigns(scene, sentence)
            told = {
                at: next((c for (start, end), c in triggers if unit.start < end and start < unit.end), NO_ACT)
                for at, unit in enumerate(sentence.units) if not unit.label and unit.text.isalpha()
            }  # fmt: skip
            for at in {*signs.candidates(), *(at for at, category in told.items() if category)}:
                start = sentence.units[at].start
                if told[at] or not any(a <= start < b for a, b in retold):
                    mine.append((signs.of(at), told[at]))
    return found


def fit(found: Sequence[Row]) -> TriggerModel:
    """Fit both regressions."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    often = Counter(sign for signs, _ in found for sign in signs)
    index = {sign: row for row, sign in enumerate(sorted(s for s, n in often.items() if n >= RAREST))}
    columns = [[index[sign] for sign in sorted(signs) if sign in index] for signs, _ in found]
    ends = np.cumsum([0, *map(len, columns)])
    table = sparse.csr_matrix(
        (np.ones(ends[-1], dtype=np.float32), np.concatenate(columns).astype(np.int64), ends),
        shape=(len(found), len(index)),
    )
    labels = np.array([category for _, category in found])
    acts = labels != NO_ACT
    act = LogisticRegression(C=ACT_COST, max_iter=200, solver="liblinear").fit(table, acts)
    category = LogisticRegression(C=CATEGORY_COST, max_iter=80).fit(table[acts], labels[acts])
    return _smaller(
        index,
        np.append(act.coef_[0], act.intercept_[0]).astype(np.float32),
        tuple(str(name) for name in category.classes_),
        np.vstack([category.coef_.T, category.intercept_]).astype(np.float32),
    )


def _smaller(index: dict[str, int], act: Array, categories: tuple[str, ...], category: Array) -> TriggerModel:
    """Leave out the signs that hardly weigh anything."""
    act[np.abs(act) < SMALLEST] = 0.0
    category[np.abs(category) < SMALLEST] = 0.0
    kept = [row for row in range(len(index)) if act[row] or category[row].any()]
    names = sorted(index, key=index.__getitem__)
    rows_kept = [*kept, len(index)]
    return TriggerModel({names[row]: k for k, row in enumerate(kept)}, act[rows_kept], categories, category[rows_kept])


@dataclass
class Outcome:
    """What a way of reading gives over articles: counts of acts.

    Args:
        given: Acts read.
        right: Of these those that gold has.
        actor: Of these those with the right actor.
        gold: Acts of gold.
        by_rule: By rule the acts read and those right.
    """

    given: int = 0
    right: int = 0
    actor: int = 0
    gold: int = 0
    by_rule: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __str__(self) -> str:
        both = self.given + self.gold or 1
        return (
            f"precision {self.right / (self.given or 1):.3f}, recall {self.right / (self.gold or 1):.3f}, "
            f"F1 {2 * self.right / both:.3f}, with actor {2 * self.actor / both:.3f}"
        )


def read(documents: Iterable[Document], model: TriggerModel | None, least: tuple[float, float]) -> Outcome:
    """Read articles with gold's own mentions, by the frames and a model (None: the frames alone)."""
    positions, intake, outcome = Knowledge().positions, IntakeStage(), Outcome()
    frames = load_frames()
    for document in documents:
        draft = gold_draft(document, intake)
        if draft.relevance is not None and draft.relevance.label == "other":
            continue
        scene = Scene(draft, positions)
        reader = ArticleReader(frames, scene)
        reader.learned = LearnedTriggers(frames, scene, model, least=least)
        if model is None:
            reader.learned.rules = {}
        draft.actions = actions = [to_action(act) for act in merge(reader.reports(), scene.bodies)]
        pair = Pair(document, draft.to_document())
        matched = matches(pair)
        outcome.given += len(actions)
        outcome.gold += len(document.actions)
        outcome.right += len(matched)
        outcome.actor += sum(same_actor(pair, gold, mine) for gold, mine in matched)
        good = {id(mine) for _, mine in matched}
        for action in actions:
            given, right = outcome.by_rule.get(action.rule or "", (0, 0))
            outcome.by_rule[action.rule or ""] = given + 1, right + (id(action) in good)
    return outcome


def cross_validate(
    documents: Sequence[Document], least: Sequence[tuple[float, float]]
) -> dict[tuple[float, float] | None, Outcome]:
    """Read each article with a model fitted on the others.

    Args:
        documents: The articles.
        least: Pairs of least likelihoods of an act and of an act of the category.

    Returns:
        The outcome by pair; under None that of the frames alone.
    """
    found = rows(documents)
    total: dict[tuple[float, float] | None, Outcome] = {None: Outcome()} | {pair: Outcome() for pair in least}
    for names in folds((document.id for document in documents), FOLDS):
        model = fit([row for name, mine in found.items() if name not in names for row in mine])
        held_out = [document for document in documents if document.id in names]
        for pair, outcome in total.items():
            _add(outcome, read(held_out, model if pair else None, pair or LEAST))
    return total


def _add(total: Outcome, more: Outcome) -> None:
    for name in ("given", "right", "actor", "gold"):
        setattr(total, name, getattr(total, name) + getattr(more, name))
    for rule, (given, right) in more.by_rule.items():
        before = total.by_rule.get(rule, (0, 0))
        total.by_rule[rule] = before[0] + given, before[1] + right


def scores(outcome: Outcome) -> dict[str, float]:
    """Return the scores of the learned rules by what they gave on articles held out."""
    return {
        f"{LEARNED}{category}": score(*outcome.by_rule.get(f"{LEARNED}{category}", (0, 0))[::-1])
        for category in ACTION_CATEGORIES
    }
