"""The body that an office is held in: stated, told by the region or the title, or found in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.errors import ResourceError
from tpo_ie.officials.gaps import phrase_of, words
from tpo_ie.officials.offices import Office
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.resources import package_text, parse_yaml

_MODIFIER = re.compile(
    r"(?:(?:plt|plh|pj|pjs|pgs|ps|mantan|eks|bekas)\.?|pelaksana (?:tugas|harian)(?: \(pl[th]\))?|penjabat(?: \(pj\))?)\s+"
)
_WORD = re.compile(r"\w+")
# Words that one writer adds to a body's name and another leaves out.
_OPTIONAL = frozenset("provinsi republik indonesia ri daerah khusus ibukota ibu dki nasional".split())
_COUNTRY = frozenset({"ri", "indonesia", "republik indonesia"})


class Home(BaseModel):
    """Titles and the kinds of bodies they belong to, by the beginnings of their names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: tuple[str, ...]
    bodies: tuple[str, ...]


@cache
def _homes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pairs of title beginning and body beginnings, longest title first.

    Raises:
        ResourceError: The file breaks its shape.
    """
    entries = parse_yaml(package_text("tpo_ie.officials", "homes.yaml"), "officials/homes.yaml")
    try:
        homes = [Home.model_validate(entry) for entry in entries]
    except ValidationError as error:
        raise ResourceError(f"officials/homes.yaml: {error.errors(include_url=False)[0]['msg']}") from None
    pairs = [(title, home.bodies) for home in homes for title in home.titles]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def title_core(title: str) -> str:
    """Return a title in small letters, without `Plt`, `mantan` and their like, spaces single."""
    text = " ".join(title.split()).casefold()
    while match := _MODIFIER.match(text):
        text = text[match.end() :]
    return text


def home_of(title: str) -> tuple[str, ...]:
    """Return the beginnings of the names of bodies that a title without a body belongs to; empty when unknown."""
    core = title_core(title)
    return next((bodies for beginning, bodies in _homes() if core.startswith(beginning)), ())


@dataclass(frozen=True, slots=True)
class Body:
    """A body found for an office.

    Args:
        entity: Its entity.
        source: ``stated``, ``region``, ``subject`` or ``context``.
    """

    entity: str
    source: str


class BodyFinder:
    """Finds the body of an office in one document.

    Args:
        draft: The document, entities resolved.
        knowledge: The registries.
        offices: All its offices: one that states its body helps those that do not.
    """

    def __init__(self, draft: Draft, knowledge: Knowledge, offices: list[Office]) -> None:
        self.draft = draft
        self.knowledge = knowledge
        self.bodies = [m for m in draft.mentions if m.label in ("AGENCY", "ORG")]
        self.starts = [m.start for m in self.bodies]
        self._names: dict[str, tuple[str, ...]] = {}
        self._by_key: dict[str, str] | None = None
        self._by_office: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        for office in offices:
            body = self._told(office)
            if body is not None:
                self._by_office.setdefault(office.position.entity, body.entity)
                self._by_title.setdefault(title_core(draft.surface(office.position)), body.entity)

    def find(self, office: Office) -> Body | None:
        """Return the body of an office; None when the article does not tell.

        Source: guide, section 3 (`agency` stated or implied) and 7 (generic heads).
        """
        told = self._told(office)
        if told is not None or not (office.bare or office.noun):
            return told
        if office.noun is not None:
            return self._pointed_at(office)
        same = self._by_office.get(office.position.entity)
        if same is not None:
            return Body(same, "context")
        return self._implied(office, None, "subject") or self._from_article(office)

    # -- told by the words of the office -----------------------------------------------------

    def _told(self, office: Office) -> Body | None:
        if office.body is not None:
            return Body(office.body.entity, "stated")
        if office.region is not None:
            name = self._region_name(office.region)
            return self._implied(office, name, "region") or self._of_region(office, name)
        return None

    def _region_name(self, mention: FoundMention) -> str | None:
        surface = self.draft.surface(mention)
        if surface.casefold() in _COUNTRY:
            return None
        region = self.knowledge.regions.find(surface)
        if region is not None:
            return region.name
        entity = self.draft.entities.get(mention.entity)
        return entity.name if entity is not None else surface

    def _implied(self, office: Office, region: str | None, source: str) -> Body | None:
        title = self.draft.surface(office.position)
        name = self.knowledge.positions.implied_body(title, region)
        if name is None:
            return None
        found = self._in_article(name)
        if found is None and region is not None:
            found = self._matching(home_of(title), region)
        return Body(found or self.draft.implied_agency(name), source)

    def _of_region(self, office: Office, region: str | None) -> Body | None:
        """A title that the registry does not tie to a body, with a region: a body of its kind and region."""
        found = self._matching(home_of(self.draft.surface(office.position)), region) if region else None
        return Body(found, "region") if found else None

    # -- told by the article -----------------------------------------------------------------

    def _pointed_at(self, office: Office) -> Body | None:
        beginnings = words().body_nouns[office.noun or ""]
        found = self._nearest(office.start, beginnings, labels=("AGENCY", "ORG"))
        return Body(found, "context") if found else None

    def _from_article(self, office: Office) -> Body | None:
        title = self.draft.surface(office.position)
        same = self._by_title.get(title_core(title))
        if same is not None:
            return Body(same, "context")
        represented = self._represented(office)
        if represented is not None:
            return Body(represented, "context")
        home = home_of(title)
        found = self._nearest(office.start, home) if home else None
        return Body(found, "context") if found else None

    def _represented(self, office: Office) -> str | None:
        """`Kemnaker melalui Kepala Biro Humas X`, `LPSK, yang diwakili Tenaga Ahli X`."""
        i = bisect_left(self.starts, office.start) - 1
        if i < 0:
            return None
        body = self.bodies[i]
        gap = self.draft.text[body.end : office.start]
        return body.entity if len(gap) < 40 and phrase_of(gap) in words().proxy_links else None

    def _nearest(self, offset: int, beginnings: tuple[str, ...], labels: tuple[str, ...] = ("AGENCY",)) -> str | None:
        """The body of a kind that is named last before an offset, else first after it."""
        middle = bisect_left(self.starts, offset)
        for mention in (*reversed(self.bodies[:middle]), *self.bodies[middle:]):
            if mention.label in labels and self._is_of_kind(mention.entity, beginnings):
                return mention.entity
        return None

    def _is_of_kind(self, entity: str, beginnings: tuple[str, ...]) -> bool:
        return not beginnings or any(name.startswith(beginnings) for name in self._names_of(entity))

    def _names_of(self, entity: str) -> tuple[str, ...]:
        """Canonical name and surface forms of an entity, in small letters."""
        if entity not in self._names:
            forms = {self.draft.surface(m).casefold() for m in self.bodies if m.entity == entity}
            if entity in self.draft.entities:
                forms.add(self.draft.entities[entity].name.casefold())
            self._names[entity] = tuple(sorted(forms))
        return self._names[entity]

    def _matching(self, beginnings: tuple[str, ...], region: str) -> str | None:
        """The body of a kind whose name ends in the region."""
        ending = region.casefold()
        for entity in {m.entity: None for m in self.bodies if m.label == "AGENCY"}:
            if beginnings and any(n.startswith(beginnings) and n.endswith(ending) for n in self._names_of(entity)):
                return entity
        return None

    def _in_article(self, name: str) -> str | None:
        """The agency entity that bears a canonical name, optional words aside."""
        if self._by_key is None:
            self._by_key = {}
            for entity in self.draft.entities.values():
                if entity.type == "AGENCY":
                    self._by_key.setdefault(_key(entity.name), entity.id)
                    self._by_key.setdefault(_key(self.knowledge.agencies.canonical_name(entity.name)), entity.id)
        return self._by_key.get(_key(name))


def _key(name: str) -> str:
    return " ".join(word for word in _WORD.findall(name.casefold()) if word not in _OPTIONAL)
