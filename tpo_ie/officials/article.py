"""The bodies that an article names: found by kind, by region, by canonical name, by nearness."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge

_WORD = re.compile(r"\w+")
# Words that one writer adds to a body's name and another leaves out.
_OPTIONAL = re.compile(r"\b(?:provinsi|republik indonesia|ri|daerah khusus(?: ibu ?kota)?|dki|dkj)\b")
_LONGEST_REGION = 4


def name_key(name: str) -> str:
    """Return a name for comparison: small letters, optional words (`Provinsi`, `RI`, `DKI`) left out."""
    return " ".join(_WORD.findall(_OPTIONAL.sub(" ", name.casefold())))


class ArticleBodies:
    """AGENCY and ORG mentions of one document and their entities.

    Args:
        draft: The document, entities resolved.
        knowledge: The registries.
    """

    def __init__(self, draft: Draft, knowledge: Knowledge) -> None:
        self.draft = draft
        self.knowledge = knowledge
        self.mentions = [m for m in draft.mentions if m.label in ("AGENCY", "ORG")]
        self.starts = [m.start for m in self.mentions]
        self._forms: dict[str, set[str]] = {}
        for mention in self.mentions:
            self._forms.setdefault(mention.entity, set()).add(draft.surface(mention).casefold())
        self._names: dict[str, tuple[str, ...]] = {}
        self._within: dict[tuple[str, ...], str | None] = {}
        self._missions: dict[tuple[str, str | None], str | None] = {}
        self._kinds: dict[tuple[str, tuple[str, ...]], tuple[list[int], list[str]]] = {}

    def names(self, entity: str) -> tuple[str, ...]:
        """Return surface forms and canonical name of an entity, in small letters."""
        if entity not in self._names:
            known = self.draft.entities.get(entity)
            self._names[entity] = (*sorted(self._forms.get(entity, ())), known.name.casefold() if known else "")
        return self._names[entity]

    def nearest(self, offset: int, kinds: tuple[str, ...], labels: tuple[str, ...] = ("AGENCY",)) -> str | None:
        """Return the body of the first kind that the article has.

        Args:
            offset: Where in the text it is looked for.
            kinds: Beginnings of names, in small letters; none means any body.
            labels: ``AGENCY``, ``ORG`` or both.

        Returns:
            The entity named last before the offset, else first after it; None when there is none.
        """
        for kind in kinds or ("",):
            starts, entities = self._of_kind(kind, labels)
            if starts:
                return entities[max(0, bisect_left(starts, offset) - 1)]
        return None

    def of_field(self, offset: int, field: set[str], kinds: tuple[str, ...]) -> str | None:
        """Return the body named last before an offset that is of a kind and has a word of a field in its name."""
        for mention in reversed(self.mentions[: bisect_left(self.starts, offset)]):
            names = self.names(mention.entity) if mention.label == "AGENCY" else ()
            if any(name.startswith(kinds) and field.intersection(_WORD.findall(name)) for name in names):
                return mention.entity
        return None

    def _of_kind(self, kind: str, labels: tuple[str, ...]) -> tuple[list[int], list[str]]:
        """Offsets and entities of the mentions of one kind, in text order."""
        key = (kind, labels)
        if key not in self._kinds:
            matches = [
                mention
                for mention in self.mentions
                if mention.label in labels and any(name.startswith(kind) for name in self.names(mention.entity))
            ]
            self._kinds[key] = [m.start for m in matches], [m.entity for m in matches]
        return self._kinds[key]

    def only(self, kind: str) -> str | None:
        """Return the one agency whose canonical name begins with a kind; None when there are none or several."""
        found = [entity for entity in self._agencies if self.draft.entities[entity].name.casefold().startswith(kind)]
        return found[0] if len(found) == 1 else None

    def of_region(self, kinds: tuple[str, ...], region: str) -> str | None:
        """Return the agency of one of the kinds whose name ends in the region."""
        for entity in self._by_ending.get(region.casefold(), ()):
            if any(name.startswith(kinds) for name in self.names(entity)):
                return entity
        return None

    def mission_in(self, kind: str, country: str | None) -> str | None:
        """Return the name of a mission whose seat lies in a country: one that the article names, else the registry's.

        Args:
            kind: The beginning of its name (`Kedutaan Besar Republik Indonesia`).
            country: The country's name.
        """
        key = (kind, country)
        if key not in self._missions:
            self._missions[key] = self._find_mission(kind, country)
        return self._missions[key]

    def _find_mission(self, kind: str, country: str | None) -> str | None:
        named = (self.draft.entities[entity].name for entity in self._agencies)
        for name in (*named, *(agency.name for agency in self.knowledge.agencies)):
            if country is not None and name.startswith(kind + " "):
                seat = self.knowledge.regions.find(name[len(kind) + 1 :])
                if seat is not None and country in (seat.province, seat.name):
                    return name
        return None

    def containing(self, kinds: tuple[str, ...]) -> str | None:
        """Return the name of a body that the article names only inside its units' names.

        Args:
            kinds: Beginnings of names, in small letters; the last kind is tried first.
        """
        if kinds not in self._within:
            self._within[kinds] = self._find_within(kinds)
        return self._within[kinds]

    def _find_within(self, kinds: tuple[str, ...]) -> str | None:
        for kind in reversed(kinds):
            for entity in self._agencies:
                name = self.draft.entities[entity].name
                start = name.casefold().find(f" {kind}")
                if start > 0:
                    return name[start + 1 :]
        return None

    @cached_property
    def _agencies(self) -> tuple[str, ...]:
        """The agency entities that the article names, in text order."""
        return tuple(dict.fromkeys(m.entity for m in self.mentions if m.label == "AGENCY"))

    @cached_property
    def _by_ending(self) -> dict[str, list[str]]:
        """Agencies by the last words of their names, up to the length of the longest region names."""
        endings: dict[str, list[str]] = {}
        for entity in dict.fromkeys(m.entity for m in self.mentions if m.label == "AGENCY"):
            for name in self.names(entity):
                words = name.split()
                for size in range(1, min(_LONGEST_REGION, len(words)) + 1):
                    endings.setdefault(" ".join(words[-size:]), []).append(entity)
        return endings

    def named(self, name: str) -> str | None:
        """Return the agency entity that bears a canonical name, optional words aside."""
        return self._by_key.get(name_key(name))

    @cached_property
    def _by_key(self) -> dict[str, str]:
        keys: dict[str, str] = {}
        agencies = [entity for entity in self.draft.entities.values() if entity.type == "AGENCY"]
        for entity in agencies:
            keys.setdefault(name_key(entity.name), entity.id)
        canonical = self.knowledge.agencies.canonical_name
        for entity in agencies:
            keys.setdefault(name_key(canonical(entity.name)), entity.id)
        for mention in self.mentions:
            if mention.label == "AGENCY":
                keys.setdefault(name_key(canonical(self.draft.surface(mention))), mention.entity)
        return keys
