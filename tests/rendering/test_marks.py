from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.rendering.marks import Layer, Mark, paint


class Nesting(HTMLParser):
    """Collects text and checks that elements are closed in the order in which they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def mark(start: int, end: int, tag: str) -> Mark:
    return Mark(start, end, lambda inner: f"<{tag}>{inner}</{tag}>")


def test_marks_nest() -> None:
    layers = (Layer([mark(0, 6, "q")]), Layer([mark(2, 8, "a")]))
    assert paint("abcdefghij", 0, 10, layers) == "<q>ab<a>cdef</a></q><a>gh</a>ij"


def test_a_mark_inside_another_of_its_layer_is_cut() -> None:
    layer = Layer([mark(0, 4, "q"), mark(2, 6, "q"), mark(1, 3, "q"), mark(7, 7, "q")])
    assert paint("abcdefgh", 0, 8, (layer,)) == "<q>abcd</q><q>ef</q>gh"


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: (min(s), max(s))), max_size=8)


@given(st.text("ab<&\"' \n", min_size=31, max_size=31), SPANS, SPANS, SPANS)
def test_any_marks_give_well_nested_html_of_the_same_text(
    text: str, quotes: list[tuple[int, int]], mentions: list[tuple[int, int]], triggers: list[tuple[int, int]]
) -> None:
    layers = [
        Layer([mark(*span, tag) for span in spans]) for tag, spans in (("q", quotes), ("a", mentions), ("b", triggers))
    ]
    html = paint(text, 0, len(text), layers)
    parser = Nesting()
    parser.feed(html)
    parser.close()
    assert not parser.open
    assert parser.text == text
