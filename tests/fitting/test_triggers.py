"""Fitting the words that tell of acts, from articles so small that one can see what must come out."""

from __future__ import annotations

import pytest

from tests.fitting.test_commands import article
from tools.fitting import triggers
from tpo_ie.actions.learned.finder import LEAST
from tpo_ie.document import Action, Document, Relevance

ARREST = "[[AGENCY|Polres Bintan]] menggetok dua pelaku [[CRIME|TPPO]]. Warga menonton pertandingan bola."
OTHER = "[[AGENCY|Polres Bintan]] menggetok kabel. Sapi melenguh di kandang."


def told(name: str) -> Document:
    """Return an article whose one act no frame knows."""
    document = article(name, ARREST).model_copy(update={"actions": (), "relevance": Relevance(label="tppo", score=1.0)})
    start = document.text.index("menggetok")
    act = Action(
        category="arrest", trigger=(start, start + 10), actors=("Polres Bintan",), status="done",
        evidence=((0, document.text.index(".") + 1),),
    )  # fmt: skip
    return document.model_copy(update={"actions": (act,)})


def test_rows_hold_words_and_what_they_trigger() -> None:
    found = triggers.rows([told("a")])["a"]
    labels = {next(s for s in signs if s.startswith("word ")): label for signs, label in found}
    assert labels.pop("word menggetok") == "arrest"
    assert set(labels) == {"word pelaku", "word menonton", "word pertandingan"}
    assert set(labels.values()) == {triggers.NO_ACT}


def test_articles_on_other_matters_teach_nothing() -> None:
    document = told("a").model_copy(update={"relevance": Relevance(label="other", score=1.0)})
    assert triggers.rows([document]) == {}


def test_a_fitted_model_tells_the_word_from_others() -> None:
    documents = [told(f"a{k}") for k in range(6)]
    documents[0] = documents[0].model_copy(
        update={"actions": (documents[0].actions[0].model_copy(update={"category": "charge"}),)}
    )
    found = [row for mine in triggers.rows(documents).values() for row in mine]
    model = triggers.fit(found)
    likely, category, _ = model.judge(found[0][0] if found[0][1] else found[1][0], 0.0)
    unlikely, _, _ = model.judge(next(signs for signs, label in found if not label), 0.0)
    assert category == "arrest"
    assert likely > 0.6 > 0.4 > unlikely


def test_reading_counts_what_gold_has() -> None:
    documents = [told(f"a{k}") for k in range(6)]
    alone = triggers.read(documents, None, LEAST)
    assert (alone.given, alone.right, alone.gold) == (0, 0, 6)
    assert "precision 0.000" in str(alone)


def test_scores_are_those_of_articles_held_out() -> None:
    outcome = triggers.Outcome(by_rule={"learned-arrest": (10, 9), "arrest-capture": (4, 4)})
    found = triggers.scores(outcome)
    assert found["learned-arrest"] == pytest.approx(0.88)
    assert "arrest-capture" not in found
