"""CoNLL: a token a line with its offsets and a tag of its mention; BIO or BILOU.

Comment lines hold what reconstructs the document: ``# newdoc id``, ``# text`` (a JSON string) and
``# meta``. Of the layers only mentions have a place here.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.conll_blocks import Block, blocks_of
from tpo_ie.corpus.formats.files import read_text, whole_file
from tpo_ie.corpus.formats.labels import known_label
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.formats.tokens import Span, tokens_of
from tpo_ie.corpus.graph import Graph, Node, from_graph, to_graph
from tpo_ie.corpus.tags import TokenSpan, spans_of, tags_of
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError
from tpo_ie.language.sentences import split_sentences

_DOCUMENT_COMMENTS = ("meta", "relevance", "producer")


def write(documents: Iterable[Document], path: Path, options: WriteOptions) -> None:
    """Write one file: token, start, end, tag; a blank line between sentences.

    Args:
        documents: The documents.
        path: The file.
        options: ``scheme`` matters here.
    """
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        for document in documents:
            for line in lines_of(document, options):
                stream.write(line + "\n")


def lines_of(document: Document, options: WriteOptions) -> Iterator[str]:
    """Return the lines of a document, the blank line after its last sentence included.

    Args:
        document: The document.
        options: ``scheme`` is ``bio`` or ``bilou``.
    """
    values = to_graph(document).values
    yield f"# newdoc id = {_one_line(document.id)}"
    yield f"# text = {_json(document.text)}"
    for name in _DOCUMENT_COMMENTS:
        if name in values:
            yield f"# {name} = {_json(values[name])}"
    tokens = tokens_of(document)
    mentions = list(_token_spans(document, tokens))
    tags = tags_of(mentions, len(tokens), options.scheme)
    for first, end in _sentences(document.text, tokens, mentions):
        for (start, stop), tag in zip(tokens[first:end], tags[first:end], strict=True):
            yield f"{document.text[start:stop]}\t{start}\t{stop}\t{tag}"
        yield ""
    if not tokens:
        yield ""


def _token_spans(document: Document, tokens: list[Span]) -> Iterator[TokenSpan]:
    """Yield mentions in tokens; white space at their ends is not part of any, one of white space alone is none."""
    starts = [start for start, _ in tokens]
    for mention in document.mentions:
        first, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        if first < end:
            yield TokenSpan(first, end, mention.label)


def _sentences(text: str, tokens: list[Span], mentions: list[TokenSpan]) -> Iterator[tuple[int, int]]:
    """Yield sentences in tokens; no mention lies in two."""
    starts = [start for start, _ in tokens]
    borders = {bisect_left(starts, start) for start, _ in split_sentences(text)} | {len(tokens)}
    inside = {i for first, end, _ in mentions for i in range(first + 1, end)}
    first = 0
    for border in sorted(borders - inside - {0}):
        if first < border:
            yield first, border
        first = border


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)  # no character in it may end a line


def _one_line(identifier: str) -> str:
    """Return an id as it is where a comment can hold it, else as a JSON string."""
    plain = identifier.isprintable() and identifier == identifier.strip() and identifier[:1] not in ('"', "")
    return identifier if plain else _json(identifier)


def kept(document: Document) -> Document:
    """Return what comes back of a document."""
    (block,) = blocks_of("\n".join(lines_of(document, WriteOptions())))
    return _document(block, "", ReadOptions(), Report())


def read(path: Path, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a CoNLL file: one written here, or tokens and tags of others.

    Args:
        path: The file; without ``# newdoc`` or ``-DOCSTART-`` lines every sentence is a document.
        options: ``labels`` says what foreign labels mean.
        report: Told of documents that cannot be read; counts illegal tags that were put right.

    Yields:
        Documents in file order.
    """
    for block in blocks_of(read_text(path).removeprefix("\ufeff")):
        found = report.attempt(f"{path}:{block.line}", _document, block, str(path), options, report)
        if found is not None:
            yield found


def _document(block: Block, path: str, options: ReadOptions, report: Report) -> Document:
    try:
        text, tokens = block.text_and_tokens()
    except DocumentError as error:
        raise DocumentError(error.reason, source=f"{path}:{error.place}") from None
    spans, repairs = spans_of([tag for sentence in block.sentences for tag in (row.tag for row in sentence)])
    if repairs:
        report.repaired["illegal tags"] += repairs
    nodes = []
    lines = [row.line for sentence in block.sentences for row in sentence]
    for number, span in enumerate(spans, start=1):
        label = known_label(span.label, options, report, f"line {lines[span.first]}")
        if label is not None:
            start, end = tokens[span.first][0], tokens[span.end - 1][1]
            nodes.append(Node(f"m{number}", "mention", label, start, end))
    values = {name: block.json(name) for name in _DOCUMENT_COMMENTS if name in block.comments}
    identifier = f"{Path(path).name}:{block.line}" if block.identifier is None else block.identifier
    return from_graph(Graph(identifier, text, tuple(nodes), (), values))
