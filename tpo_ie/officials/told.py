"""The body that the words of an office tell: stated behind the title, or implied by title and region."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from tpo_ie.officials.article import ArticleBodies
from tpo_ie.officials.gaps import words
from tpo_ie.officials.homes import Home, home_of
from tpo_ie.officials.offices import Office
from tpo_ie.officials.titles import title_core
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.regions import ABROAD

_FEWEST = 2  # places abroad before a story counts as foreign
_REGION_KINDS = frozenset({"Provinsi", "Kabupaten", "Kota"})


@cache
def _home_signs() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words().home_signs)) + r")\b")


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


class TitleReader:
    """Reads the bodies off titles of one document.

    Args:
        draft: The document, entities resolved.
        knowledge: The registries.
        bodies: The bodies that it names.
    """

    def __init__(self, draft: Draft, knowledge: Knowledge, bodies: ArticleBodies) -> None:
        self.draft = draft
        self.knowledge = knowledge
        self.bodies = bodies

    def read(self, office: Office) -> Body | None:
        """Return the body that an office's own words tell; None when they tell none.

        Args:
            office: The office.
        """
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
            implied = [body for body in (self.implied(office, name, "region") for name in names) if body]
            named = next((body for body in implied if body.entity), None)
            return named or next(iter(implied), None) or self._of_region(office, names[-1])
        return None

    def home(self, title: str) -> Home | None:
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
        return implied(title, None) is None and implied(title, surface) is not None and self.home(title) is not None

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
    def country(self) -> str | None:
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

    def implied(self, office: Office, region: str | None, source: str) -> Body | None:
        """Return the body that a title implies, the article's own entity where it names it.

        Args:
            office: The office.
            region: The region behind the title, or None.
            source: What the body counts as found by.
        """
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
        home = self.home(title)
        if found is None and home is not None and home.below:
            found = self.bodies.nearest(office.start, home.bodies)
        return Body(found, "region") if found else None

    def _of_kind_and_region(self, title: str, region: str | None) -> str | None:
        home = self.home(title)
        return self.bodies.of_region(home.bodies, region) if home is not None and region else None
