"""Training examples: words with tags, cut into windows of sub-words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from tpo_ie.corpus.conll import read_conll, read_dataset
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.mentions.encoding import BOS, EOS, encode
from tpo_ie.mentions.schemes import SCHEMES, repair
from tpo_ie.mentions.words import split_words
from tpo_ie.training.config import DataConfig

IGNORE = -100


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A sentence or an article.

    Args:
        words: n words.
        after_break: n flags: a line break stands before the word.
        tags: n IOB2 tags.
    """

    words: tuple[str, ...]
    after_break: tuple[bool, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the model is trained on.

    Args:
        scheme: Name of the label scheme.
        ids: n sub-word ids, opening and closing marks included.
        labels: n tag indices; ``IGNORE`` where no word begins.
        projected: The labels are indices into ``projection.CHOICES``.
        labelled: The labels are to be learned; else they only say where words begin.
    """

    scheme: str
    ids: tuple[int, ...]
    labels: tuple[int, ...]
    projected: bool = False
    labelled: bool = True


def tagged_document(document: Document) -> TaggedText:
    """Return a document's words with the tags of its mentions.

    Args:
        document: A document whose mentions begin and end at word borders.

    Returns:
        The words and their IOB2 tags.
    """
    words = split_words(document.text)
    tags = ["O"] * len(words)
    starts = {start: i for i, start in enumerate(words.starts)}
    for mention in document.mentions:
        first = starts.get(mention.start)
        if first is None:
            continue
        tags[first] = f"B-{mention.label}"
        for i in range(first + 1, len(words)):
            if words.starts[i] >= mention.end:
                break
            tags[i] = f"I-{mention.label}"
    return TaggedText(tuple(words.texts), tuple(words.after_break), tuple(tags))


def load_texts(source: DataConfig, part: str) -> list[TaggedText]:
    """Read one part of a source.

    Args:
        source: The source.
        part: ``train`` or ``dev``.

    Returns:
        Its sentences or articles.
    """
    texts: list[TaggedText] = []
    for entry in source.train if part == "train" else source.dev:
        if source.format != "documents":
            for sentence in read_conll(entry) if source.format == "conll" else read_dataset(entry):
                tags = tuple(repair(list(sentence.tags))) if part == "train" else sentence.tags
                texts.append(TaggedText(sentence.tokens, (False,) * len(tags), tags))
        else:
            split = part if Path(entry).is_dir() else None
            texts.extend(tagged_document(document) for document in read_documents([entry], split=split))
    return texts


def windows(
    text: TaggedText,
    scheme: str,
    tokenizer: Tokenizer,
    longest: int,
    *,
    words: Sequence[str] | None = None,
    index: Mapping[str, int] | None = None,
) -> Iterator[Window]:
    """Cut a text into windows, at line breaks where possible.

    Args:
        text: The text.
        scheme: Its label scheme.
        tokenizer: The tokenizer.
        longest: Longest window in sub-words, marks included.
        words: The words as the model shall see them (changed case); None takes the text's own.
        index: Index of each tag; None takes the scheme's. With another one the windows are ``projected``.

    Yields:
        Windows that together hold every word once.
    """
    encoded = encode(tokenizer, words or text.words, text.after_break)
    projected = index is not None
    if index is None:
        index = SCHEMES[scheme].tag_index
    labels = [IGNORE] * len(encoded.ids)
    for head, tag in zip(encoded.heads, text.tags, strict=True):
        labels[head] = index[tag]
    cuts = [head for head, broken in zip(encoded.heads, text.after_break, strict=True) if broken]
    start, size = 0, len(encoded.ids)
    while start < size:
        end = min(size, start + longest - 2)
        if end < size:
            inside = [cut for cut in cuts if start < cut <= end]
            end = inside[-1] if inside else max((h for h in encoded.heads if start < h <= end), default=end)
        yield Window(scheme, (BOS, *encoded.ids[start:end], EOS), (IGNORE, *labels[start:end], IGNORE), projected)
        start = end
