"""Articles read with chosen triggers, statuses, actors."""

from __future__ import annotations

import pytest

from tests.actions.helpers import KNOWLEDGE
from tests.actions.learned.articles import TEXTS, article, rows_of
from tools.learned_actions.contest import by_rules
from tools.learned_actions.reading import Choice, documents, read
from tpo_ie.actions.frames import load_frames
from tpo_ie.document import Action
from tpo_ie.pipeline.draft import Draft


def acts(draft: Draft, choice: Choice) -> list[Action]:
    return read(load_frames(), KNOWLEDGE.positions, draft, choice)


@pytest.mark.parametrize("text", TEXTS)
def test_the_choice_of_the_rules_gives_the_acts_of_the_rules(text: str) -> None:
    draft, document = article(text)
    choice = by_rules(rows_of(draft, document))[document.id]
    assert tuple(acts(draft, choice)) == document.actions


def test_what_is_not_chosen_is_no_act() -> None:
    draft, document = article(TEXTS[0])
    choice = by_rules(rows_of(draft, document))[document.id]
    del choice.hits[min(choice.hits)]
    assert [act.category for act in acts(draft, choice)] == ["rescue"]
    assert acts(draft, Choice()) == []


def test_refused_words_become_acts_when_chosen() -> None:
    draft, document = article(TEXTS[3])
    [patrol] = [row for row in rows_of(draft, document) if row.category == "surveillance" and not row.accepted]
    [act] = acts(draft, Choice({patrol.place: patrol.hit}))
    assert (act.category, act.rule) == ("surveillance", patrol.hit.entry.rule.id)


def test_status_and_actor_give_way() -> None:
    draft, document = article(TEXTS[0])
    choice = by_rules(rows_of(draft, document))[document.id]
    place = min(choice.hits)
    choice.status[place] = "planned", True
    choice.no_actor.add(place)
    first = acts(draft, choice)[0]
    assert (first.status, first.negated, first.actors) == ("planned", True, ())


def test_documents_without_a_choice_have_no_acts() -> None:
    drafts = {str(n): article(text, str(n))[0] for n, text in enumerate(TEXTS[:2])}
    draft, document = article(TEXTS[0], "0")
    found = documents(load_frames(), KNOWLEDGE.positions, drafts, by_rules(rows_of(draft, document)))
    assert [len(found[name].actions) for name in drafts] == [len(document.actions), 0]
    assert not drafts["0"].actions
