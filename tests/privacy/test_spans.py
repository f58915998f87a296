"""Edits of a text and the offsets that follow them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.privacy.search import Found
from tpo_ie.privacy.spans import Edit, EditedText, edits_of


def test_offsets_before_inside_and_behind_an_edit() -> None:
    edited = EditedText("abc Wening def", [Edit(4, 10, "[K]")])
    assert edited.text == "abc [K] def"
    assert edited.span((0, 3)) == (0, 3)
    assert edited.span((4, 10)) == (4, 7)
    assert edited.span((6, 8)) == (4, 7)
    assert edited.span((11, 14)) == (8, 11)
    assert edited.span((5, 5)) == (4, 4)


def test_a_later_layer_takes_what_earlier_ones_leave() -> None:
    text = "Wening Lestari pulang"
    edits = edits_of(text, [[Found(0, 6, "[A]")], [Found(0, 14, "[B]")]], [])
    assert EditedText(text, edits).text == "[A] [B] pulang"


def test_what_lies_beside_a_mention_of_the_same_person_goes() -> None:
    text = "si Wening Lestari pulang"
    edits = edits_of(text, [[Found(3, 9, "[A]")], [Found(3, 17, "[A]")]], [(3, 9)])
    assert EditedText(text, edits).text == "si [A] pulang"
    edits = edits_of(text, [[Found(10, 17, "[A]")], [Found(3, 17, "[A]")]], [(10, 17)])
    assert EditedText(text, edits).text == "si [A] pulang"


def test_an_edit_never_crosses_the_border_of_a_mention() -> None:
    text = "Wening Lestari Hadi"
    edits = edits_of(text, [[Found(0, 14, "[A]")]], [(7, 19)])
    edited = EditedText(text, edits)
    assert edited.text == "[A] Hadi"
    assert edited.span((7, 19)) == (0, 8)


def test_a_mention_between_two_pieces_of_a_name_stays() -> None:
    edited = EditedText("XXXX-XXXX", edits_of("XXXX-XXXX", [[Found(0, 9, "[P]")]], [(0, 2), (4, 5)]))
    start, end = edited.span((4, 5))
    assert start < end


spans = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[list[Found]], list[tuple[int, int]]]:
    text = draw(st.text("ab XY-", min_size=50, max_size=50))
    borders: list[tuple[int, int]] = []
    for start, end in sorted(draw(st.lists(spans, max_size=5))):
        if not borders or start >= borders[-1][1]:
            borders.append((start, end))
    names = st.sampled_from(["[P]", "[Q]"])
    layers = draw(st.lists(st.lists(st.builds(lambda s, p: Found(*s, p), spans, names), max_size=4), max_size=3))
    return text, layers, borders


@given(cases())
def test_edits_keep_order_and_all_text_outside_them(case: tuple[str, list[list[Found]], list[tuple[int, int]]]) -> None:
    text, layers, borders = case
    edits = edits_of(text, layers, borders)
    assert all(first.end <= second.start for first, second in pairwise(edits))
    edited = EditedText(text, edits)
    touched = {offset for edit in edits for offset in range(edit.start, edit.end)}
    for offset, character in enumerate(text):
        if offset not in touched:
            assert edited.text[edited.start(offset)] == character
    for layer in layers:
        for found in layer:
            assert all(o in touched or not text[o].isalnum() for o in range(found.start, found.end))
    ends = [edited.span(span) for span in borders]
    assert all(first[1] <= second[0] for first, second in pairwise(ends))
    assert all(0 <= start <= end <= len(edited.text) for start, end in ends)
    for old, (start, end) in zip(borders, ends, strict=True):
        assert (start < end) or not text[old[0] : old[1]].strip()
