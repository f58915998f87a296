"""Bodies of an article: their kinds and names, and the people who act for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from tpo_ie.actions.units import BODY_LABELS, Unit
from tpo_ie.actions.vocabulary import vocabulary
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.positions import PositionRegistry

_WORD = re.compile(r"\w+")
_HOSPITAL = re.compile(r"\b(?:rumah sakit|rs|rsud)\b")
_HEALTH = frozenset({"health"})
_NURSED = ("rawat", "riksa")
_TITLE = 2  # words of an office before its region
_LOOKED_AT = 200  # mentions looked through for a name


class Bodies:
    """What the article's entities, officials and relations say of its bodies.

    Args:
        draft: The document with entities, officials and relations filled.
        positions: Known offices and the bodies that they imply.
    """

    def __init__(self, draft: Draft, positions: PositionRegistry) -> None:
        self.draft = draft
        self.positions = positions
        self.words = vocabulary()
        self.mentions = [m for m in draft.mentions if m.label in BODY_LABELS and m.entity]
        self.kinds = self._kinds_of_bodies()
        self._offices = self._offices_of_people()
        self._holders = {r.tail: r.head for r in draft.relations if r.type == "holds_position"}
        self._by_name = {e.name.lower(): e.id for e in draft.entities.values() if e.type == "AGENCY"}
        self._by_surface = {draft.surface(m).lower(): m.entity for m in self.mentions}
        self._whole = {body: whole for body in self.kinds if (whole := self._spoken_for(body))}

    # -- entities ------------------------------------------------------------------------------

    def label_of(self, entity_id: str) -> str:
        """Return an entity's type; empty when it is unknown."""
        entity = self.draft.entities.get(entity_id)
        return entity.type if entity else ""

    def name_of(self, entity_id: str) -> str:
        """Return an entity's canonical name; empty when it is unknown."""
        entity = self.draft.entities.get(entity_id)
        return entity.name if entity else ""

    def is_company(self, entity_id: str) -> bool:
        """Say whether an entity is a firm (`PT …`): firms recruit and ship, they do not answer trafficking."""
        if self.label_of(entity_id) != "ORG":
            return False
        return self.name_of(entity_id).lower().partition(" ")[0] in self.words.company_prefixes

    def _kinds_of_bodies(self) -> dict[str, frozenset[str]]:
        names: dict[str, set[str]] = {
            entity.id: {entity.name.lower()} for entity in self.draft.entities.values() if entity.type in BODY_LABELS
        }
        for mention in self.mentions:
            names.setdefault(mention.entity, set()).add(self.draft.surface(mention).lower())
        return {entity: self._kinds(" | ".join(texts)) for entity, texts in names.items()}

    def _kinds(self, text: str) -> frozenset[str]:
        if _HOSPITAL.search(text):
            return frozenset({"health"})  # `RS Bhayangkara Polda X` is no police
        words = set(_WORD.findall(text))
        return frozenset(
            kind
            for kind, names in self.words.body_kinds.items()
            if any(name in words if " " not in name else name in text for name in names)
        )

    def is_kind(self, entity_id: str, kinds: frozenset[str]) -> bool:
        """Say whether a body is of one of some kinds."""
        return bool(self.kinds.get(entity_id, frozenset()) & kinds)

    def only_houses(self, body: str, told: Iterable[str]) -> bool:
        """Say whether a body is a hospital to which others bring people, but for nursing and check-ups.

        Args:
            body: The body in whose house they are.
            told: The words that tell of it.
        """
        nursed = any(stem in word for word in told for stem in _NURSED)
        return not nursed and self.is_kind(body, _HEALTH)

    def is_unit(self, body: str, whole: str) -> bool:
        """Say whether a body is a unit of another by its name (`Satreskrim Polres X` of `Polres X`)."""
        return self.name_of(body).lower().endswith(" " + self.name_of(whole).lower())

    def _spoken_for(self, body: str) -> str | None:
        """Return the body that a unit of public relations speaks for (`Divisi Humas Polri`)."""
        name = self.name_of(body).lower()
        if not any(word in name for word in self.words.spokes_units):
            return None
        parents = [p for n, p in self._by_name.items() if p != body and name.endswith(" " + n)]
        return max(parents, key=lambda parent: len(self.name_of(parent)), default=None)

    def acting(self, body: str) -> str:
        """Return the body that acts when a unit is named that only speaks for it."""
        return self._whole.get(body, body)

    # -- people --------------------------------------------------------------------------------

    def _offices_of_people(self) -> dict[str, list[tuple[str, str]]]:
        """Return (title, body) of each person's offices, in text order."""
        found: dict[str, list[tuple[str, str]]] = {}
        for official in self.draft.officials:
            found.setdefault(official.person, []).append((official.title.lower(), official.agency))
        for relation in self.draft.relations:
            if relation.type == "works_for" and relation.head not in found:
                found[relation.head] = [("", relation.tail)]
        return found

    def offices_of(self, person: str) -> list[tuple[str, str]]:
        """Return (title, body) of a person's offices; people of organisations have an empty title."""
        return self._offices.get(person, [])

    def is_suspect(self, person: str) -> bool:
        """Say whether the article makes a person a suspect, a defendant or a convict."""
        return "suspect" in self._roles(person)

    def is_victim(self, person: str) -> bool:
        """Say whether the article makes a person a victim or a child in need."""
        return not self._roles(person).isdisjoint(("victim", "minor"))

    def _roles(self, person: str) -> set[str]:
        entity = self.draft.entities.get(person)
        attributes = entity.attributes if entity else {}
        return {str(role) for role in (attributes.get("role"), *attributes.get("roles", ())) if role}

    def is_official(self, person: str) -> bool:
        """Say whether a person acts for a body that is no firm; who is a suspect does not, whatever the office."""
        return not self.is_suspect(person) and any(not self.is_company(body) for _, body in self.offices_of(person))

    # -- finding bodies --------------------------------------------------------------------------

    def of_office(self, unit: Unit, after: Unit | None) -> str | None:
        """Return the body of an office named without its holder; one that the article never names becomes an entity.

        Args:
            unit: The office's mention.
            after: The unit behind it, perhaps its region.
        """
        region = self.name_of(after.entity) if after is not None and after.label == "LOC" else None
        if region is None:
            for official in self.draft.officials:
                if official.title.lower() == unit.text:
                    return official.agency
            if offices := self.offices_of(self._holders.get(unit.entity, "")):
                return offices[0][1]
        implied = self._implied(self.draft.text[unit.start : unit.end], region)
        if implied is None:
            return None
        return self._by_name.get(implied.lower()) or self.draft.implied_agency(implied)

    def _implied(self, title: str, region: str | None) -> str | None:
        """Return the name of the body that an office implies; a region may be part of the title (`Bupati Cianjur`)."""
        if region is not None:
            return self.positions.implied_body(title, region.removeprefix("Provinsi "))
        if (whole := self.positions.implied_body(title, None)) is not None:
            return whole
        words = title.split()
        splits = ((" ".join(words[:k]), " ".join(words[k:])) for k in range(1, min(len(words), _TITLE + 1)))
        splits = ((head, rest) for head, rest in splits if rest[:1].isupper())  # not `bupati terdahulu`
        return next((body for head, rest in splits if (body := self.positions.implied_body(head, rest))), None)

    def of_seat(self, place: str) -> str | None:
        """Return the body whose headquarters a place is (`mapolresta kendari` → `Polresta Kendari`)."""
        return self._by_surface.get(place[2:]) if place.startswith("ma") else None

    def named(self, word: str, offset: int) -> str | None:
        """Return the body named last before an offset whose name holds a word (`komisi ini`)."""
        end = bisect_left(self.mentions, offset, key=lambda mention: mention.end)
        for mention in reversed(self.mentions[max(0, end - _LOOKED_AT) : end]):
            if word in self.name_of(mention.entity).lower() or word in self.draft.surface(mention).lower():
                return mention.entity
        return None

    def with_name(self, words: str, offset: int) -> str | None:
        """Return the body whose name begins with words: the last one before an offset, else the only one."""
        end = bisect_left(self.mentions, offset, key=lambda mention: mention.end)
        for mention in reversed(self.mentions[max(0, end - _LOOKED_AT) : end]):
            if self.name_of(mention.entity).lower().startswith(words):
                return mention.entity
        found = [body for name, body in self._by_name.items() if name.startswith(words)]
        return found[0] if len(found) == 1 else None

    def nearest(self, kinds: frozenset[str], offset: int) -> str | None:
        """Return the body of some kinds named last before an offset, else the first one named behind it."""
        middle = bisect_left(self.mentions, offset, key=lambda mention: mention.start)
        before = self.mentions[max(0, middle - _LOOKED_AT) : middle]
        behind = self.mentions[middle : middle + _LOOKED_AT]
        for mention in (*reversed(before), *behind):
            if self.is_kind(mention.entity, kinds):
                return mention.entity
        implied = [body for body in dict.fromkeys(o.agency for o in self.draft.officials) if self.is_kind(body, kinds)]
        return implied[0] if len(implied) == 1 else None
