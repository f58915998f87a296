from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.rendering.characters import one_line, printable


@given(st.text(st.characters(exclude_categories=[])))
def test_printable_keeps_offsets_and_holds_nothing_harmful(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(
        (ord(c) < 0x20 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown
    )
    shown.encode("utf-8")


def test_line_ends_become_line_feeds_at_their_place() -> None:
    assert printable("a\r\nb\rc\u2028d\x85e") == "a \nb\nc\nd\ne"


def test_reordering_characters_are_shown_as_replaced_and_letters_stay() -> None:
    assert printable("a\u202eb\u2066c") == "a\ufffdb\ufffdc"
    assert printable("Müller – “kata” ü\u0301 😀\u200d") == "Müller – “kata” ü\u0301 😀\u200d"


def test_one_line_joins_lines_and_keeps_ends() -> None:
    assert one_line(" Polda\r\n  Riau ") == " Polda Riau "
