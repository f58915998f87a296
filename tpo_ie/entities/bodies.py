"""Agencies of a text: names written out, short forms and parts of coordinations tied to the body they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tpo_ie.entities.acronyms import Definitions, looks_short
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.entities.context import BodyInText, TextContext
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.agencies import Agency
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import key_of, words_of

_JOINED = re.compile(r"(?:\s*+\([^()]{1,20}\))?\s*+(?:,|,?\s*+(?:dan|serta|atau|maupun|hingga|&))\s*")
_AFTER_BRACKET = re.compile(r"\s*\([^()]{2,40}\)\s*")
_SHARING_HEADS = frozenset({"kementerian", "dinas"})
_ADMINISTRATIVE = frozenset({"provinsi", "kabupaten", "kota", "town", "kecamatan"})
_LONGEST_GAP = 40
_LONGEST_FRAGMENT = 4
_LEAST_ACRONYM = 5


@dataclass(slots=True)
class _Item:
    """An agency mention with what its own words say.

    Args:
        mention: The mention.
        surface: As written.
        name: Written out.
        agency: What the registry makes of it.
        key: The name's words for comparison.
        headless: Whether no word of it is a head or a body that the registry knows.
    """

    mention: FoundMention
    surface: str
    name: str
    agency: Agency | None
    key: tuple[str, ...]
    headless: bool = False


class BodyResolver:
    """Resolves the mentions of agencies.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.registry = knowledge.agencies
        self.regions = knowledge.regions
        self.positions = knowledge.positions

    def resolve(self, draft: Draft, definitions: Definitions, on: date | None) -> list[Cluster]:
        """Return one cluster per body.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
            on: The day the text speaks of.
        """
        items = self._items(draft, definitions, on)
        self._give_shared_regions(draft, items, on)
        self._localise(items)
        groups = Groups(len(items))
        meant = [_meant(items, i) for i in range(len(items))]
        groups.join_equal(None if m is not None else _identity(item) for item, m in zip(items, meant, strict=True))
        for i, full in enumerate(meant):
            if full is not None:
                groups.join(i, full)
        index = {id(item.mention): i for i, item in enumerate(items)}
        for first, second in definitions.same:
            one, other = index.get(id(first)), index.get(id(second))
            if one is not None and other is not None and _may_be_one(items[one], items[other]):
                groups.join(one, other)
        context = TextContext.of(draft, self._bodies_in(items), self.regions, self.positions)
        clusters = [self._cluster([items[i] for i in members], context, on) for members in groups.members()]
        return _merged_by_name(clusters)

    # -- what each mention says ----------------------------------------------------------------

    def _items(self, draft: Draft, definitions: Definitions, on: date | None) -> list[_Item]:
        items: list[_Item] = []
        for mention in draft.mentions:
            if mention.label == "AGENCY":
                surface = draft.surface(mention)
                text = surface
                agency = self.registry.find(text, on)
                if agency is None:
                    text = self._with_definitions(surface, definitions.words)
                    head = self._shared_head(draft.text, items, mention)
                    text = f"{head} {text}" if head else text
                items.append(self._item(mention, surface, text, on))
        return items

    def _with_definitions(self, surface: str, words: dict[str, str]) -> str:
        """Write out the acronyms that the text itself defines inside names and the registry does not know."""
        if not words or "(" in surface:
            return surface
        return " ".join(words[w] if w in words and self._is_fragment(w) else w for w in surface.split(" "))

    def _item(self, mention: FoundMention, surface: str, text: str, on: date | None) -> _Item:
        name = self.registry.canonical_name(text, on)
        key = tuple(key_of(name).split())
        return _Item(mention, surface, name, self.registry.find(text, on), key, self._is_fragment(text))

    def _localise(self, items: list[_Item]) -> None:
        """Read a bare `Imigrasi` as the one immigration office of a text that does not name the directorate general."""
        bare = [item for item in items if item.surface.casefold() == "imigrasi"]
        offices = {
            item.agency.id: item for item in items if item.agency is not None and item.agency.id.startswith("kanim:")
        }
        directorate = any(item.name.startswith("Direktorat Jenderal Imigrasi") for item in items if item not in bare)
        if len(offices) == 1 and not directorate:
            office = next(iter(offices.values()))
            for item in bare:
                item.name, item.agency, item.key = office.name, office.agency, office.key

    def _shared_head(self, text: str, items: list[_Item], mention: FoundMention) -> str | None:
        """Return the head that a conjunct shares with a body before it: `Kantor Imigrasi Palembang, dan Muara Enim`."""
        surface = text[mention.start : mention.end]
        if not items or not self._is_fragment(surface):
            return None
        before = items[-1]
        gap = text[before.mention.end : mention.start]
        joined = len(gap) <= _LONGEST_GAP and _JOINED.fullmatch(gap) is not None
        words = words_of(surface)
        region = self.regions.match(words, 0)
        is_region = region is not None and region[0] == len(words) and region[1].type in _ADMINISTRATIVE
        if not joined:
            regional = [item for item in items if self._has_region(item)] if is_region else []
            return self.registry.parts(regional[-1].name)[0].name if regional else None
        if self._has_region(before):
            first = self.registry.parts(before.name)[0]
            by_name = first.pattern is not None and first.pattern.region in ("place", "number")
            if is_region or (by_name and len(words) <= _LONGEST_FRAGMENT):
                return first.name
        if before.key and before.key[0] in _SHARING_HEADS and len(words) <= _LONGEST_FRAGMENT:
            return before.name.split(" ")[0]
        return None

    def _is_fragment(self, surface: str) -> bool:
        """Say whether a mention holds no head of its own, so that it may share one with a mention before it."""
        return surface[:1].isupper() and not any(p.pattern or p.bodies for p in self.registry.parts(surface))

    def _has_region(self, item: _Item) -> bool:
        first = self.registry.parts(item.name)[0]
        return first.pattern is not None and bool(first.region) and not first.pattern.open

    def _give_shared_regions(self, draft: Draft, items: list[_Item], on: date | None) -> None:
        """Give a body the region that stands behind the next one or behind a bracket.

        `Dinas Sosial dan Dinas Pendidikan Kabupaten Sanggau`, `Dinas Pendidikan (Disdik) Riau`.
        """
        for i in range(len(items) - 1, -1, -1):
            item = items[i]
            parts = self.registry.parts(item.name)
            pattern = parts[0].pattern
            if item.agency is not None or len(parts) != 1 or pattern is None or pattern.region not in ("area", "place"):
                continue
            region = self._region_behind_bracket(draft, item)
            if region is None and i + 1 < len(items) and pattern.kind == "local-government":
                gap = draft.text[item.mention.end : items[i + 1].mention.start]
                following = self.registry.parts(items[i + 1].name)[0]
                if _JOINED.fullmatch(gap) and following.pattern is not None and following.pattern.kind == pattern.kind:
                    region = following.region or None
            if region:
                items[i] = self._item(item.mention, item.surface, f"{item.name} {region}", on)

    def _region_behind_bracket(self, draft: Draft, item: _Item) -> str | None:
        bracket = _AFTER_BRACKET.match(draft.text, item.mention.end, item.mention.end + _LONGEST_GAP)
        place = draft.mention_at(bracket.end()) if bracket else None
        if bracket is None or place is None or place.label != "LOC" or place.start != bracket.end():
            return None
        return self.regions.expand(draft.surface(place))

    # -- names -----------------------------------------------------------------------------------

    def _bodies_in(self, items: list[_Item]) -> list[BodyInText]:
        """Return the bodies named, and those named inside the names of their units."""
        found = []
        for item in items:
            agency = item.agency
            while agency is not None:
                name = item.name if agency is item.agency else agency.name
                found.append(BodyInText(item.mention.start, name, agency.id))
                parent = agency.parent if "/" in agency.id else None
                agency = self.registry.get(parent) if parent else None
        return found

    def _cluster(self, items: list[_Item], context: TextContext, on: date | None) -> Cluster:
        best = max(items, key=lambda item: (item.agency is not None, len(item.key), len(item.name)))
        name, agency = best.name, best.agency
        if agency is None:
            completed = context.completed(name, self.registry.parts(name), best.mention.start)
            if completed:
                name, agency = completed, self.registry.find(completed, on)
        else:
            name = context.with_kind_of_region(name, self.registry.parts(name))
        mentions = [item.mention for item in items]
        return Cluster("AGENCY", name[:1].upper() + name[1:], mentions, registry_id=agency.id if agency else None)


def _identity(item: _Item) -> str:
    """Return what two mentions of one body share; a body that changed hands keeps one name through the text."""
    if item.agency is None:
        return " ".join(item.key)
    return item.agency.id if ":" in item.agency.id else item.agency.name


def _may_be_one(first: _Item, second: _Item) -> bool:
    """Two mentions that a bracket ties are one body unless the registry knows them as two."""
    return first.agency is None or second.agency is None or first.agency.id == second.agency.id


def _meant(items: list[_Item], i: int) -> int | None:
    """Return the body that `Polres`, `Gugus Tugas`, `Komisi IV` means: the nearest before it whose name begins so.

    A short form that stands before the full name (a headline) means the first after it.
    """
    item = items[i]
    if item.agency is not None or not item.key:
        return None
    longer = [
        j
        for j, other in enumerate(items)
        if len(other.key) > len(item.key) and _is_short_for(item.key, other.key, other.agency is not None)
    ] or _spelt_out(items, i)
    before = [j for j in longer if j < i]
    return before[-1] if before else longer[0] if longer else None


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...], identified: bool) -> bool:
    if long[: len(short)] == short:
        return True
    if identified or len(short) < 2:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _spelt_out(items: list[_Item], i: int) -> list[int]:
    """Return the bodies of one name whose first letters an unknown acronym strings together: `Disnakerin Cilacap`."""
    head, *rest = items[i].key
    if len(head) < _LEAST_ACRONYM or not items[i].headless:
        return []
    found = [
        j
        for j, other in enumerate(items)
        if len(other.key) > 1 + len(rest)
        and other.key[0][:2] == head[:2]
        and set(rest) <= set(other.key)
        and looks_short(head, other.name)
    ]
    return found if len({items[j].key for j in found}) == 1 else []


def _merged_by_name(clusters: list[Cluster]) -> list[Cluster]:
    """Put clusters of one registry entry or name together: names may have met only when they were completed."""
    by_name: dict[str, Cluster] = {}
    for cluster in clusters:
        key = cluster.registry_id or key_of(cluster.name)
        known = by_name.setdefault(key, cluster)
        if known is not cluster:
            known.name = max(known.name, cluster.name, key=len)
            known.mentions = sorted((*known.mentions, *cluster.mentions), key=lambda m: m.start)
    return list(by_name.values())
