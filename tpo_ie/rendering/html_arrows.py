"""Arrows of the article view: which mention a relation leads from and to, which quote belongs to which mention."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tpo_ie.document import Document, Mention
from tpo_ie.document.values import Span
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.strings import Strings


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two places in the text.

    Args:
        kind: Type of the relation, or ``quote``.
        tail: Element key of its beginning: ``m`` and the number of a mention, or ``q`` and that of a quote.
        head: Element key of its end.
        label: What it says.
    """

    kind: str
    tail: str
    head: str
    label: str


def arrows(document: Document, strings: Strings) -> Iterator[Arrow]:
    """Yield the arrows of relations, officials and quotes; ends that the text only implies have none.

    Args:
        document: The document.
        strings: The language of the labels.
    """
    mentions: dict[str, list[tuple[int, Mention]]] = {}
    for number, mention in enumerate(document.mentions):
        mentions.setdefault(mention.entity, []).append((number, mention))
    links = [(o.person, o.agency, o.evidence, "works_for", one_line(o.title)) for o in document.officials]
    links += [(r.head, r.tail, r.evidence, r.type, strings(f"relation.{r.type}")) for r in document.relations]
    seen: set[tuple[str, str, str]] = set()
    for first, second, evidence, kind, label in links:
        if (kind, first, second) in seen:
            continue
        seen.add((kind, first, second))
        tail = _nearest(mentions.get(first, ()), evidence)
        head = _nearest(mentions.get(second, ()), evidence)
        if tail is not None and head is not None and tail != head:
            yield Arrow(kind, f"m{tail}", f"m{head}", label)
    for number, quote in enumerate(document.quotes):
        speaker = _nearest(mentions.get(quote.speaker, ()), quote.cue or (quote.start, quote.end))
        if speaker is not None:
            yield Arrow("quote", f"q{number}", f"m{speaker}", strings("key.quote"))


def arrows_json(document: Document, strings: Strings) -> str:
    """Return the arrows as JSON: a list of kind, beginning, end and label for each."""
    found = [[arrow.kind, arrow.tail, arrow.head, arrow.label] for arrow in arrows(document, strings)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _nearest(mentions: Iterable[tuple[int, Mention]], span: Span | None) -> int | None:
    """Return the mention that lies in a span or nearest to it; the first of several."""
    start, end = span or (0, 0)
    distances = [(max(start - m.end, m.start - end, 0), number) for number, m in mentions]
    return min(distances, default=(0, None))[1]
