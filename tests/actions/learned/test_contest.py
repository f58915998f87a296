"""What counts as chosen, and how differences are told."""

from __future__ import annotations

import pytest

from tests.actions.learned.articles import TEXTS, article, rows_of, with_acts
from tools.learned_actions.contest import MEASURES, actor_label, compare, table, take, tally
from tpo_ie.evaluation.alignment import Pair


def test_the_threshold_and_the_rules_bound_what_is_taken() -> None:
    rows = rows_of(*article(TEXTS[3]))
    worth = [0.4 if row.accepted else 0.6 for row in rows]
    assert take(rows, worth, 0.5, loose=False) == {}
    places = take(rows, worth, 0.5, loose=True)["a"].hits
    assert set(places) == {row.place for row in rows if not row.accepted}
    assert set(take(rows, worth, 0.3, loose=False)["a"].hits) == {row.place for row in rows if row.accepted}


def test_of_the_readings_of_a_word_the_likeliest_is_taken() -> None:
    rows = rows_of(*article("[[AGENCY|Polres Bintan]] mengamankan dua [[GROUP|korban TPPO]]."))
    assert len({row.category for row in rows if row.place == rows[0].place}) > 1
    for chosen in rows:
        worth = [0.9 if row is chosen else 0.8 for row in rows]
        assert take(rows, worth, 0.5, loose=True)["a"].hits[chosen.place] == chosen.hit


def test_equal_contestants_do_not_differ_and_a_worse_one_does() -> None:
    gold = {str(n): article(text, str(n))[1] for n, text in enumerate(TEXTS)}
    perfect, empty = tally(gold, gold), tally(gold, {name: with_acts(d) for name, d in gold.items()})
    rules = compare("rules", perfect, perfect)
    assert rules.cells[0] == (1.0, 1.0, 1.0, 0.0, 1.0)
    nothing = compare("nothing", empty, perfect)
    assert nothing.cells[0][0] == 0.0
    assert nothing.cells[0][3] == -1.0
    lines = table([rules, nothing]).splitlines()
    assert lines[0] == "| contestant | " + " | ".join(MEASURES) + " |"
    assert lines[2].startswith("| rules | 1.000 [1.000–1.000] |")
    assert "-1.000 (p " in lines[3]


@pytest.mark.parametrize(("actors", "label"), [(("Polres Bintan",), "right"), ((), "left open"), (("Sirih",), "other")])
def test_an_actor_is_right_left_open_or_another(actors: tuple[str, ...], label: str) -> None:
    draft, document = article(TEXTS[0])
    first = document.actions[0].model_copy(update={"actors": actors})
    gold = with_acts(document, first)
    row = next(row for row in rows_of(draft, gold) if row.gold is not None)
    assert actor_label(row, Pair(gold, document)) == label
