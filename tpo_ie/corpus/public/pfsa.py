"""PFSA-ID: statements of public figures, as articles with mentions and quotes.

The files separate sentences and articles alike by a blank line, and statements run across sentences.
An article has one ISSUE, in its lead (1,018 of them in 1,018 articles), so a sentence in which an
ISSUE begins opens an article. Who made a statement is not annotated: it is derived here from what is,
and the rule is named on each quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.graph import Graph, Link, Node, from_graph
from tpo_ie.corpus.graph.values import CUE, QUOTE, SAME_ENTITY, NodeKind
from tpo_ie.corpus.public.sentences import PlacedSentence
from tpo_ie.corpus.tags import TokenSpan, spans_of
from tpo_ie.document import Document

_PERSONS = ("PERSON", "PERSONCOREF")
_CUES = ("CUE", "CUECOREF")
_MARKS = {'"', "“", "”", "„", "''", "``", "«", "»"}
_NEAR = 12
"""Most tokens between a statement and its cue, and between a cue and its person."""

BY_NAME = "pfsa-nearest-person"
BY_LAST = "pfsa-last-speaker"


def read_articles(
    sentences: Iterable[PlacedSentence], labels: Mapping[str, str | None], report: Report
) -> Iterator[Document]:
    """Read articles with their mentions and quotes.

    Args:
        sentences: The sentences of the corpus.
        labels: Its labels to ours.
        report: Counts what is left out.

    Yields:
        One document an article; a line a sentence.
    """
    for article in _articles(sentences):
        yield _Article(article, labels, report).document()


def _articles(sentences: Iterable[PlacedSentence]) -> Iterator[list[PlacedSentence]]:
    article: list[PlacedSentence] = []
    for sentence in sentences:
        if article and any(tag in ("B-ISSUE", "U-ISSUE") for tag in sentence.tags):
            yield article
            article = []
        article.append(sentence)
    if article:
        yield article


@dataclass
class _Article:
    sentences: list[PlacedSentence]
    labels: Mapping[str, str | None]
    report: Report
    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    persons: dict[TokenSpan, str] = field(default_factory=dict)

    def document(self) -> Document:
        for sentence in self.sentences:
            self.text += "\n" if self.text else ""
            for i, token in enumerate(sentence.tokens):
                self.text += " " if i else ""
                self.places.append((len(self.text), len(self.text) + len(token)))
                self.text += token
                self.tokens.append(token)
        spans, repairs = spans_of([tag for sentence in self.sentences for tag in sentence.tags])
        if repairs:
            self.report.repaired["illegal tags"] += repairs
        self.mentions(spans)
        self.quotes(spans)
        return from_graph(Graph(self.sentences[0].id, self.text, tuple(self.nodes), tuple(self.links)))

    def mentions(self, spans: list[TokenSpan]) -> None:
        """Take mentions; a person named again is one entity, a pronoun is no mention."""
        known: dict[str, str] = {}
        last: str | None = None
        for span in spans:
            label = self.labels[span.label]
            words = self.words(span)
            if span.label == "PERSONCOREF":
                same = next((node for name, node in known.items() if words & set(name.split())), None)
                if same is None:
                    self.report.left_out["pronouns (PERSONCOREF)"] += 1
                    if last is not None:
                        self.persons[span] = last
                    continue
                self.mention(span, "PER", same)
                self.persons[span] = last = same
            elif label is not None:
                same = known.get(" ".join(sorted(words))) if span.label == "PERSON" else None
                node = self.mention(span, label, same)
                if span.label == "PERSON":
                    known.setdefault(" ".join(sorted(words)), node)
                    self.persons[span] = last = same or node
            elif span.label not in (*_CUES, "STATEMENT"):
                self.report.left_out[f"spans labelled {span.label}"] += 1

    def mention(self, span: TokenSpan, label: str, same: str | None) -> str:
        node = self.node(f"m{len(self.nodes) + 1}", "mention", label, span)
        if same is not None:
            self.links.append(Link(SAME_ENTITY, node, same))
        return node

    def quotes(self, spans: list[TokenSpan]) -> None:
        cues = [span for span in spans if span.label in _CUES]
        last: str | None = None
        for number, said in enumerate((s for s in spans if s.label == "STATEMENT"), start=1):
            cue = _nearest(said, cues)
            person = _nearest(cue or said, [span for span in spans if span.label in _PERSONS and span in self.persons])
            speaker, rule = (self.persons[person], BY_NAME) if person else (last, BY_LAST)
            words, kind = self.unquoted(said)
            if speaker is None or words is None:
                self.report.left_out["statements without a speaker" if words else "statements without words"] += 1
                continue
            last = speaker
            quote = self.node(f"q{number}", "quote", QUOTE, words, {"kind": kind, "rule": rule})
            self.links.append(Link("speaker", quote, speaker))
            if cue is not None:
                self.links.append(Link("cue", quote, self.node(f"c{number}", "cue", CUE, cue)))

    def unquoted(self, said: TokenSpan) -> tuple[TokenSpan | None, str]:
        """Return a statement without the quotation marks around it, and whether it had any."""
        first, end = said.first, said.end
        while first < end and self.tokens[first] in _MARKS:
            first += 1
        while first < end and self.tokens[end - 1] in _MARKS:
            end -= 1
        around = {*self.tokens[max(0, first - 1) : first], *self.tokens[end : end + 1]}
        kind = "direct" if around & _MARKS else "indirect"
        return (TokenSpan(first, end, said.label) if first < end else None), kind

    def node(self, id_: str, kind: NodeKind, label: str, span: TokenSpan, values: dict[str, str] | None = None) -> str:
        start, end = self.places[span.first][0], self.places[span.end - 1][1]
        self.nodes.append(Node(id_, kind, label, start, end, values or {}))
        return id_

    def words(self, span: TokenSpan) -> set[str]:
        return {token.casefold() for token in self.tokens[span.first : span.end] if token.isalpha()}


def _nearest(to: TokenSpan, spans: list[TokenSpan]) -> TokenSpan | None:
    """Return the nearest span that is near enough; of two the later one, as cues follow what was said."""

    def distance(span: TokenSpan) -> int:
        return max(span.first - to.end, to.first - span.end, 0)

    near = [span for span in spans if distance(span) <= _NEAR]
    return min(near, key=lambda span: (distance(span), -span.first), default=None)
