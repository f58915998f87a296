"""Which words may tell of an act, and what gold says of them."""

from __future__ import annotations

import pytest

from tests.actions.learned.articles import POLRES, TEXTS, article, rows_of, with_acts, word
from tpo_ie.document import Relevance


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_rules_accept_is_a_candidate_that_says_so(text: str) -> None:
    draft, document = article(text)
    accepted = {(row.span, row.category) for row in rows_of(draft, document) if row.accepted}
    assert accepted == {(act.trigger, act.category) for act in document.actions}
    assert accepted


def test_words_whose_conditions_fail_are_candidates_too() -> None:
    draft, document = article(f"{POLRES} membeli kapal patroli. Razia itu sepi.")
    rows = rows_of(draft, document)
    assert {word(draft, row) for row in rows} >= {"patroli", "Razia"}
    assert not any(row.accepted for row in rows)
    patrol = next(row for row in rows if word(draft, row) == "patroli")
    assert "conditions hold" not in patrol.features
    assert patrol.features["noun head"] == 1.0


def test_an_article_on_another_subject_has_none() -> None:
    draft, document = article(TEXTS[0])
    draft.relevance = Relevance(label="other", score=0.9)
    assert rows_of(draft, document) == []


def test_gold_of_the_same_category_at_the_trigger_makes_it_right() -> None:
    draft, document = article(TEXTS[0])
    right = [row for row in rows_of(draft, document) if row.gold is not None]
    assert [row.gold for row in right] == list(document.actions)
    others = tuple(act.model_copy(update={"category": "policy"}) for act in document.actions)
    assert not any(row.gold for row in rows_of(draft, with_acts(document, *others)))


def test_what_stands_in_the_evidence_alone_repeats_an_act() -> None:
    draft, document = article(f"{POLRES} menangkap [[PER|AF]]. Penangkapan itu dilakukan {POLRES} di [[LOC|Sirih]].")
    first = document.actions[0]
    gold = with_acts(document, first.model_copy(update={"evidence": ((0, len(draft.text)),)}))
    rows = {word(draft, row): row for row in rows_of(draft, gold) if row.category == "arrest"}
    assert rows["menangkap"].gold is not None
    assert not rows["menangkap"].repeats
    assert rows["Penangkapan"].gold is None
    assert rows["Penangkapan"].repeats


def test_features_tell_words_cues_and_agent() -> None:
    draft, document = article(TEXTS[1])
    rows = {word(draft, row): row.features for row in rows_of(draft, document) if row.accepted}
    event = next(row for name, row in rows.items() if "sosialisasi" in name)
    assert event["status=planned"] == event["cue=akan"] == 1.0
    assert event["agent label=AGENCY"] == event["agent kind=police"] == 1.0
    assert 0 < event["depth"] < 1
    assert all(event.values())
