"""Offices of a text: one entity per title and body, named with both written out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tpo_ie.entities.clusters import Cluster
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.leaders import country_of_leader
from tpo_ie.registry.phrases import key_of

_TO_BODY = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:di|pada)?\s*")
_TO_PLACE = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*")
_NEXT_TITLE = re.compile(r"\s*(?:,|dan|serta|/|,\s*dan|sekaligus|merangkap)\s*")
_BRACKET = re.compile(r"\s*\(\s*")
_POINTED = re.compile(r"\s+(\w{3,20})\s+(?:itu|tersebut|ini)\b")
_ALSO = re.compile(r"[^.!?\n]{0,60}\b(?:merangkap|sekaligus)\s+")
# Titles that every body has: alone they mean no office of a longer title.
_HEADS = frozenset({"kepala", "ketua", "direktur", "wakil", "anggota", "sekretaris", "staf", "asisten", "pimpinan"})
_FIELD = re.compile(r"\bbidang\s+|\bke-\w+\s*")
_HOME = frozenset({"Republik Indonesia", "Indonesia"})
_FARTHEST = 12
_LONGEST_CLAUSE = 80
_STATE = "Republik Indonesia"
_OF_STATES = frozenset({"government", "ministry"})  # kinds of bodies that every country has
_STATE_GOVERNMENT = f"Pemerintah {_STATE}"
_LONGEST_GAP = 34
_LONGEST_RANK = 16


@dataclass(slots=True)
class _Office:
    """A title with what stands behind it.

    Args:
        mention: The title's mention.
        title: Written out, case folded.
        written: Written out.
        name: Title and body written out.
        bound: Whether the text or the title itself gives the body.
        placed: Whether a body or region stands behind the title.
        of_state: Whether that is a region or a state body.
        movable: Whether the title means another office with a country behind it (`Presiden`).
        holder: The name of the person who follows, as written.
        same_as: Index of the office that this one repeats in brackets.
    """

    mention: FoundMention
    title: str
    written: str
    name: str
    bound: bool
    placed: bool = False
    of_state: bool = False
    movable: bool = False
    holder: str = ""
    same_as: int | None = None


class OfficeResolver:
    """Resolves the mentions of positions.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.positions = knowledge.positions
        self.regions = knowledge.regions

    def resolve(self, draft: Draft, names: dict[int, str]) -> list[Cluster]:
        """Return one cluster per office.

        Args:
            draft: The draft, for its text and mentions.
            names: Canonical name of the entity of each mention that has one already, by ``id()`` of the mention.
        """
        offices = self._offices(draft, names)
        _move_abroad(offices)
        by_name: dict[str, Cluster] = {}
        placed: dict[int, Cluster] = {}
        order = [*(i for i, o in enumerate(offices) if o.bound), *(i for i, o in enumerate(offices) if not o.bound)]
        for i in order:
            office = offices[i]
            if office.same_as is not None and office.same_as in placed:
                cluster = placed[office.same_as]
            elif office.bound:
                cluster = by_name.setdefault(_key(office.name), Cluster("POSITION", office.name))
                cluster.name = max(cluster.name, office.name, key=len)
            else:
                meant = _meant(offices, i)
                name = office.name if meant is None else offices[meant].name
                cluster = by_name.setdefault(_key(name), Cluster("POSITION", name))
            cluster.mentions.append(office.mention)
            placed[i] = cluster
        for cluster in by_name.values():
            cluster.mentions.sort(key=lambda mention: mention.start)
        return [cluster for cluster in by_name.values() if cluster.mentions]

    def _offices(self, draft: Draft, names: dict[int, str]) -> list[_Office]:
        offices: list[_Office] = []
        at: dict[int, int] = {}
        for i, mention in enumerate(draft.mentions):
            if mention.label == "POSITION":
                at[i] = len(offices)
                office = self._office(draft, i, names)
                office.holder = _holder(draft, i)
                office.same_as = self._repeated(draft, i, at)
                offices.append(office)
        return offices

    def _repeated(self, draft: Draft, i: int, at: dict[int, int]) -> int | None:
        """Return the office that a title in brackets repeats: `Kepala Dinas Sosial (Kadinsos)`."""
        mentions = draft.mentions
        for j in (i - 1, i - 2):
            if j < 0 or not _BRACKET.fullmatch(draft.text[mentions[i - 1].end : mentions[i].start]):
                return None
            if mentions[j].label == "POSITION":
                return at[j]
            if mentions[j].label not in ("AGENCY", "LOC"):
                return None
        return None

    def _office(self, draft: Draft, i: int, names: dict[int, str]) -> _Office:
        mention = draft.mentions[i]
        surface = draft.surface(mention)
        title = self.positions.expand(" ".join(word.text for word in self.positions.core(surface))).rstrip(",")
        key = _FIELD.sub("", key_of(title)).strip()
        label, body = self._behind(draft, i, names) or _pointed(draft, i, names) or ("", "")
        if body:
            name = _joined(title, self._state(body) if label == "LOC" else body)
            return _Office(mention, key, title, name, True, placed=True, of_state=label != "ORG")
        position = self.positions.find(surface)
        implied = self.positions.implied_body(surface, None)
        movable = position is not None and position.regional_body is not None and position.agency_kind in _OF_STATES
        name = f"{title} {_STATE}" if implied == _STATE_GOVERNMENT else title
        return _Office(mention, key, title, name, implied is not None, movable=movable)

    def _behind(self, draft: Draft, i: int, names: dict[int, str]) -> tuple[str, str] | None:
        """Return label and name of the body or region that follows a title, past other titles that share it."""
        mentions = draft.mentions
        here = mentions[i]
        diplomat = self._is_diplomat(draft.surface(here))
        for following in mentions[i + 1 : i + 4]:
            gap = draft.text[here.end : following.start]
            if len(gap) > _LONGEST_GAP:
                break
            fits = _TO_BODY if diplomat or following.label != "LOC" else _TO_PLACE
            if following.label in ("AGENCY", "ORG", "LOC") and fits.fullmatch(gap):
                return following.label, names.get(id(following), "")
            if following.label != "POSITION" or not (_NEXT_TITLE.fullmatch(gap) or _BRACKET.fullmatch(gap)):
                break
            here = following
        return None

    def _state(self, place: str) -> str:
        """Return a country's name in one spelling."""
        region = self.regions.find(place)
        return region.name if region is not None and region.type == "country" and place not in _HOME else place

    def _is_diplomat(self, title: str) -> bool:
        position = self.positions.find(title)
        return position is not None and position.agency_kind == "diplomatic-mission"


def _pointed(draft: Draft, i: int, names: dict[int, str]) -> tuple[str, str] | None:
    """Return the body that a title's own words point back to.

    `Kepala dinas tersebut`, `Direktur lembaga itu`; `Sekretaris Disdukcapil Natuna yang merangkap Plt Kepala`.
    """
    here = draft.mentions[i]
    pointed = _POINTED.match(draft.text, here.end)
    for before in reversed(draft.mentions[max(0, i - _FARTHEST) : i]):
        if before.label not in ("AGENCY", "ORG"):
            continue
        name = names.get(id(before), "")
        if pointed:
            if name.casefold().startswith(pointed.group(1).casefold() + " "):
                return before.label, name
        elif here.start - before.end < _LONGEST_CLAUSE and _ALSO.fullmatch(draft.text, before.end, here.start):
            return before.label, name
        else:
            return None
    return None


def _key(name: str) -> str:
    """`Menteri Pertahanan RI` and `Menteri Pertahanan`, `Presiden ke-8` and `Presiden` are one office."""
    return " ".join(_FIELD.sub("", key_of(name)).split()).removesuffix(" " + _STATE.casefold())


def _holder(draft: Draft, i: int) -> str:
    """Return the name that follows a title and the body or region behind it; empty when none does."""
    end = draft.mentions[i].end
    for following in draft.mentions[i + 1 : i + 3]:
        if len(draft.text[end : following.start].strip()) > _LONGEST_RANK:
            break
        if following.label == "PER":
            return draft.surface(following)
        end = following.end
    return ""


def _move_abroad(offices: list[_Office]) -> None:
    """Name a bare `Presiden` or `Menteri Pertahanan` after the country whose office the text means.

    That of its holder, whom the text names with the country elsewhere (`Presiden Petro`, `Presiden Kolombia Gustavo
    Petro`) or everybody knows (`Presiden Donald Trump`); where nobody is named, that of the same title that the text
    names most often, of two the one before it.
    """
    for office in offices:
        if office.movable and office.holder:
            country = country_of_leader(office.holder, alone=True)
            same = _of_same_holder(offices, office)
            if country is not None:
                office.name, office.bound = f"{office.written} {country}", True
            elif same is not None:
                office.name, office.bound = same.name, same.bound
    for i, office in enumerate(offices):
        if office.movable and not office.holder:
            known = [j for j, other in enumerate(offices) if other.title == office.title and _is_known(other)]
            before = [j for j in known if j < i]
            if before:
                named = Counter(_key(offices[j].name) for j in known)
                meant = offices[max(before, key=lambda j: (named[_key(offices[j].name)], j))]
                office.name, office.bound = meant.name, meant.bound


def _is_known(office: _Office) -> bool:
    return office.of_state or (office.movable and bool(office.holder))


def _of_same_holder(offices: list[_Office], office: _Office) -> _Office | None:
    words = set(office.holder.casefold().split())
    for other in offices:
        if other.placed and other.title == office.title and words & set(other.holder.casefold().split()):
            return other
    return None


def _meant(offices: list[_Office], i: int) -> int | None:
    """Return the office that a title without a body means: the last before it of that title, else of a longer one."""
    title = offices[i].title
    bound = [j for j, office in enumerate(offices) if office.bound]
    exact = [j for j in bound if offices[j].title == title or key_of(offices[j].name) == title]
    longer = [j for j in bound if offices[j].title.startswith(title + " ") and title not in _HEADS]
    for found in (exact, longer):
        before = [j for j in found if j < i]
        if before or found:
            return before[-1] if before else found[0]
    names = [j for j in bound if key_of(offices[j].name).startswith(title + " ")]
    return names[0] if len({key_of(offices[j].name) for j in names}) == 1 else None


def _joined(title: str, body: str) -> str:
    """`Kepala Kepolisian Daerah` + `Sumatera Selatan`; a word that ends the one and begins the other stands once."""
    last = title.rsplit(" ", 1)[-1]
    doubled = body.casefold().startswith(last.casefold() + " ")
    return f"{title} {body[len(last) + 1 :]}" if doubled else f"{title} {body}"
