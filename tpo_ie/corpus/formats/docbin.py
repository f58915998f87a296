"""spaCy DocBin: ``doc._.tpo`` holds the whole document, as after the pipeline; mentions are ``doc.ents`` too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpo_ie.corpus.formats.files import whole_file
from tpo_ie.corpus.formats.labels import known_label
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.formats.tokens import tokens_of
from tpo_ie.corpus.graph import Graph, Node, from_graph
from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.language.sentences import split_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write a ``.spacy`` file.

    Args:
        documents: The documents.
        path: The file.
        options: Nothing of it matters here.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    found = DocBin(attrs=["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for document in documents:
        found.add(doc_of(document, vocab))
    with whole_file(path) as part:
        part.write_bytes(found.to_bytes())


def doc_of(document: Document, vocab: Vocab) -> Doc:
    """Return a document as a spaCy Doc.

    Args:
        document: The document.
        vocab: The vocabulary to make it with.

    Returns:
        A Doc of the same text; no mention cuts through its tokens, ``doc._.tpo`` is the document.
    """
    from spacy.tokens import Doc, Span

    import tpo_ie.pipeline.components  # noqa: F401 (registers ``doc._.tpo``)

    text = document.text
    words, spaces, starts = _words(text, tokens_of(document))
    doc = Doc(vocab, words=words, spaces=spaces)
    sentences = {start for start, _ in split_sentences(text)}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in sentences
    index = {start: i for i, start in enumerate([*starts, len(text)])}
    ents = []
    for m in document.mentions:
        if m.start in index and m.end in index:
            ents.append(Span(doc, index[m.start], index[m.end], label=m.label))
        else:  # one that ends inside white space
            found = doc.char_span(m.start, m.end, label=m.label, alignment_mode="contract")
            ents += [found] if found is not None and found.text.strip() else []
    doc.ents = tuple(ents)
    doc._.tpo = document.to_dict()
    return doc


def _words(text: str, tokens: list[tuple[int, int]]) -> tuple[list[str], list[bool], list[int]]:
    """Return words, whether one space follows each, and where each begins; other white space is a word."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []

    def add(start: int, end: int) -> None:
        words.append(text[start:end])
        spaces.append(False)
        starts.append(start)

    for (_, before), (start, end) in pairwise([(0, 0), *tokens, (len(text), len(text))]):
        gap = before
        if words and text[gap : gap + 1] == " " and gap < start:
            spaces[-1] = True
            gap += 1
        if gap < start:
            add(gap, start)
        if start < end:
            add(start, end)
    return words, spaces, starts


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a ``.spacy`` file: ``doc._.tpo`` of each Doc where it is set, else its entities.

    Args:
        path: The file.
        options: ``labels`` says what foreign labels of entities mean.
        report: Told of Docs that cannot be read.

    Yields:
        Documents in order.

    Raises:
        InputError: The file is no DocBin.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    import tpo_ie.pipeline.components  # noqa: F401 (registers ``doc._.tpo``)

    if not path.is_file():
        raise InputError(f"{path}: no such file")
    vocab = Vocab()
    try:
        docs = list(DocBin().from_bytes(path.read_bytes()).get_docs(vocab))
    except Exception as error:  # zlib, msgpack and spaCy each raise their own
        raise InputError(f"{path}: no DocBin of spaCy ({type(error).__name__}: {error})") from None
    for number, doc in enumerate(docs, start=1):
        place = f"{path}: doc {number}"
        found = report.attempt(place, _document, doc, f"{path.name}:{number}", options, report)
        if found is not None:
            yield found


def _document(doc: Doc, identifier: str, options: ReadOptions, report: Report) -> Document:
    stored: Any = doc._.tpo
    if stored is not None:
        return Document.from_dict(stored)
    nodes = []
    for number, ent in enumerate(doc.ents, start=1):
        label = known_label(ent.label_, options, report, f"entity {ent.text!r}")
        if label is not None:
            nodes.append(Node(f"m{number}", "mention", label, ent.start_char, ent.end_char))
    return from_graph(Graph(identifier, doc.text, tuple(nodes), ()))
