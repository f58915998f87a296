"""Which documents must stand in one split: those of one source (or year …) and those with nearly the same text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tpo_ie.corpus.near_duplicates import NearDuplicates
from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation.slices import UNKNOWN, region, source, year

_ATTRIBUTE = "attributes."
_FIELDS: dict[str, Callable[[Document], str]] = {"source": source, "year": year, "region": region}
GROUPINGS = ("none", *_FIELDS)


@dataclass(frozen=True, slots=True)
class Item:
    """What the split has to know of a document.

    Args:
        id: Its id.
        sha256: Of its text in UTF-8.
        traits: What is to be spread over the splits: its relevance, the categories of its actions.
    """

    id: str
    sha256: str
    traits: frozenset[str]


def item_of(document: Document) -> Item:
    """Return what the split has to know of a document."""
    traits = {f"category: {action.category}" for action in document.actions}
    traits.add(f"relevance: {document.relevance.label if document.relevance else 'none'}")
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Item(document.id, digest, frozenset(traits))


def grouping(name: str) -> Callable[[Document], str | None]:
    """Return what names the group of a document.

    Args:
        name: ``none``, ``source``, ``year``, ``region``, or ``attributes.NAME`` for a value of ``meta.attributes``.

    Returns:
        A function from a document to its group; None where it is not known, which makes a group of its own.

    Raises:
        InputError: The name is unknown.
    """
    if name == "none":
        return lambda document: None
    if name.startswith(_ATTRIBUTE):
        key = name.removeprefix(_ATTRIBUTE)
        return lambda document: None if (value := document.meta.attributes.get(key)) is None else str(value)
    if name not in _FIELDS:
        raise InputError(f"there is no group {name!r}; there are {', '.join(GROUPINGS)} and {_ATTRIBUTE}NAME")
    field = _FIELDS[name]
    return lambda document: None if (value := field(document)) == UNKNOWN else value


@dataclass(frozen=True, slots=True)
class Groups:
    """Documents that stay together.

    Args:
        members: Items of each group; groups and members in the order of the input.
        alike: (id, id, resemblance) of near-duplicates.
    """

    members: tuple[tuple[Item, ...], ...]
    alike: tuple[tuple[str, str, float], ...]


def form_groups(documents: Iterable[Document], by: str, threshold: float) -> Groups:
    """Form the groups of a corpus; documents pass one by one.

    Args:
        documents: The documents.
        by: What names a group; see :func:`grouping`.
        threshold: Resemblance from which two texts are near-duplicates, 0 to 1.

    Returns:
        The groups.

    Raises:
        InputError: An id stands twice, or there is no such grouping.
    """
    name_of = grouping(by)
    near = NearDuplicates(threshold)
    items: dict[str, Item] = {}
    root: dict[str, str] = {}
    first_of: dict[str, str] = {}
    alike = []

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for document in documents:
        if document.id in items:
            raise InputError(f"the id {document.id!r} stands twice")
        items[document.id] = item_of(document)
        root[document.id] = document.id
        for found in near.add(document.id, document.text):
            alike.append((found.key, document.id, found.similarity))
            root[find(document.id)] = find(found.key)
        group = name_of(document)
        if group is not None:
            root[find(document.id)] = find(first_of.setdefault(group, document.id))
    members: dict[str, list[Item]] = {}
    for identifier, item in items.items():
        members.setdefault(find(identifier), []).append(item)
    return Groups(tuple(tuple(group) for group in members.values()), tuple(alike))


def traits_of(group: Iterable[Item]) -> Counter[str]:
    """Return how many documents of a group have which trait."""
    return Counter(trait for item in group for trait in item.traits)
