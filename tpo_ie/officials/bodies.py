"""The body that an office is held in: told by its words, or found in the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tpo_ie.officials.article import ArticleBodies
from tpo_ie.officials.gaps import phrase_of, words
from tpo_ie.officials.homes import Home
from tpo_ie.officials.offices import Office
from tpo_ie.officials.titles import title_core
from tpo_ie.officials.told import Body, TitleReader
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.leaders import country_of_leader

_REACH = 120
_LEAST_FIELD = 5
_BENCH = "ketua majelis hakim"


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
        self.titles = TitleReader(draft, knowledge, self.bodies)
        self._by_office: dict[str, list[tuple[int, Body]]] = {}
        self._by_title: dict[str, list[tuple[int, Body]]] = {}
        self._told_bodies: list[tuple[int, Body]] = []
        for office in offices:
            body = self.titles.read(office)
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
        told = self.titles.read(office)
        if told is not None or not (office.bare or office.noun):
            return told
        if office.noun is not None:
            return self._pointed_at(office)
        same = _last_before(self._by_office.get(office.position.entity, ()), office.start)
        behind = self._behind_name(office, holder) if holder is not None else None
        if same is not None or behind is not None:
            return behind or same
        implied = self.titles.implied(office, self._country_of(holder), "subject")
        return self._ministry_of(office, implied) or implied or self._from_article(office)

    def _ministry_of(self, office: Office, implied: Body | None) -> Body | None:
        """The ministry that the article names, of a directorate general that only its head's title names.

        Immigration and corrections, whose heads the registry knows, are bodies of their own.
        """
        title = self.draft.surface(office.position)
        if implied is None or implied.entity or not implied.name.casefold().startswith(words().directorate_general):
            return None
        if self.knowledge.positions.is_whole(title):
            return None
        known = self.knowledge.agencies.find(implied.name, self.draft.layout.anchor)
        above = self.knowledge.agencies.get(known.parent) if known is not None and known.parent else None
        ministry = self.bodies.named(above.name) if above is not None else self.bodies.only(words().ministry)
        return Body(ministry, "context") if ministry else None

    def _country_of(self, holder: FoundMention | None) -> str | None:
        """The country abroad that a holder leads, else the one the story is set in; a namesake leads no other."""
        leads = country_of_leader(self.draft.surface(holder), alone=True) if holder is not None else None
        set_in = self.titles.country
        return leads if leads and (set_in is None or leads in self.draft.text) else set_in

    def _behind_name(self, office: Office, holder: FoundMention) -> Body | None:
        """`Jaksa Budi dari Kejaksaan Negeri X`: the body that stands behind the name."""
        home = self.titles.home(self.draft.surface(office.position))
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
        home = self.titles.home(_BENCH if self._is_on_bench(office) else title)
        if found is None and home is not None:
            found = self.bodies.nearest(office.start, home.bodies)
            if found is None and (told := self._told_of_kind(office, home)):
                return told
            if found is None and (name := self.bodies.containing(home.bodies)):
                found = self.bodies.named(name)
                return Body(found or "", "context", name)
        found = found or self._of_field(office)
        return Body(found, "context") if found else None

    def _is_on_bench(self, office: Office) -> bool:
        """`majelis hakim yang terdiri dari ketua X`, `X dan Y selaku anggota` in a sentence about a bench."""
        if title_core(self.draft.surface(office.position)) not in words().bench_titles:
            return False
        start = self.draft.sentence_at(office.start)[0]
        return words().bench in self.draft.text[max(start, office.start - _REACH) : office.start].casefold()

    def _of_field(self, office: Office) -> str | None:
        """`Kabid Rehabilitasi Sosial`: the last local board before it that has a word of the field in its name."""
        written = self.knowledge.positions.expand(title_core(self.draft.surface(office.position))).casefold()
        head = next((head for head in words().field_heads if written.startswith(head + " ")), None)
        if head is None:
            return None
        field = {word for word in written[len(head) :].split() if len(word) >= _LEAST_FIELD}
        return self.bodies.of_field(office.start, field, words().field_bodies)

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
