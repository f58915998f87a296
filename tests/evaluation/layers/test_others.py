"""Officials, relations, quotes, actions and relevance on one small document."""

from __future__ import annotations

from typing import Any

import pytest

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers import actions, quotes, relevance
from tpo_ie.evaluation.layers.base import one_to_one, overlap, overlap_by

ONE, NONE = Counts(1, 1, 1), Counts(0, 1, 1)


def test_officials_need_person_title_and_agency(scored: Any) -> None:
    def officials(**changes: Any) -> tuple[float, float, float]:
        node = scored(officials=[{"person": "p1", "title": "Kapolda", "agency": "a1"} | changes])["officials"]
        return node["f1"], node["person_agency"]["f1"], node["person_title"]["f1"]

    assert officials(title="kapolda ") == (1.0, 1.0, 1.0)
    assert officials(title="Wakapolda") == (0.0, 1.0, 0.0)
    assert officials(agency="a2") == (0.0, 0.0, 1.0)
    assert officials(person="a2") == (0.0, 0.0, 0.0)


def test_relations_follow_from_officials_and_cooperation_has_no_direction(scored: Any) -> None:
    result = scored(relations=[{"type": "cooperates_with", "head": "a2", "tail": "a1"}])["relations"]
    assert result["per_type"]["cooperates_with"]["f1"] == result["strict"]["per_type"]["cooperates_with"]["f1"] == 1.0
    assert result["per_type"]["holds_position"]["support"] == 1
    assert result["per_type"]["works_for"]["support"] == 1
    listed = [
        {"type": "cooperates_with", "head": "a1", "tail": "a2"},
        {"type": "works_for", "head": "p1", "tail": "a1"},
    ]
    assert scored(relations=listed)["relations"]["micro"]["f1"] == 1.0
    turned = [{"type": "part_of", "head": "a2", "tail": "a1"}]
    assert scored(relations=turned)["relations"]["per_type"]["cooperates_with"]["r"] == 0.0


def test_types_of_the_ends_count_in_the_strict_mode_alone(scored: Any, small: dict[str, Any]) -> None:
    entities = [e | {"type": "ORG"} if e["id"] == "a2" else e for e in small["entities"]]
    mentions = [m | {"label": "ORG"} if m["entity"] == "a2" else m for m in small["mentions"]]
    result = scored(entities=entities, mentions=mentions)["relations"]
    assert result["per_type"]["cooperates_with"]["f1"] == 1.0
    assert result["strict"]["per_type"]["cooperates_with"]["f1"] == 0.0
    assert result["strict"]["micro"]["correct"] == 2


def test_quotes_need_overlap_and_speaker(paired: Any) -> None:
    def counts(start: int, end: int, speaker: str, kind: str = "direct") -> Any:
        return quotes.score(paired(quotes=[{"start": start, "end": end, "speaker": speaker, "kind": kind}]))

    near = counts(36, 44, "p1")  # 8 of 10 characters
    assert (near["span",], near["span_exact",], near["span_speaker",]) == (ONE, NONE, ONE)
    far = counts(36, 43, "p1")
    assert (far["span",], far["span_lenient",], far["span_speaker_lenient",]) == (NONE, ONE, ONE)
    assert far["speaker",] == Counts(0, 0, 0)
    wrong = counts(36, 46, "a1")
    assert (wrong["span_exact",], wrong["span_speaker",], wrong["speaker",]) == (ONE, NONE, NONE)
    indirect = counts(36, 46, "p1", "indirect")
    assert (indirect["span_speaker",], indirect["kind",]) == (ONE, NONE)
    assert indirect["span_speaker", "per_kind", "direct"] == Counts(0, 0, 1)
    assert indirect["span_speaker", "per_kind", "indirect"] == Counts(0, 1, 0)


def test_quotes_pair_by_overlap_then_by_speaker(paired: Any) -> None:
    twice = [{"start": 36, "end": 46, "speaker": speaker, "kind": "direct"} for speaker in ("a1", "p1")]
    counts = quotes.score(paired(quotes=twice))
    assert counts["span_speaker",] == Counts(1, 2, 1)
    assert [quote.speaker for _, _, quote in quotes.matches(paired(quotes=twice))] == ["p1"]


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [((0, 4), (0, 4), 1.0), ((0, 4), (2, 6), 1 / 3), ((0, 4), (4, 8), 0.0), ((3, 3), (3, 3), 1.0)],
)
def test_intersection_over_union(a: Any, b: Any, ratio: float) -> None:
    assert quotes.overlap_ratio(a, b) == pytest.approx(ratio)


@pytest.fixture
def changed(paired: Any, small: dict[str, Any]) -> Any:
    def call(**changes: Any) -> Any:
        return actions.score(paired(actions=[small["actions"][0] | changes]))

    return call


def test_actions_need_category_and_place_and_lead_actor(changed: Any) -> None:
    assert changed(actors=["a1", "p1"])["category_actor",] == ONE
    assert changed(actors=["p1", "a1"])["category_actor",] == ONE  # the body acts, whoever stands first
    other = changed(actors=["a2"])
    assert (other["category",], other["category_actor",]) == (ONE, NONE)
    assert changed(actors=[])["category_actor",] == NONE
    assert changed(category="task_force")["category",] == NONE
    assert changed(trigger=[47, 50], evidence=[[35, 58]])["category",] == NONE
    assert changed(trigger=[0, 5])["category",] == ONE  # the same sentence


def test_arguments_and_factuality_count_over_matches(changed: Any) -> None:
    same = changed()
    assert same["full",] == same["status",] == same["negation",] == ONE
    late = changed(status="planned", time=["2025-03", "2025-04"], count=3)
    assert (late["full",], late["status",], late["status_only",], late["negation",]) == (NONE, NONE, NONE, ONE)
    assert (late["time",], late["count",], late["partners",]) == (NONE, NONE, ONE)
    assert late["arguments", "per_argument", "time"] == Counts(1, 2, 1)
    assert late["arguments", "per_argument", "count"] == Counts(0, 1, 0)
    assert late["arguments", "micro"] == Counts(3, 5, 3)
    denied = changed(negated=True)
    assert (denied["status",], denied["status_only",], denied["negation",]) == (NONE, ONE, NONE)
    assert denied["negated",] == Counts(0, 1, 0)
    unmatched = changed(category="task_force")
    assert unmatched["status",] == unmatched["partners",] == unmatched["arguments", "micro"] == Counts()


def test_the_same_action_twice_is_right_once(paired: Any, small: dict[str, Any]) -> None:
    action = small["actions"][0]
    assert actions.score(paired(actions=[action, action]))["category",] == Counts(1, 2, 1)
    worse = action | {"status": "planned", "trigger": [0, 5]}
    assert actions.score(paired(actions=[worse, action]))["full",] == Counts(1, 2, 1)


def test_categories_are_confused_where_triggers_overlap(paired: Any, small: dict[str, Any]) -> None:
    action = small["actions"][0]
    other = action | {"category": "task_force"}
    assert actions.confusions(paired(actions=[other])) == [("cooperation", "task_force")]
    apart = other | {"trigger": [0, 5]}
    assert actions.confusions(paired(actions=[apart])) == [("cooperation", None), (None, "task_force")]
    assert actions.confusions(paired(actions=[other, action]))[0] == ("cooperation", "cooperation")


def with_label(label: str | None) -> Document:
    relevant = {"relevance": {"label": label, "score": 1.0}} if label else {}
    return Document.from_dict({"id": "x", "text": "Teks.", **relevant})


def test_relevance_counts_where_gold_has_a_label() -> None:
    right = relevance.score(Pair(with_label("tppo"), with_label("tppo")))
    assert right == {(): ONE, ("per_label", "tppo"): ONE}
    wrong = relevance.score(Pair(with_label("tppo"), with_label("other")))
    assert wrong[()] == NONE
    assert wrong["per_label", "other"] == Counts(0, 1, 0)
    assert relevance.score(Pair(with_label("tppo"), with_label(None)))[()] == NONE
    assert relevance.score(Pair(with_label(None), with_label("tppo"))) == {}
    assert relevance.confusions(Pair(with_label("tppo"), with_label(None))) == [("tppo", None)]
    assert relevance.confusions(Pair(with_label(None), with_label("tppo"))) == []


def test_keys_that_stand_twice_must_be_found_twice() -> None:
    assert overlap("aab", "abb") == Counts(2, 3, 3)
    assert overlap("aa", "a") == Counts(1, 1, 2)
    assert overlap({"a", "b"}, {"b"}) == Counts(1, 1, 2)
    assert overlap_by(["a1", "b1"], ["a1", "c1"], lambda key: key[0]) == {
        "a": ONE,
        "b": Counts(0, 0, 1),
        "c": Counts(0, 1, 0),
    }


def test_the_best_pairs_are_chosen_first() -> None:
    assert one_to_one([(0.5, 0, 0), (0.9, 0, 1), (0.5, 1, 1), (0.4, 1, 0)]) == [(0.9, 0, 1), (0.4, 1, 0)]
    assert one_to_one([(1.0, 1, 1), (1.0, 0, 1), (1.0, 0, 0)]) == [(1.0, 0, 0), (1.0, 1, 1)]
