"""What an annotator kept, added, removed and changed in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from tpo_ie.corpus.merging.views import Item, items
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.base import one_to_one
from tpo_ie.evaluation.layers.mentions import match
from tpo_ie.evaluation.layers.quotes import overlap_ratio

ChangeKind = Literal["kept", "added", "removed", "changed"]
KINDS: tuple[ChangeKind, ...] = ("kept", "added", "removed", "changed")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item.

    Args:
        document: Id of the document.
        layer: Its layer.
        label: Its label, type, kind or category; before the change where there was one.
        kind: What became of it.
        fields: The fields that differ, where it was changed.
        before: The item before, with names for entities; None where it was added.
        after: The item after; None where it was removed.
    """

    document: str
    layer: str
    label: str
    kind: ChangeKind
    fields: tuple[str, ...] = ()
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return asdict(self) | {"fields": list(self.fields)}


def changes(original: Document, annotated: Document) -> Iterator[Change]:
    """Compare an annotated document with what the annotator was given.

    Entities are the same where they share most mentions (those without mentions: type and name). Mentions and
    quotes are the same item where they overlap, actions where their triggers do, officials where the person is the
    same, relations where their ends are.

    Args:
        original: What the annotator was given.
        annotated: What came back, on the same text.

    Yields:
        What became of every item, layer by layer.
    """
    pair = Pair(annotated, original)
    before, after = items(original, pair.to_gold), items(annotated, lambda identifier: identifier)
    for layer, ours in before.items():
        yield from _layer(original.id, layer, ours, after[layer])


def _layer(document: str, layer: str, before: list[Item], after: list[Item]) -> Iterator[Change]:
    pairs = dict(_pairs(layer, before, after))
    for i, item in enumerate(before):
        partner = after[pairs[i]] if i in pairs else None
        if partner is None:
            yield Change(document, layer, item.label, "removed", before=item.shown)
            continue
        different = tuple(name for name in item.fields if item.fields[name] != partner.fields[name])
        kind: ChangeKind = "changed" if different else "kept"
        yield Change(document, layer, item.label, kind, different, item.shown, partner.shown)
    for j in sorted(set(range(len(after))) - set(pairs.values())):
        yield Change(document, layer, after[j].label, "added", after=after[j].shown)


def _pairs(layer: str, before: list[Item], after: list[Item]) -> list[tuple[int, int]]:
    if layer == "mentions":
        return match([_labelled(item) for item in before], [_labelled(item) for item in after])
    worth = _WORTH[layer]
    candidates = ((worth(one, other), i, j) for i, one in enumerate(before) for j, other in enumerate(after))
    return [(i, j) for _, i, j in one_to_one(c for c in candidates if c[0] > 0)]


def _labelled(item: Item) -> tuple[int, int, str]:
    start, end = item.fields["span"]
    return start, end, item.label


def _agreeing(one: Item, other: Item) -> float:
    """Break ties: the share of fields that are the same, below what decides by itself."""
    same = sum(bool(one.fields[name] == other.fields[name]) for name in one.fields)
    return 0.1 * same / len(one.fields)


def _entity(one: Item, other: Item) -> float:
    return 1.0 if one.fields["entity"] == other.fields["entity"] else 0.0


def _official(one: Item, other: Item) -> float:
    same = {name: bool(one.fields[name] == other.fields[name]) for name in ("person", "title", "agency")}
    if same["person"]:
        return 2 + same["title"] + same["agency"] + _agreeing(one, other)
    return 1 + _agreeing(one, other) if same["title"] and same["agency"] else 0.0


def _relation(one: Item, other: Item) -> float:
    if {one.fields["head"], one.fields["tail"]} != {other.fields["head"], other.fields["tail"]}:
        return 0.0
    same_type = bool(one.fields["type"] == other.fields["type"])
    same_head = bool(one.fields["head"] == other.fields["head"])
    return 1 + 2 * same_type + same_head + _agreeing(one, other)


def _quote(one: Item, other: Item) -> float:
    ratio = overlap_ratio(one.fields["span"], other.fields["span"])
    return ratio + _agreeing(one, other) if ratio > 0 else 0.0


def _action(one: Item, other: Item) -> float:
    ratio = overlap_ratio(one.fields["trigger"], other.fields["trigger"])
    same = bool(one.fields["category"] == other.fields["category"])
    return ratio + same + _agreeing(one, other) if ratio > 0 else 0.0


def _relevance(one: Item, other: Item) -> float:
    return 1.0


_WORTH: dict[str, Callable[[Item, Item], float]] = {
    "entities": _entity,
    "officials": _official,
    "relations": _relation,
    "quotes": _quote,
    "actions": _action,
    "relevance": _relevance,
}
