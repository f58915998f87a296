"""The body that an office is held in: stated, told by the region or the title, or found in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.errors import ResourceError
from tpo_ie.officials.article import ArticleBodies
from tpo_ie.officials.gaps import phrase_of, words
from tpo_ie.officials.offices import Office
from tpo_ie.officials.titles import title_core
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.leaders import country_of_leader
from tpo_ie.registry.regions import ABROAD
from tpo_ie.resources import package_text, parse_yaml

_FEWEST = 2  # places abroad before a story counts as foreign
_REGION_KINDS = frozenset({"Provinsi", "Kabupaten", "Kota"})


class Home(BaseModel):
    """Titles and the kinds of bodies they belong to, by the beginnings of their names.

    Args:
        titles: Beginnings of titles.
        bodies: Beginnings of the names of bodies, first kind first.
        whole: The title must be the whole word, not its beginning (`Ketua`, not `Ketua RT`).
        size: How many words the title has at least (`Direktur Pengendalian Operasi`, not `Direktur Utama`).
        below: The region after the title lies below the body's own (`Babinsa Desa X`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    whole: bool = False
    size: int = 1
    below: bool = False


@cache
def _homes() -> tuple[tuple[str, Home], ...]:
    """Pairs of title beginning and home, longest title first.

    Raises:
        ResourceError: The file breaks its shape.
    """
    entries = parse_yaml(package_text("tpo_ie.officials", "homes.yaml"), "officials/homes.yaml")
    try:
        homes = [Home.model_validate(entry) for entry in entries]
    except ValidationError as error:
        raise ResourceError(f"officials/homes.yaml: {error.errors(include_url=False)[0]['msg']}") from None
    pairs = [(title, home) for home in homes for title in home.titles]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _home_signs() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words().home_signs)) + r")\b")


@cache
def home_of(title: str) -> Home | None:
    """Return the kinds of bodies that a title without a body belongs to; None when unknown."""
    core = title_core(title)
    for beginning, home in _homes():
        begins = core == beginning or (core.startswith(beginning) and not home.whole)
        if begins and len(core.split()) >= home.size:
            return home
    return None


@dataclass(frozen=True, slots=True)
class Body:
    """A body found for an office.

    Args:
        entity: Its entity; empty when the article does not name it.
        source: ``stated``, ``region``, ``subject`` or ``context``.
        name: Canonical name of a body that is only implied.
    """

    entity: str
    source: str
    name: str = ""


def _title_key(title: str) -> str:
    """A title for comparison: `Deputi Bidang X` and `Deputi X` are one."""
    return title_core(title).replace(" bidang ", " ")


def _last_before(places: Sequence[tuple[int, Body]], offset: int) -> Body | None:
    """The body of the last place before an offset, else of the first after it."""
    return places[max(0, bisect_left(places, offset, key=lambda place: place[0]) - 1)][1] if places else None


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
        self.bodies = ArticleBodies(draft, knowledge)
        self._by_office: dict[str, list[tuple[int, Body]]] = {}
        self._by_title: dict[str, list[tuple[int, Body]]] = {}
        self._told_bodies: list[tuple[int, Body]] = []
        for office in offices:
            body = self._told(office)
            if body is not None:
                place = office.start, Body(body.entity, "context", body.name)
                self._told_bodies.append(place)
                self._by_office.setdefault(office.position.entity, []).append(place)
                self._by_title.setdefault(_title_key(draft.surface(office.position)), []).append(place)

    def find(self, office: Office, holder: FoundMention | None = None) -> Body | None:
        """Return the body of an office; None when the article does not tell.

        Args:
            office: The office.
            holder: Its holder: everybody knows which country `Presiden Donald Trump` leads.

        Source: guide, section 3 (`agency` stated or implied) and 7 (generic heads).
        """
        told = self._told(office)
        if told is not None or not (office.bare or office.noun):
            return told
        if office.noun is not None:
            return self._pointed_at(office)
        same = _last_before(self._by_office.get(office.position.entity, ()), office.start)
        behind = self._behind_name(office, holder) if holder is not None else None
        if same is not None or behind is not None:
            return behind or same
        leads = country_of_leader(self.draft.surface(holder), alone=True) if holder is not None else None
        return self._implied(office, leads or self._country, "subject") or self._from_article(office)

    # -- told by the words of the office -----------------------------------------------------

    def _told(self, office: Office) -> Body | None:
        region = office.region
        if office.body is not None:
            if not self._is_region(office, office.body):
                return Body(office.body.entity, "stated")
            region = office.body
        embassy = self._embassy(office)
        if embassy is not None or self._is_envoy(office):
            return embassy
        if region is not None:
            names = self._region_names(region)
            implied = [body for body in (self._implied(office, name, "region") for name in names) if body]
            named = next((body for body in implied if body.entity), None)
            return named or next(iter(implied), None) or self._of_region(office, names[-1])
        return None

    def _home(self, title: str) -> Home | None:
        """The kinds of bodies of a title as written, else written out (`Kasi Lalu Lintas Keimigrasian`)."""
        return home_of(title) or home_of(self.knowledge.positions.expand(title_core(title)))

    def _is_envoy(self, office: Office) -> bool:
        return office.region is not None and title_core(self.draft.surface(office.position)) in words().envoy_titles

    def _embassy(self, office: Office) -> Body | None:
        """The mission of an envoy: `Duta Besar RI untuk Kamboja`, `Konsul Jenderal Filipina di Manado`."""
        core = title_core(self.draft.surface(office.position))
        mission = words().missions.get(core)
        sender = office.sender or office.region
        if mission is None or sender is None:
            return None
        if self._is_abroad(sender) and office.host is not sender:
            name: str | None = f"{mission} {self.draft.surface(sender)}"
            if office.host is not None:
                name = f"{mission} {self.draft.text[sender.start : office.host.end]}"
        elif office.host is not None and self._is_envoy(office):
            name = self.bodies.mission_in(words().own_embassy, self._country_name(office.host))
        else:
            return None
        found = self.bodies.named(name) if name else None
        return Body(found or "", "region", name) if name else None

    def _country_name(self, mention: FoundMention) -> str | None:
        region = self.knowledge.regions.find(self.draft.surface(mention))
        return region.name if region is not None else self.draft.surface(mention)

    def _is_abroad(self, mention: FoundMention) -> bool:
        surface = self.draft.surface(mention)
        region = self.knowledge.regions.find(surface)
        return region is not None and region.type == "country" and surface.casefold() not in words().home_country

    def _is_region(self, office: Office, body: FoundMention) -> bool:
        """Whether what passes for the body is a region: `Bupati` + `TTU`, a title that asks for one."""
        title, surface = self.draft.surface(office.position), self.draft.surface(body)
        if body.label != "AGENCY" or office.parted or self.knowledge.agencies.find(surface) is not None:
            return False
        implied = self.knowledge.positions.implied_body
        return implied(title, None) is None and implied(title, surface) is not None and self._home(title) is not None

    def _region_names(self, mention: FoundMention) -> tuple[str | None, ...]:
        """A region's name without and with its kind (`Bengkalis`, `Kabupaten Bengkalis`); None for Indonesia."""
        surface = self.draft.surface(mention)
        if surface.casefold() in words().home_country:
            return (None,)
        if surface.startswith("RI "):  # `Konsul Jenderal` + `RI Johor Bahru`
            surface = surface[3:]
        region = self.knowledge.regions.find(surface)
        written = self.knowledge.regions.expand(surface)
        if region is None or region.type in ABROAD:  # `China` and `Tiongkok`: the article's own name goes before
            return (written,) if region is None or region.name == written else (written, region.name)
        kind = region.type.capitalize()
        typed = f"{kind} {region.name}" if kind in _REGION_KINDS else region.name
        return (typed, region.name) if surface.startswith(kind) else (region.name, typed)

    @cached_property
    def _country(self) -> str | None:
        """The country whose offices a foreign story means; None where anything in it is Indonesian."""
        if _home_signs().search(self.draft.text):
            return None
        named: Counter[str] = Counter()
        dateline = self.draft.layout.dateline
        for mention in self.draft.mentions:
            if mention.label != "LOC" or (dateline is not None and mention.start < dateline.end):
                continue
            region = self.knowledge.regions.find(self.draft.surface(mention))
            if region is not None and region.type not in ABROAD:
                return None
            if region is not None:
                named[region.name if region.type == "country" else region.province or region.name] += 1
        # Of several countries the office may be any one's.
        return next(iter(named)) if len(named) == 1 and named.total() >= _FEWEST else None

    def _implied(self, office: Office, region: str | None, source: str) -> Body | None:
        title = self.draft.surface(office.position)
        name = self.knowledge.positions.implied_body(title, region) or self._implied_by_principal(title, region)
        if name is None:
            return None
        name = self._corrected(name, region)
        found = self.bodies.named(name) or self._of_kind_and_region(title, region)
        return Body(found, source) if found else Body("", source, name)

    def _corrected(self, name: str, region: str | None) -> str:
        """A name put together from a title: its typing errors mended, a state abroad called one."""
        place = self.knowledge.regions.find(region) if region else None
        if place is not None and place.type == "state-abroad":
            return f"{words().state_government} {region}" if name.startswith(words().province_government) else name
        agency = self.knowledge.agencies.find(name) if place is None or place.type not in ABROAD else None
        return agency.name if agency is not None else name

    def _implied_by_principal(self, title: str, region: str | None) -> str | None:
        """`Staf Khusus Gubernur X` belongs where the governor does."""
        core = title_core(title)
        side = max((s for s in words().staff_titles if core.startswith(s + " ")), key=len, default="")
        # The office-holder's title is the tail of the title as written, whose case the registry may need.
        principal = " ".join(title.split())[-(len(core) - len(side) - 1) :] if side else ""
        return self.knowledge.positions.implied_body(principal, region) if principal else None

    def _of_region(self, office: Office, region: str | None) -> Body | None:
        """A title that the registry does not tie to a body, with a region: a body of its kind and region."""
        title = self.draft.surface(office.position)
        found = self._of_kind_and_region(title, region)
        home = self._home(title)
        if found is None and home is not None and home.below:
            found = self.bodies.nearest(office.start, home.bodies)
        return Body(found, "region") if found else None

    def _of_kind_and_region(self, title: str, region: str | None) -> str | None:
        home = self._home(title)
        return self.bodies.of_region(home.bodies, region) if home is not None and region else None

    def _behind_name(self, office: Office, holder: FoundMention) -> Body | None:
        """`Jaksa Budi dari Kejaksaan Negeri X`: the body that stands behind the name."""
        home = self._home(self.draft.surface(office.position))
        i = bisect_left(self.bodies.starts, holder.end)
        if home is None or holder.start < office.start or i == len(self.bodies.mentions):
            return None
        body = self.bodies.mentions[i]
        gap = self.draft.text[holder.end : body.start]
        named = any(name.startswith(home.bodies) for name in self.bodies.names(body.entity))
        return Body(body.entity, "stated") if named and phrase_of(gap) in words().behind_name else None

    # -- told by the article -----------------------------------------------------------------

    def _pointed_at(self, office: Office) -> Body | None:
        beginnings = words().body_nouns[office.noun or ""]
        found = self.bodies.nearest(office.start, beginnings, labels=("AGENCY", "ORG"))
        return Body(found, "context") if found else None

    def _from_article(self, office: Office) -> Body | None:
        title = self.draft.surface(office.position)
        same = _last_before(self._by_title.get(_title_key(title), ()), office.start)
        if same is not None:
            return same
        found = self._represented(office)
        home = self._home(title)
        if found is None and home is not None:
            found = self.bodies.nearest(office.start, home.bodies)
            if found is None and (told := self._told_of_kind(office, home)):
                return told
            if found is None and (name := self.bodies.containing(home.bodies)):
                found = self.bodies.named(name)
                return Body(found or "", "context", name)
        return Body(found, "context") if found else None

    def _told_of_kind(self, office: Office, home: Home) -> Body | None:
        """The body of another office that the article does not name itself: `Kapolda Riau`, then `Kabid Humas`."""
        kind = [
            (start, body)
            for start, body in self._told_bodies
            if (body.name or self.draft.entities[body.entity].name).casefold().startswith(home.bodies)
        ]
        return _last_before(kind, office.start)

    def _represented(self, office: Office) -> str | None:
        """`Kemnaker melalui Kepala Biro Humas X`, `LPSK, yang diwakili Tenaga Ahli X`."""
        i = bisect_left(self.bodies.starts, office.start) - 1
        if i < 0:
            return None
        body = self.bodies.mentions[i]
        gap = self.draft.text[body.end : office.start]
        return body.entity if len(gap) < 40 and phrase_of(gap) in words().proxy_links | words().speech_links else None
