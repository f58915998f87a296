"""Reads public data sets as documents of the nine labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.graph import Graph, Node, from_graph
from tpo_ie.corpus.public.pfsa import read_articles
from tpo_ie.corpus.public.sentences import PlacedSentence, sentences
from tpo_ie.corpus.public.sets import PUBLIC_SETS, PublicSet
from tpo_ie.corpus.tags import spans_of
from tpo_ie.document import Document
from tpo_ie.errors import InputError


def read_public(name: str, source: str, options: ReadOptions, report: Report) -> Iterator[Document]:
    """Read a public data set.

    Args:
        name: Its name in ``PUBLIC_SETS``.
        source: Where it lies, see :func:`tpo_ie.corpus.public.sentences.sentences`.
        options: ``split``; ``labels`` goes over the set's own label map.
        report: Told of sentences that cannot be read; counts labels left out and illegal tags put right.

    Yields:
        A document a sentence (an article for PFSA-ID); its text is the tokens with spaces between them,
        ``meta.attributes`` names the set.

    Raises:
        InputError: A tag has a label that the set does not know, so that it is another set.
    """
    chosen = PUBLIC_SETS[name]
    labels = {**chosen.labels, **options.labels}
    found = sentences(source, options.split, report)
    if chosen.form == "pfsa":
        documents = read_articles(_checked(found, chosen, labels), labels, report)
    else:
        documents = (_document(s, labels, report) for s in _checked(found, chosen, labels))
    attributes: dict[str, object] = {"dataset": name}
    if chosen.evaluation_only:
        attributes["evaluation_only"] = True
    for document in documents:
        yield document.model_copy(update={"meta": document.meta.model_copy(update={"attributes": attributes})})


def _checked(
    found: Iterator[PlacedSentence], chosen: PublicSet, labels: Mapping[str, str | None]
) -> Iterator[PlacedSentence]:
    """Take language prefixes off tokens; refuse labels that the set does not have."""
    for sentence in found:
        for tag in sentence.tags:
            label = tag.partition("-")[2]
            if tag != "O" and label not in labels:
                known = ", ".join(labels)
                raise InputError(f"{sentence.place}: the tag {tag!r} is not of {chosen.title}, which has {known}")
        if chosen.form == "wikiann":
            tokens = tuple(token.partition(":")[2] or token for token in sentence.tokens)
            yield PlacedSentence(sentence.id, sentence.place, tokens, sentence.tags)
        else:
            yield sentence


def _document(sentence: PlacedSentence, labels: Mapping[str, str | None], report: Report) -> Document:
    spans, repairs = spans_of(sentence.tags)
    if repairs:
        report.repaired["illegal tags"] += repairs
    starts: list[int] = []
    size = 0
    for token in sentence.tokens:
        starts.append(size)
        size += len(token) + 1
    nodes: list[Node] = []
    for span in spans:
        label = labels[span.label]
        if label is None:
            report.left_out[f"spans labelled {span.label}"] += 1
        else:
            end = starts[span.end - 1] + len(sentence.tokens[span.end - 1])
            nodes.append(Node(f"m{len(nodes) + 1}", "mention", label, starts[span.first], end))
    return from_graph(Graph(sentence.id, " ".join(sentence.tokens), tuple(nodes), ()))
