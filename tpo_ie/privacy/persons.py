"""Who is protected in a document, and under which entities and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tpo_ie.document import Document, Entity
from tpo_ie.privacy.lexicon import lexicon
from tpo_ie.privacy.names import PLACEHOLDER, Names, is_initials, names_of, words_of

_LEAST_SURE_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Protected:
    """A person whose name is taken out.

    Args:
        placeholder: What stands in its place.
        entities: Ids of the entities that are this person.
        names: What to look for.
    """

    placeholder: str
    entities: frozenset[str]
    names: Names


def roles_of(entity: Entity) -> tuple[str, ...]:
    """Return all roles of a person, as the attributes of its entity give them."""
    attributes = entity.attributes
    roles = [attributes.get("role"), *(attributes.get("roles") or ()), "minor" if attributes.get("minor") else None]
    return tuple(dict.fromkeys(role for role in roles if isinstance(role, str)))


def is_protected(entity: Entity) -> bool:
    """Say whether a person's name must stay out of reports: victims and minors (guide, section 7).

    Args:
        entity: Any entity.

    Returns:
        True for a person with the role ``victim`` or ``minor``, alone or beside others.
    """
    return entity.type == "PER" and not {"victim", "minor"}.isdisjoint(roles_of(entity))


def protected_persons(document: Document) -> list[Protected]:
    """Return the persons to be taken out, in text order, numbered apart as victims and as other minors.

    Entities that are one person by their names are joined: the same whole name, a part of it, its initials.
    Persons whose names an earlier redaction has replaced are passed over.

    Args:
        document: The document.
    """
    people = _People(document)
    taken = {match for text in _texts(document) for match in PLACEHOLDER.findall(text)}
    numbers = {"Korban": 0, "Anak": 0}
    found = []
    for members in people.groups():
        names = names_of(people.forms(members))
        if not (names.words or names.initials):
            continue
        victim = any("victim" in roles_of(document.entity(member)) for member in members)
        kind = "Korban" if victim else "Anak"
        numbers[kind] += 1
        while f"[{kind} {numbers[kind]}]" in taken:
            numbers[kind] += 1
        found.append(Protected(f"[{kind} {numbers[kind]}]", frozenset(members), names))
    return found


def _texts(document: Document) -> Iterator[str]:
    """Yield where an earlier placeholder may stand."""
    yield from (document.text, document.meta.title or "")
    yield from (entity.name for entity in document.entities)


class _People:
    """The persons of a document, those who are protected joined with entities that are them by name."""

    def __init__(self, document: Document) -> None:
        self._surfaces: dict[str, dict[str, None]] = {}
        self._first: dict[str, int] = {}
        for mention in document.mentions:
            if mention.label == "PER":
                self._surfaces.setdefault(mention.entity, {})[mention.text] = None
                self._first.setdefault(mention.entity, mention.start)
        persons = [entity for entity in document.entities if entity.type == "PER"]
        persons.sort(key=lambda entity: self._first.get(entity.id, len(document.text)))
        self._entities = {entity.id: entity for entity in persons}
        self._whole = {id_: frozenset(names_of(self.forms([id_])).whole) for id_ in self._entities}
        self._known = {official.person for official in document.officials}
        self._speakers = {quote.speaker for quote in document.quotes}
        self._speakers |= {relation.head for relation in document.relations}

    def forms(self, members: Iterable[str]) -> Iterator[str]:
        """Yield names and surface forms of entities."""
        for member in members:
            yield self._entities[member].name
            yield from self._surfaces.get(member, ())

    def groups(self) -> list[list[str]]:
        """Return the protected persons, each as the ids of its entities, the protected one first."""
        groups: list[list[str]] = []
        free = [id_ for id_, entity in self._entities.items() if not is_protected(entity)]
        for id_, entity in self._entities.items():
            if not is_protected(entity):
                continue
            same = next((group for group in groups if self._is_same(group[0], id_)), None)
            if same is None:
                groups.append([id_])
            else:
                same.append(id_)
        for group in groups:
            others = [id_ for id_ in free if any(self._is_other_name(member, id_) for member in group)]
            initials = [id_ for id_ in free if self._may_be_spelled_out(group[0], id_)]
            group.extend(others + (initials if len(initials) == 1 else []))
            free = [id_ for id_ in free if id_ not in group]
        return groups

    def _is_same(self, first: str, second: str) -> bool:
        """Say whether two protected entities share a whole name."""
        return not self._whole[first].isdisjoint(self._whole[second])

    def _is_other_name(self, protected: str, other: str) -> bool:
        """Say whether an entity without a part in the case is a protected person by another form of the name."""
        whole = self._whole[protected]
        if not whole.isdisjoint(self._whole[other]):
            return True
        if other in self._known or roles_of(self._entities[other]):
            return False
        forms = list(self.forms([other]))
        letters = {_initials_of(words) for words in whole}
        if all(map(is_initials, forms)):
            return any(len(form) > 1 and _letters(form) in letters for form in forms)
        parts = set[str]().union(*whole) - lexicon().common
        return all(len(words := words_of(form)) == 1 and words[0] in parts for form in forms)

    def _may_be_spelled_out(self, protected: str, other: str) -> bool:
        """Say whether an entity may be the full name of a person whom the text elsewhere calls by initials."""
        if other in self._known or roles_of(self._entities[other]):
            return False
        letters = {_letters(form) for form in self.forms([protected]) if is_initials(form)}
        found = letters & {_initials_of(words) for words in self._whole[other]}
        least = 2 if other not in self._speakers else _LEAST_SURE_INITIALS
        return any(len(initials) >= least for initials in found)


def _letters(initials: str) -> str:
    return re.sub(r"\W", "", initials).casefold()


def _initials_of(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)
