"""Tokens that no mention cuts through, and what formats of tokens make of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings

from tests.strategies import documents
from tpo_ie.corpus.formats import conll
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.corpus.formats.tokens import tokens_of
from tpo_ie.document import Document


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_tokens_cover_the_text_and_respect_mentions(document: Document) -> None:
    tokens = tokens_of(document)
    assert all(before[1] <= after[0] for before, after in pairwise(tokens))
    assert all(start < end for start, end in tokens)
    covered = {i for start, end in tokens for i in range(start, end)}
    assert {i for i, letter in enumerate(document.text) if not letter.isspace()} == covered
    for mention in document.mentions:
        inside = [(start, end) for start, end in tokens if start < mention.end and mention.start < end]
        assert all(mention.start <= start and end <= mention.end for start, end in inside)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_lines_of_a_conll_file_reconstruct_every_token(document: Document) -> None:
    lines = list(conll.lines_of(document, WriteOptions()))
    assert all(line.splitlines() in ([], [line]) for line in lines)  # no line holds a line end of any kind
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert [(int(start), int(end)) for _, start, end, _ in rows] == tokens_of(document)
    for token, start, end, _ in rows:
        assert document.text[int(start) : int(end)] == token


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_conll_keeps_every_mention_that_has_no_blank_at_its_ends(document: Document) -> None:
    kept = {(m.start, m.end, m.label) for m in conll.kept(document).mentions}
    for mention in document.mentions:
        words = mention.text.strip()
        start = mention.start + mention.text.index(words)
        expected = (start, start + len(words), mention.label)
        assert (expected in kept) == bool(words)
