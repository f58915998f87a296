"""The models: what they see, that they learn, that they repeat themselves."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

pytest.importorskip("sklearn")

from tests.actions.learned.articles import TEXTS, article, rows_of
from tools.learned_actions.contest import compare, ranking
from tools.learned_actions.features import Features
from tools.learned_actions.models import FOLDS, Model, folds
from tools.learned_actions.trial import Trial, part

NONE = np.zeros((60, 0))
ONES = np.ones(60)


def rows(name: str) -> tuple[list[Features], list[bool]]:
    """Return features of which one tells the label and another is noise."""
    labels = [n % 3 == 0 for n in range(60)]
    return [{name: float(label), "noise": n % 7 / 7} for n, label in enumerate(labels)], labels


@pytest.mark.parametrize("boosted", [False, True])
def test_a_model_learns_and_repeats_itself(boosted: bool) -> None:
    seen, labels = rows("cue=akan")
    first, again = (Model(boosted=boosted).fit(seen, NONE, labels, ONES).probabilities(seen, NONE) for _ in range(2))
    assert np.array_equal(first, again)
    assert ((first[:, 1] > 0.5) == labels).all()
    assert np.allclose(first.sum(axis=1), 1)


def test_hidden_states_alone_suffice() -> None:
    _, labels = rows("x")
    hidden = np.random.default_rng(1).normal(size=(60, 8)) + 3 * np.array(labels)[:, None]
    blank: list[Features] = [{"same": 1.0}] * 60
    found = Model(components=2, cost=10).fit(blank, hidden, labels, ONES).probabilities(blank, hidden)
    assert ((found[:, 1] > 0.5) == labels).mean() > 0.9


def test_a_blind_model_does_not_see_the_verdict_of_the_rules() -> None:
    seen, labels = rows("rules accept")
    sighted, blind = (
        Model(blind=b).fit(seen, NONE, labels, ONES).probabilities(seen, NONE)[:, 1] for b in (False, True)
    )
    assert sighted[0] - sighted[1] > 0.3
    assert abs(blind[0] - blind[21]) < 1e-9  # equal noise, different verdicts or not


def test_a_boosted_model_sees_no_single_words() -> None:
    seen, labels = rows("word=menangkap")
    found = Model(boosted=True).fit(seen, NONE, labels, ONES).probabilities(seen, NONE)[:, 1]
    assert abs(found[0] - found[7]) < 1e-9  # equal noise


def test_folds_are_even_and_drawn_once() -> None:
    names = [str(n) for n in range(23)]
    drawn = folds(names)
    assert drawn == folds(names)
    assert set(drawn) == set(names)
    assert sorted(Counter(drawn.values()).values()) == [4, 4, 5, 5, 5]
    assert set(drawn.values()) == set(range(FOLDS))


def test_a_trial_scores_every_contestant_on_both_parts() -> None:
    read = [article(text, str(n)) for n, text in enumerate(TEXTS * 3)]
    train = part([gold for _, gold in read], [draft for draft, _ in read], None)
    dev = part([gold for _, gold in read[:4]], [draft for draft, _ in read[:4]], None)
    trial = Trial(train, dev)
    assert trial.threshold == 0.5  # half of a perfect F1
    trial.bounds()
    trial.acts("regression", Model)
    trial.status("regression", Model)
    bounds = ["a perfect model, filters the rules", "a perfect model, on every trigger word"]
    names = [
        "rules",
        *bounds,
        "regression, filters the rules",
        "regression, on every trigger word",
        "regression, status",
    ]
    assert [[row.name for row in rows] for rows in trial.table.values()] == [names, names]
    assert trial.table["dev"][0] == compare("rules", trial.rules["dev"], trial.rules["dev"])
    # Every text stands in train three times: a model that has learnt anything tells acts from other words.
    assert trial.table["train"][4].cells[0][0] > 0.8
    assert trial.table["dev"][2].cells[0][0] == 1.0
    assert trial.worth["regression", "train"].shape == (len(train.rows),)


def test_the_order_of_acts_is_judged_where_gold_says_right_or_wrong() -> None:
    draft, document = article(TEXTS[0])
    gold = document.model_copy(update={"actions": document.actions[:1]})
    found = rows_of(draft, gold)
    right = [float(row.gold is not None) for row in found]
    assert ranking(found, right) == 1.0
    assert ranking(found, [-value for value in right]) == 0.0
