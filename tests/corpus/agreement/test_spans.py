"""Agreement on spans and on words."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.drafts import document
from tpo_ie.corpus.agreement.spans import mention_counts, shared_credit
from tpo_ie.corpus.agreement.tokens import token_judgements

Spans = list[tuple[int, int, str]]
borders = st.lists(st.integers(0, 14), unique=True, max_size=8).map(sorted)
spans = borders.map(lambda found: [(a, b, "PER") for a, b in zip(found[::2], found[1::2], strict=False)])


def best_credit(ours: Spans, theirs: Spans) -> float:
    """The largest credit of any pairing in which equal spans pair with each other, by trying all."""
    equal = set(ours) & set(theirs)
    left, right = [s for s in ours if s not in equal], [s for s in theirs if s not in equal]
    if len(left) > len(right):
        left, right = right, left
    found = (
        sum(a[0] < b[1] and b[0] < a[1] for a, b in zip(left, order, strict=False))
        for order in permutations(right, len(left))
    )
    return len(equal) + 0.5 * max(found, default=0)


@given(spans, spans)
def test_the_credit_is_the_best_there_is_whoever_comes_first(ours: Spans, theirs: Spans) -> None:
    assert shared_credit(ours, theirs) == shared_credit(theirs, ours) == best_credit(ours, theirs)


def test_mentions_are_counted_exactly_and_in_part_per_label() -> None:
    ours = document("[[p1|Budi]] dari [[a1|Polda Riau]] ke [[l1|Batam]]")
    theirs = document("[[p1|Budi]] dari [[a1|Polda]] Riau ke [[g1|Batam]]")
    counts = mention_counts(ours, theirs)
    assert counts["exact", "micro"].row == (1, 3, 1, 3)
    assert counts["partial", "micro"].row == (1.5, 3, 1.5, 3)
    assert counts["partial", "per_label", "AGENCY"].row == (0.5, 1, 0.5, 1)
    assert counts["exact", "per_label", "LOC"].row == (0, 0, 0, 1)
    assert counts["exact", "per_label", "ORG"].row == (0, 1, 0, 0)


def test_words_get_the_label_of_the_mention_that_they_touch() -> None:
    ours = document("[[p1|Budi]] dari [[a1|Polda Riau]], [[c1|TPP]]O")
    theirs = document("[[p1|Budi]] dari Polda [[l1|Riau]], TPPO")
    assert token_judgements(ours, theirs) == {
        ("PER", "PER"): 1,
        ("O", "O"): 2,
        ("AGENCY", "O"): 1,
        ("AGENCY", "LOC"): 1,
        ("CRIME", "O"): 1,
    }


@pytest.mark.parametrize("marked", ["", "tanpa apa pun", "[[p1|Budi]]"])
def test_with_itself_all_words_agree(marked: str) -> None:
    found = token_judgements(document(marked), document(marked))
    assert all(a == b for a, b in found)
    assert found.total() == len(marked.split())
