"""Takes the names of victims and minors out of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tpo_ie.document import Document, Entity, Mention
from tpo_ie.privacy.aliases import with_aliases
from tpo_ie.privacy.names import words_of
from tpo_ie.privacy.persons import Protected, protected_persons
from tpo_ie.privacy.search import Finder, Found, lies_in
from tpo_ie.privacy.spans import EditedText, edits_of
from tpo_ie.privacy.values import Values

_CLOSED = ("PER", "LOC", "AGENCY", "POSITION", "LAW")
"""Labels of mentions whose single words are their own: a place or another person may share a word with a name."""


def redact(document: Document) -> Document:
    """Replace the names of victims and minors by stable placeholders, everywhere in a document.

    ``[Korban 1]`` stands for a victim, ``[Anak 1]`` for another minor, numbered in text order; a victim who is a
    minor is a victim. Replaced are mentions, whole names, short names, distinctive parts and initials in the text,
    and names in the id, title, address, attributes and entity names. All layers stay, offsets point into the new text.

    What it does not do: names of relatives, addresses, schools and workplaces stay, though they may identify a
    person; so do misspelt names that no mention covers, and parts of a name that belong to a place or body
    (`Jalan Kartini`) or to somebody else of that name.

    Args:
        document: The document.

    Returns:
        The document without the names, ``meta.attributes.redacted = {"victims": n}`` with the number of persons;
        the document itself when nobody in it is to be protected, or all are replaced already.
    """
    persons = [with_aliases(person, document) for person in protected_persons(document)]
    if not persons:
        return document
    finder = Finder(persons)
    text = EditedText(document.text, edits_of(document.text, _layers(document, persons, finder), _borders(document)))
    protected = frozenset[str]().union(*(person.entities for person in persons))
    others = [e.name for e in document.entities if e.type in _CLOSED and e.id not in protected]
    values = Values(finder, text, others)
    return Document.from_dict(_rewritten(document, persons, text, values))


def _borders(document: Document) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in document.mentions]


def _layers(document: Document, persons: list[Protected], finder: Finder) -> Iterable[list[Found]]:
    """Yield what is to be replaced in the text, the surest first."""
    placeholder = {entity: person.placeholder for person in persons for entity in person.entities}
    mentions = [m for m in document.mentions if m.entity in placeholder]
    yield [Found(mention.start, mention.end, placeholder[mention.entity]) for mention in mentions]
    yield list(finder.whole_names(document.text))
    yield list(finder.in_addresses(document.text))
    own = [m for m in document.mentions if m.label in _CLOSED and not _is_mistaken(document, m, persons)]
    closed = [(mention.start, mention.end) for mention in own]
    yield [found for found in finder.single_words(document.text) if not lies_in(found, closed)]
    others = [(m.start, m.end) for m in document.mentions if not _is_mistaken(document, m, persons)]
    yield [found for found in finder.initials(document.text) if not lies_in(found, others)]


def _is_mistaken(document: Document, mention: Mention, persons: list[Protected]) -> bool:
    """Say whether a mention of another kind is only the person's name, and no body that is known by that name."""
    known = document.entity(mention.entity).registry_id
    return mention.label != "PER" and not known and _is_short_name(mention.text, persons)


def _is_short_name(text: str, persons: list[Protected]) -> bool:
    words = words_of(text)
    single = words[0] if len(words) == 1 else None
    return any(text in person.names.initials or single in person.names.single for person in persons)


def _rewritten(document: Document, persons: list[Protected], text: EditedText, values: Values) -> dict[str, Any]:
    placeholder = {entity: person.placeholder for person in persons for entity in person.entities}
    data = document.to_dict()
    data["id"] = values.identifier(document.id, document.text)
    data["text"] = text.text
    meta = data["meta"]
    for field in ("title", "source", "url"):
        meta[field] = None if meta[field] is None else values.string(meta[field])
    already = meta["attributes"].get("redacted")
    count = already.get("victims", 0) if isinstance(already, dict) else 0
    meta["attributes"] = values.attributes(meta["attributes"]) | {"redacted": {"victims": count + len(persons)}}
    for mention in data["mentions"]:
        mention["start"], mention["end"] = text.span((mention["start"], mention["end"]))
        mention["text"] = text.text[mention["start"] : mention["end"]]
    pairs = zip(document.mentions, data["mentions"], strict=True)
    touched = {old.entity for old, new in pairs if old.text != new["text"]}
    for item, entity in zip(data["entities"], document.entities, strict=True):
        item["name"] = placeholder.get(entity.id) or _name(entity, values, named=entity.id in touched)
        item["attributes"] = values.attributes(item["attributes"])
    for official in data["officials"]:
        official["title"] = values.string(official["title"])
    for layer in ("officials", "relations", "quotes", "actions"):
        for item in data[layer]:
            _move(item, text)
            item["attributes"] = values.attributes(item["attributes"])
    return data


def _name(entity: Entity, values: Values, *, named: bool) -> str:
    """Return the name of somebody or something else.

    Args:
        entity: The entity.
        values: Takes the names out.
        named: Whether one of its mentions held a protected name; its own name, which may be written small, does then.
    """
    if named and entity.type != "PER":
        return values.string(entity.name, any_case=True)
    return values.whole(entity.name) if entity.type in _CLOSED else values.string(entity.name)


def _move(item: dict[str, Any], text: EditedText) -> None:
    if "start" in item:
        item["start"], item["end"] = text.span((item["start"], item["end"]))
    for key in ("evidence", "cue", "trigger"):
        spans = item.get(key)
        if spans and isinstance(spans[0], int):
            item[key] = text.span((spans[0], spans[1]))
        elif spans:
            item[key] = [text.span((start, end)) for start, end in spans]
