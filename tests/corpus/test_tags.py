"""Tags and spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.corpus.tags import TokenSpan, spans_of, tags_of
from tpo_ie.evaluation.scheme import chunks


@st.composite
def spans(draw: st.DrawFn) -> tuple[list[TokenSpan], int]:
    size = draw(st.integers(0, 12))
    borders = draw(st.lists(st.integers(0, size), unique=True).map(sorted))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    return [TokenSpan(a, b, draw(st.sampled_from(["PER", "LOC", "a-b"]))) for a, b in pairs], size


@given(spans(), st.sampled_from(["bio", "bilou"]))
def test_spans_come_back_from_legal_tags(given_: tuple[list[TokenSpan], int], scheme: str) -> None:
    found, size = given_
    tags = tags_of(found, size, scheme)  # type: ignore[arg-type]
    assert len(tags) == size
    assert spans_of(tags) == (found, 0)


@given(spans())
def test_bioes_is_bilou_by_other_letters(given_: tuple[list[TokenSpan], int]) -> None:
    tags = [tag.replace("L-", "E-").replace("U-", "S-") for tag in tags_of(*given_, "bilou")]
    assert spans_of(tags) == (given_[0], 0)


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]), max_size=10))
def test_illegal_iob_is_read_as_conlleval_reads_it(tags: list[str]) -> None:
    found, repairs = spans_of(tags)
    assert {(span.first, span.end - 1, span.label) for span in found} == chunks(tags)
    illegal = sum(tag[0] == "I" and before[2:] != tag[2:] for before, tag in zip(["O", *tags], tags, strict=False))
    assert repairs == illegal


@given(st.lists(st.sampled_from(["O", *(f"{p}-{x}" for p in "BILU" for x in ("PER", "LOC"))]), max_size=10))
def test_any_bilou_gives_spans_in_order(tags: list[str]) -> None:
    found, _ = spans_of(tags)
    covered = [i for span in found for i in range(span.first, span.end)]
    assert covered == [i for i, tag in enumerate(tags) if tag != "O"]
    assert all(tags[i].endswith(span.label) for span in found for i in range(span.first, span.end))


@pytest.mark.parametrize(
    ("tags", "expected", "repairs"),
    [
        ("O O", [], 0),
        ("I-PER I-PER O", [(0, 2, "PER")], 1),
        ("B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")], 1),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")], 0),
        ("U-PER L-PER", [(0, 1, "PER"), (1, 2, "PER")], 1),
        ("B-PER I-PER O U-LOC", [(0, 2, "PER"), (3, 4, "LOC")], 1),  # never closed
        ("B-PER L-PER I-PER L-PER", [(0, 2, "PER"), (2, 4, "PER")], 1),
    ],
)
def test_repairs_are_counted(tags: str, expected: list[tuple[int, int, str]], repairs: int) -> None:
    assert spans_of(tags.split()) == ([TokenSpan(*span) for span in expected], repairs)
