from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.mentions.encoding import BOS, EOS, PAD, Encoded, encode
from tpo_ie.mentions.windows import batched, cut, inputs
from tpo_ie.mentions.words import split_words


@given(st.lists(st.integers(0, 900), max_size=6), st.sampled_from([32, 64, 256]))
def test_every_sub_word_is_kept_once_and_no_window_is_too_long(sizes: list[int], window: int) -> None:
    texts = [Encoded(list(range(size)), list(range(size))) for size in sizes]
    pieces = cut(texts, window)
    for index, size in enumerate(sizes):
        kept = [i for p in pieces if p.text == index for i in range(p.start, p.end)]
        assert kept == list(range(size))
    for piece in pieces:
        assert piece.size <= window
        assert piece.start < piece.end


def test_windows_end_between_paragraphs_else_sentences_else_words() -> None:
    heads = list(range(0, 100, 2))
    assert [p.end for p in cut([Encoded([7] * 100, heads, [20, 48, 52], [30, 50])], 82)] == [48, 100]
    assert [p.end for p in cut([Encoded([7] * 100, heads, [], [30, 56])], 82)] == [56, 100]
    assert [p.end for p in cut([Encoded([7] * 100, heads)], 82)] == [50, 100]
    assert [p.end for p in cut([Encoded([7] * 100, [0])], 82)] == [80, 100]  # one endless word


def test_borders_are_seen_while_encoding() -> None:
    class Pieces:
        ids = (5, 6, 7, 8, 9)
        word_ids = (0, 1, 2, 3, 3)

    class Words:
        def encode(self, *_: object, **__: object) -> Pieces:
            return Pieces()

    encoded = encode(Words(), ["Ia", ".", "Mereka", "pergi"], [False, False, False, True])  # type: ignore[arg-type]
    assert encoded == Encoded([5, 6, 7, EOS, 8, 9], [0, 1, 2, 4], [4], [2])


@given(st.lists(st.integers(1, 400), min_size=1, max_size=20))
def test_batches_hold_every_window_once(sizes: list[int]) -> None:
    texts = [Encoded([7] * size, [0]) for size in sizes]
    pieces = cut(texts, 128)
    batches = list(batched(pieces, 512))
    assert sorted(i for batch in batches for i in batch) == list(range(len(pieces)))
    for batch in batches:
        fed = inputs(texts, pieces, batch)
        ids, mask = fed["input_ids"], fed["attention_mask"]
        assert len(batch) == 1 or ids.size <= 512
        for row, i in enumerate(batch):
            assert ids[row, 0] == BOS
            assert ids[row, pieces[i].size - 1] == EOS
            assert mask[row].sum() == pieces[i].size
            assert (ids[row, pieces[i].size :] == PAD).all()


def test_words_split_where_annotation_may_split() -> None:
    text = "Sumatera Selatan(Sumsel) TNI-Polri Jum'at (28/7/2023), Rp1.500"
    words = split_words(text)
    assert words.texts == [
        "Sumatera", "Selatan", "(", "Sumsel", ")", "TNI", "-", "Polri", "Jum'at", "(", "28", "/", "7", "/", "2023",
        ")", ",", "Rp1", ".", "500",
    ]  # fmt: skip
    assert all(text[s:e] == w for s, e, w in zip(words.starts, words.ends, words.texts, strict=True))


def test_line_breaks_are_seen() -> None:
    assert split_words("\na b\n\nc\r\nd e").after_break == [False, False, True, True, False]


@given(st.text())
def test_words_cover_all_but_white_space(text: str) -> None:
    words = split_words(text)
    covered = {i for s, e in zip(words.starts, words.ends, strict=True) for i in range(s, e)}
    assert covered == {i for i, char in enumerate(text) if not char.isspace()}
