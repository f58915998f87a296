from __future__ import annotations

from typing import Any

import pytest

from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers import score_mentions
from tpo_ie.evaluation.layers.mentions import (
    confusions,
    match,
    partial_credit,
    score,
    touching,
    type_matches,
    word_spans,
)


def test_a_wrong_label_or_border_is_wrong(paired: Any, small: dict[str, Any]) -> None:
    first, *rest = small["mentions"]
    shorter = score(paired(mentions=[first | {"end": 5, "text": "Polda"}, *rest]))
    assert shorter["strict", "micro"] == shorter["boundaries", "micro"] == Counts(2, 3, 3)
    assert shorter["partial", "micro"] == Counts(2.5, 3, 3)
    assert shorter["type", "micro"] == Counts(3, 3, 3)
    entities = [e | {"type": "ORG"} if e["id"] == "a1" else e for e in small["entities"]]
    other = paired(mentions=[first | {"label": "ORG"}, *rest], entities=entities)
    counts = score(other)
    assert counts["strict", "micro"] == counts["type", "micro"] == Counts(2, 3, 3)
    assert counts["boundaries", "micro"] == counts["partial", "micro"] == Counts(3, 3, 3)
    assert counts["strict", "per_label", "ORG"] == counts["seqeval", "per_label", "ORG"] == Counts(0, 1, 0)
    assert counts["strict", "per_label", "AGENCY"] == Counts(1, 1, 2)
    assert score_mentions(other.gold, other.predicted) == counts


def test_each_mention_counts_once() -> None:
    gold = [(0, 10, "A")]
    assert partial_credit(gold, [(0, 3, "A"), (4, 8, "A")]) == 0.5
    assert partial_credit([(0, 3, "A"), (4, 8, "A")], gold) == 0.5
    assert type_matches(gold, [(0, 3, "A"), (4, 8, "A")]) == 1
    assert type_matches([(0, 3, "B"), (4, 8, "A")], gold) == 1
    assert type_matches(gold, [(0, 10, "B")]) == 0


def test_spans_that_only_meet_do_not_touch() -> None:
    others = [(0, 2, "A"), (2, 5, "A"), (5, 6, "A"), (8, 9, "A")]
    assert touching((2, 5, "A"), others, 0) == (1, 2)
    assert touching((1, 6, "A"), others, 0) == (0, 3)
    assert touching((6, 8, "A"), others, 0) == (3, 3)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 5, "A")], [(0, 0, "A")]),
        ([(1, 3, "A")], [(0, 0, "A")]),  # inside a word: the whole word
        ([(0, 8, "A")], [(0, 1, "A")]),
        ([(0, 3, "A"), (3, 10, "B")], [(0, 0, "A"), (1, 1, "B")]),  # the word is the first one's
        ([(0, 2, "A"), (3, 5, "B")], [(0, 0, "A")]),
        ([(5, 6, "A")], []),  # white space alone
    ],
)
def test_mentions_read_from_tags_of_words(spans: Any, expected: Any) -> None:
    assert word_spans(spans, starts=[0, 6], ends=[5, 11]) == expected


def test_equal_spans_pair_before_overlapping_ones() -> None:
    gold = [(0, 4, "A"), (5, 9, "B")]
    assert match(gold, [(0, 9, "A")]) == [(0, 0)]  # of equal overlap the same label
    assert match(gold, [(0, 9, "B")]) == [(1, 0)]
    assert match(gold, [(3, 9, "A")]) == [(1, 0)]  # the larger overlap
    assert match(gold, [(0, 4, "B"), (4, 9, "B")]) == [(0, 0), (1, 1)]


def test_confusions_pair_labels_and_name_what_has_no_partner(paired: Any, small: dict[str, Any]) -> None:
    first, second, third = small["mentions"]
    entities = [e | {"type": "ORG"} if e["id"] == "a1" else e for e in small["entities"]]
    extra = {"id": "m9", "start": 11, "end": 22, "text": "menggandeng", "label": "PER", "entity": "p1"}
    pair = paired(mentions=[first | {"label": "ORG", "end": 5, "text": "Polda"}, extra, third], entities=entities)
    found = sorted(confusions(pair), key=str)
    assert found == sorted([("AGENCY", "ORG"), ("PER", "PER"), ("AGENCY", None), (None, "PER")], key=str)
    assert second["label"] == "AGENCY"
