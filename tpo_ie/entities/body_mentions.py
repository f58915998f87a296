"""What each mention of a body says: its name written out, with heads and regions that a coordination shares."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.agencies import Agency
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import Word, key_of, words_of

_JOINED = re.compile(
    r"(?: \d[\d.]{0,9}(?: [a-z]{3,12})?)?(?:\s*+\([^()]{1,20}\))?\s*+(?:,|,?\s*+(?:dan|serta|atau|maupun|hingga|&))\s*"
)
_AFTER_BRACKET = re.compile(r"\s*\([^()]{2,40}\)\s*")
_SHARING_HEADS = frozenset({"kementerian", "dinas"})
_OWN_HEADS = frozenset({"satuan", "tim", "unit", "forum", "sentra", "balai", "lembaga", "komisi", "pusat", "panti"})
_ADMINISTRATIVE = frozenset({"provinsi", "kabupaten", "kota", "town", "kecamatan"})
# Bare names of national bodies, each with the body's id and how the ids of its offices begin.
_OFFICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "imigrasi": ("ditjen-imigrasi", ("kanim:",)),
    "bea cukai": ("djbc", ("bea-cukai:", "kanwil-djbc:")),
    "bea dan cukai": ("djbc", ("bea-cukai:", "kanwil-djbc:")),
    "bc": ("djbc", ("bea-cukai:", "kanwil-djbc:")),
    "dukcapil": ("ditjen-dukcapil", ("disdukcapil:",)),
    "karantina": ("barantin", ("bbkhit:",)),
    "ombudsman": ("ombudsman", ("ombudsman:",)),
    "kejaksaan": ("kejagung", ("kejari:",)),
    "basarnas": ("basarnas", ("kansar:",)),
    "kpu": ("kpu", ("kpu:",)),
    "bawaslu": ("bawaslu", ("bawaslu:",)),
}
_TEAM = ("tim",)
_TASK_FORCES = frozenset({("satuan", "tugas"), ("gugus", "tugas")})
_HOME = " Republik Indonesia"
_HOME_ID = "republik-indonesia"
_LONGEST_GAP = 40
_LONGEST_FRAGMENT = 4


@dataclass(slots=True)
class BodyMention:
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

    def take(self, other: BodyMention) -> None:
        """Mean the same body as another mention."""
        self.name, self.agency, self.key = other.name, other.agency, other.key


class BodyReader:
    """Reads the mentions of agencies.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.registry = knowledge.agencies
        self.regions = knowledge.regions
        self.positions = knowledge.positions

    def read(self, draft: Draft, definitions: Definitions, on: date | None) -> list[BodyMention]:
        """Return what each mention of an agency says, in text order.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
            on: The day the text speaks of.
        """
        items = self._items(draft, definitions, on)
        self._give_shared_regions(draft, items, on)
        self._localise(items)
        self._leave_home(items)
        return items

    def _items(self, draft: Draft, definitions: Definitions, on: date | None) -> list[BodyMention]:
        items: list[BodyMention] = []
        for i, mention in enumerate(draft.mentions):
            if mention.label == "AGENCY":
                surface = draft.surface(mention)
                text = self._with_definitions(surface, definitions.words)
                if self.registry.find(text, on) is None:
                    head = self._shared_head(draft.text, items, mention)
                    text = f"{head} {text}" if head else self._titled(draft, i, text)
                items.append(self._item(mention, surface, text, on))
        return items

    def _titled(self, draft: Draft, i: int, text: str) -> str:
        """Return the body that a title implies with what stands behind it: `Dandim` + `1605/Belu`."""
        title = draft.mentions[i - 1] if i else None
        if title is None or title.label != "POSITION" or draft.text[title.end : draft.mentions[i].start] != " ":
            return text
        implied = self.positions.implied_body(draft.surface(title), None)
        regional = self.positions.implied_body(draft.surface(title), self.regions.expand(text))
        return regional if regional is not None and implied is None and self._is_fragment(text) else text

    def _with_definitions(self, surface: str, words: dict[str, str]) -> str:
        """Write out the acronyms that the text itself defines inside names and the registry does not know."""
        if not words or "(" in surface:
            return surface
        return " ".join(words[w] if w in words and self._is_fragment(w) else w for w in surface.split(" "))

    def _item(self, mention: FoundMention, surface: str, text: str, on: date | None) -> BodyMention:
        name = self.registry.canonical_name(text, on)
        key = tuple(key_of(name).split())
        if key[:1] == _TEAM and key[1:3] in _TASK_FORCES:
            key = key[1:]  # `Tim Satgas TPPO` is the `Satgas TPPO`
        agency = self.registry.find(text, on)
        if agency is not None and agency.kind == "international-org" and name == f"{agency.name} Indonesia":
            agency = None  # its office in the country, a body of its own
        headless = self._is_fragment(text) and not self._is_region(words_of(text))
        return BodyMention(mention, surface, name, agency, key, headless)

    def _localise(self, items: list[BodyMention]) -> None:
        """Read a bare `Imigrasi` as the nearest immigration office of a text that does not name the directorate."""
        for i, item in enumerate(items):
            national, office = _OFFICES.get(item.surface.casefold(), ("", ()))
            if not office:
                continue
            others = [other for other in items if other.agency is not None and other.surface != item.surface]
            if any(other.agency.id == national for other in others if other.agency is not None):
                continue
            found = [
                j for j, other in enumerate(items) if other.agency is not None and other.agency.id.startswith(office)
            ]
            if found:
                named = Counter(items[j].key for j in found)
                item.take(items[max(found, key=lambda j: (named[items[j].key], j < i, j if j < i else -j))])
                self._leave_unit(item)

    def _leave_unit(self, item: BodyMention) -> None:
        """Mean the office itself where only a unit of it is named: `Tim Pora Kanim X`."""
        agency = item.agency
        while agency is not None and "/" in agency.id and agency.parent:
            agency = self.registry.get(agency.parent)
        if agency is not None and agency is not item.agency:
            item.agency, item.name, item.key = agency, agency.name, tuple(key_of(agency.name).split())

    def _leave_home(self, items: list[BodyMention]) -> None:
        """Read `Kementerian Luar Negeri` behind `Kementerian Luar Negeri AS` as the same where no other is named."""
        for i, item in enumerate(items):
            if item.agency is None or ":" in item.agency.id or " " not in item.surface:
                continue
            base = item.agency.name.removesuffix(_HOME)
            foreign = [j for j in range(i) if items[j].agency is None and self._is_abroad(items[j].name, base)]
            own = [other for other in items if other.agency is item.agency and other.surface != item.surface]
            if foreign and not own and not any(other.agency is item.agency for other in items[: foreign[0]]):
                item.take(items[foreign[-1]])

    def _is_abroad(self, name: str, base: str) -> bool:
        region = self.regions.find(name[len(base) + 1 :]) if name.startswith(base + " ") else None
        return region is not None and region.type == "country" and region.id != _HOME_ID

    def _shared_head(self, text: str, items: list[BodyMention], mention: FoundMention) -> str | None:
        """Return the head that a conjunct shares with a body before it: `Kantor Imigrasi Palembang, dan Muara Enim`."""
        surface = text[mention.start : mention.end]
        if not items or not self._is_fragment(surface):
            return None
        before = items[-1]
        gap = text[before.mention.end : mention.start]
        joined = len(gap) <= _LONGEST_GAP and _JOINED.fullmatch(gap) is not None
        words = words_of(surface)
        if len(words) == 1 and self.registry.canonical_name(surface) != surface:
            return None  # `Polairud`: an acronym of its own, not a region
        if len(words) == 1 and surface.isupper() and not self._is_region(words):
            return None  # `Kementerian Kesehatan, BNSP`: an acronym that the registry does not know
        is_region = self._is_region(words)
        if not joined:
            regional = [item for item in items if self._has_region(item)] if is_region else []
            return self.registry.parts(regional[-1].name)[0].name if regional else None
        if self._has_region(before):
            first = self.registry.parts(before.name)[0]
            by_name = first.pattern is not None and first.pattern.region in ("place", "number")
            if is_region or (by_name and len(words) <= _LONGEST_FRAGMENT):
                return first.name
        if words[0].key in _OWN_HEADS:
            return None
        if before.key and before.key[0] in _SHARING_HEADS and len(words) <= _LONGEST_FRAGMENT:
            return before.name.split(" ")[0]
        return None

    def _is_fragment(self, surface: str) -> bool:
        """Say whether a mention holds no head of its own, so that it may share one with a mention before it."""
        return (surface[:1].isupper() or surface[:1].isdigit()) and not any(
            p.pattern or p.bodies for p in self.registry.parts(surface)
        )

    def _is_region(self, words: list[Word]) -> bool:
        region = self.regions.match(words, 0)
        return region is not None and region[0] == len(words) and region[1].type in _ADMINISTRATIVE

    def _has_region(self, item: BodyMention) -> bool:
        first = self.registry.parts(item.name)[0]
        return first.pattern is not None and bool(first.region) and not first.pattern.open

    def _give_shared_regions(self, draft: Draft, items: list[BodyMention], on: date | None) -> None:
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

    def _region_behind_bracket(self, draft: Draft, item: BodyMention) -> str | None:
        bracket = _AFTER_BRACKET.match(draft.text, item.mention.end, item.mention.end + _LONGEST_GAP)
        place = draft.mention_at(bracket.end()) if bracket else None
        if bracket is None or place is None or place.label != "LOC" or place.start != bracket.end():
            return None
        return self.regions.expand(draft.surface(place))
