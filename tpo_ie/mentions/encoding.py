"""Words to sub-word ids: no truncation, paragraph breaks visible to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BOS, PAD, EOS, UNK = 0, 1, 2, 3
_SENTENCE_ENDS = frozenset(".!?")
_MAX_WORD = 60  # pieces: a longer "word" is noise (URLs, base64) and its tail says nothing about names


@dataclass(frozen=True, slots=True)
class Encoded:
    """The sub-words of a text.

    Args:
        ids: n sub-word ids; an ``EOS`` stands where a line break separates two words.
        heads: Position in ``ids`` of the first sub-word of each word, one for every word.
        paragraphs: The heads of words after a line break, ascending.
        sentences: The heads of words after a full stop, exclamation or question mark, ascending.
    """

    ids: list[int]
    heads: list[int]
    paragraphs: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


def encode(tokenizer: Tokenizer, words: Sequence[str], after_break: Sequence[bool]) -> Encoded:
    """Turn words into sub-word ids.

    Args:
        tokenizer: The model's tokenizer.
        words: n words.
        after_break: n flags, true where a line break stands before the word.

    Returns:
        The ids, without the marks that open and close a window, and the words' first positions.
    """
    encoded = Encoded([], [])
    ids = encoded.ids
    encoding = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    pieces, owners = encoding.ids, encoding.word_ids
    position = 0
    for index, broken in enumerate(after_break):
        if broken:
            ids.append(EOS)
            encoded.paragraphs.append(len(ids))
        elif index and words[index - 1] in _SENTENCE_ENDS:
            encoded.sentences.append(len(ids))
        encoded.heads.append(len(ids))
        first = position
        while position < len(pieces) and owners[position] == index:
            position += 1
        ids.extend(pieces[first : min(position, first + _MAX_WORD)] or [UNK])
    return encoded
