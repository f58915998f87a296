"""What holds of the pairings that scores rest on: one to one, the best first, the same from both sides."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.strategies import mentions, pairs
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers import actions, quotes
from tpo_ie.evaluation.layers.mentions import LabelledSpan, match, partial_credit, type_matches, word_spans
from tpo_ie.mentions.words import split_words

QUICK = settings(max_examples=40)
Spans = list[LabelledSpan]


def overlapping(a: LabelledSpan, b: LabelledSpan) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def best_partial(gold: Spans, predicted: Spans) -> float:
    """The largest credit of all pairings, tried one by one."""
    if len(gold) > len(predicted):
        gold, predicted = predicted, gold
    return max(
        sum((0.5 + 0.5 * (g[:2] == p[:2])) * overlapping(g, p) for g, p in zip(gold, order, strict=True))
        for order in permutations(predicted, len(gold))
    )


@QUICK
@given(mentions(most=4), mentions(most=4))
def test_no_pairing_earns_more_partial_credit(gold: Spans, predicted: Spans) -> None:
    assert partial_credit(gold, predicted) == best_partial(gold, predicted)
    assert partial_credit(predicted, gold) == partial_credit(gold, predicted)


@QUICK
@given(mentions(), mentions())
def test_mentions_pair_once_and_only_where_they_overlap(gold: Spans, predicted: Spans) -> None:
    found = match(gold, predicted)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(overlapping(gold[i], predicted[j]) for i, j in found)
    exact = {m[:2] for m in gold} & {m[:2] for m in predicted}
    assert exact <= {gold[i][:2] for i, j in found if gold[i][:2] == predicted[j][:2]}
    left = [g for i, g in enumerate(gold) if i not in {i for i, _ in found}]
    right = [p for j, p in enumerate(predicted) if j not in {j for _, j in found}]
    assert not any(overlapping(g, p) for g in left for p in right)


@QUICK
@given(mentions(), mentions())
def test_matches_of_type_lie_between_strict_and_all(gold: Spans, predicted: Spans) -> None:
    assert len(set(gold) & set(predicted)) <= type_matches(gold, predicted) <= min(len(gold), len(predicted))


@QUICK
@given(mentions(), st.data())
def test_words_of_mentions_never_overlap(found: Spans, data: st.DataObject) -> None:
    words = split_words(data.draw(st.sampled_from(["Polda Riau, BP3MI dan Budi. " * 5, "satu " * 30, "panjang" * 20])))
    spans = word_spans(found, words.starts, words.ends)
    assert spans == sorted(spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert all(0 <= first <= last < len(words) for first, last, _ in spans)


@QUICK
@given(pairs())
def test_entities_pair_one_to_one(pair: tuple[Document, Document]) -> None:
    aligned = Pair(*pair)
    gold, ours = ({entity.id for entity in document.entities} for document in pair)
    assert set(aligned.entities) <= ours
    assert set(aligned.entities.values()) <= gold
    assert len(set(aligned.entities.values())) == len(aligned.entities)
    shared = {mine for mine, _ in aligned.shared}
    for mine, yours in aligned.entities.items():
        if mine not in shared:
            assert pair[1].entity(mine).type == pair[0].entity(yours).type
    assert all(aligned.to_gold(entity) not in gold for entity in ours - set(aligned.entities))


@QUICK
@given(pairs(), st.sampled_from([0.3, 0.5, 0.8, 1.0]))
def test_a_higher_threshold_pairs_the_same_quotes_only_fewer(pair: tuple[Document, Document], least: float) -> None:
    aligned = Pair(*pair)
    direct = quotes.matches(aligned, least)
    assert direct == [found for found in quotes.matches(aligned) if found[0] >= least]
    assert all(ratio >= least for ratio, _, _ in direct)


@QUICK
@given(pairs())
def test_actions_pair_once_inside_their_category(pair: tuple[Document, Document]) -> None:
    aligned = Pair(*pair)
    found = actions.matches(aligned)
    assert len({id(g) for g, _ in found}) == len({id(p) for _, p in found}) == len(found)
    assert all(g.category == p.category for g, p in found)
    wider = actions.matches(aligned, any_category=True)
    # Looking beyond the category takes no match away from those inside it.
    assert [(id(g), id(p)) for g, p in wider if g.category == p.category] == [(id(g), id(p)) for g, p in found]


@QUICK
@given(pairs())
def test_confusions_of_actions_count_each_action_once(pair: tuple[Document, Document]) -> None:
    found = actions.confusions(Pair(*pair))
    assert sorted(g for g, _ in found if g) == sorted(a.category for a in pair[0].actions)
    assert sorted(p for _, p in found if p) == sorted(a.category for a in pair[1].actions)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, set()),
        ({"actors": ["a2"]}, {"actors"}),
        ({"time": ["2025"], "count": 0}, {"time", "count"}),
        ({"negated": True, "status": "urged"}, {"negated", "status"}),
        ({"place": ["a1"], "legal_basis": ["a1"], "targets": ["p1"]}, {"place", "legal_basis", "targets"}),
    ],
)
def test_differences_name_the_fields(
    paired: Any, small: dict[str, Any], changes: dict[str, Any], expected: set[str]
) -> None:
    pair: Pair = paired(actions=[small["actions"][0] | changes])
    assert actions.differences(pair, pair.gold.actions[0], pair.predicted.actions[0]) == expected
