from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.mentions.encoding import BOS, EOS, PAD, Encoded
from tpo_ie.mentions.windows import batched, cut, inputs
from tpo_ie.mentions.words import split_words


@given(st.lists(st.integers(0, 900), max_size=6), st.sampled_from([32, 64, 256]))
def test_every_sub_word_is_kept_once_and_no_window_is_too_long(sizes: list[int], window: int) -> None:
    texts = [Encoded(list(range(size)), list(range(size))) for size in sizes]
    pieces = cut(texts, window)
    for index, size in enumerate(sizes):
        kept = [i for p in pieces if p.text == index for i in range(p.keep_from, p.keep_to)]
        assert kept == list(range(size))
    for piece in pieces:
        assert piece.size <= window
        assert piece.start <= piece.keep_from < piece.keep_to <= piece.end


@given(st.lists(st.integers(1, 400), min_size=1, max_size=20))
def test_batches_hold_every_window_once(sizes: list[int]) -> None:
    texts = [Encoded([7] * size, [0]) for size in sizes]
    pieces = cut(texts, 128)
    batches = list(batched(pieces, 512))
    assert sorted(i for batch in batches for i in batch) == list(range(len(pieces)))
    for batch in batches:
        ids, mask = inputs(texts, pieces, batch)
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
