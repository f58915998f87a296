"""The article's text with its mentions, quotes and triggers marked, as nested HTML elements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from tpo_ie.document import Document
from tpo_ie.rendering.characters import one_line, printable
from tpo_ie.rendering.protection import is_withheld
from tpo_ie.rendering.strings import Strings

Wrap = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked.

    Args:
        start: Character offset, inclusive.
        end: Character offset, exclusive.
        wrap: Puts the element around the HTML of what lies inside; called once for each piece when a mark of
            an outer layer cuts this one.
    """

    start: int
    end: int
    wrap: Wrap


class Layer:
    """Marks that do not overlap one another; one that begins inside another is cut where that one ends."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks: list[Mark] = []
        end = 0
        for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
            if mark.end > max(end, mark.start):
                self.marks.append(Mark(max(mark.start, end), mark.end, mark.wrap))
                end = mark.end
        self._ends = [mark.end for mark in self.marks]

    def inside(self, start: int, end: int) -> Iterable[tuple[int, int, Wrap]]:
        """Yield the parts of marks that lie in a span."""
        for index in range(bisect_right(self._ends, start), len(self.marks)):
            mark = self.marks[index]
            if mark.start >= end:
                return
            yield max(mark.start, start), min(mark.end, end), mark.wrap


def paint(text: str, start: int, end: int, layers: Sequence[Layer]) -> str:
    """Return a stretch of text as HTML.

    Args:
        text: The printable text.
        start: Where to begin.
        end: Where to stop.
        layers: Marks, the outermost layer first.

    Returns:
        Escaped text with well-nested elements.
    """
    if not layers:
        return escape(text[start:end])
    outer, inner = layers[0], layers[1:]
    parts = []
    position = start
    for first, last, wrap in outer.inside(start, end):
        parts += [paint(text, position, first, inner), wrap(paint(text, first, last, inner))]
        position = last
    parts.append(paint(text, position, end, inner))
    return "".join(parts)


class Anchors:
    """Element ids of one article: made of numbers, so that no id of a document reaches the page.

    Args:
        document: The article's document.
        prefix: What tells its ids from those of other articles on the page.
    """

    def __init__(self, document: Document, prefix: str) -> None:
        self.prefix = prefix
        self._numbers = {entity.id: number for number, entity in enumerate(document.entities, 1)}

    def entity(self, entity_id: str) -> str:
        """Return the element id of an entity's row."""
        return f"{self.prefix}e{self._numbers[entity_id]}"

    def action(self, number: int) -> str:
        """Return the element id of an action's row."""
        return f"{self.prefix}t{number}"

    def section(self, name: str) -> str:
        """Return the element id of a section."""
        return f"{self.prefix}{name}"


def marked_text(document: Document, anchors: Anchors, strings: Strings) -> str:
    """Return the article's text with links from mentions to entities and from triggers to actions.

    Args:
        document: The document.
        anchors: Element ids of the rows to link to.
        strings: The language of the notes.

    Returns:
        HTML, safe for any text.
    """
    mentions = Layer(_mention_marks(document, anchors, strings))
    triggers = Layer(_trigger_marks(document, anchors, strings, mentions))
    quotes = Layer(_quote_marks(document, strings))
    text = printable(document.text)
    return paint(text, 0, len(text), (quotes, mentions, triggers))


def _note(text: str) -> str:
    return escape(one_line(text))


def _mention_marks(document: Document, anchors: Anchors, strings: Strings) -> Iterable[Mark]:
    for number, mention in enumerate(document.mentions):
        entity = document.entity(mention.entity)
        note = _note(f"{strings(f'label.{mention.label}')}: {entity.name}")
        keys = f'data-m="{number}" data-e="{anchors.entity(mention.entity)}"'
        if is_withheld(entity):  # no row to link to
            opening = f'<span class="m {mention.label}" {keys} data-note="{note}">'
            yield Mark(mention.start, mention.end, _wrapper(opening, "</span>"))
            continue
        opening = f'<a class="m {mention.label}" {keys} href="#{anchors.entity(mention.entity)}" data-note="{note}">'
        yield Mark(mention.start, mention.end, _wrapper(opening, "</a>"))


def _trigger_marks(document: Document, anchors: Anchors, strings: Strings, mentions: Layer) -> Iterable[Mark]:
    notes: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for number, action in enumerate(document.actions, 1):
        status = strings(f"{'not_' * action.negated}status.{action.status}")
        note = f"{strings(f'category.{action.category}')}, {status}"
        notes.setdefault(action.trigger, []).append((number, note))
    for (start, end), actions in notes.items():
        note = _note("; ".join(note for _, note in actions))
        if any(mentions.inside(start, end)):  # a link inside a link is no HTML
            yield Mark(start, end, _wrapper(f'<span class="t" data-note="{note}">', "</span>"))
        else:
            opening = f'<a class="t" href="#{anchors.action(actions[0][0])}" data-note="{note}">'
            yield Mark(start, end, _wrapper(opening, "</a>"))


def _quote_marks(document: Document, strings: Strings) -> Iterable[Mark]:
    for number, quote in enumerate(document.quotes):
        note = _note(strings("quote_by", name=document.entity(quote.speaker).name))
        opening = f'<span class="q" data-q="{number}" role="group" tabindex="0" aria-label="{note}" data-note="{note}">'
        yield Mark(quote.start, quote.end, _wrapper(opening, "</span>"))


def _wrapper(opening: str, closing: str) -> Wrap:
    return lambda inner: f"{opening}{inner}{closing}"
