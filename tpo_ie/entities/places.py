"""Places of a text: short forms of regions, and names with and without their kind (`Kabupaten Sambas`, `Sambas`)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import Word, words_of
from tpo_ie.registry.positions import PositionRegistry
from tpo_ie.registry.regions import Region

# What may stand before a place's name or be left out. Of several places of one bare name the earlier kind is meant.
_KINDS = {
    tuple(form.split()): kind
    for kind, forms in {
        "provinsi": ("provinsi", "prov"),
        "kabupaten": ("kabupaten", "kab"),
        "kota": ("kota",),
        "pulau": ("pulau",),
        "kecamatan": ("kecamatan", "kec", "distrik", "kapanewon", "kemantren"),
        "desa": ("desa", "kelurahan", "kel", "nagari", "gampong", "kampung", "dusun", "pekon", "lembang", "kalurahan"),
        "negara": ("negara",),
        "bandara": ("bandara", "bandara internasional", "bandar udara", "bandar udara internasional"),
        "pelabuhan": ("pelabuhan", "pelabuhan internasional"),
        "pos": ("pos lintas batas negara",),
        "sungai": ("sungai",),
        "dataran": ("dataran tinggi",),
        "ibu kota": ("ibu kota",),
    }.items()
    for form in forms
}
_RANK = {kind: rank for rank, kind in enumerate(dict.fromkeys(_KINDS.values()))}
_LONGEST_KIND = max(len(words) for words in _KINDS)
_SMALL = frozenset({"kecamatan", "desa"})
_SITES = frozenset({"bandara", "pelabuhan", "pos", "sungai", "dataran", "ibu kota"})
_WRITTEN = {
    "plbn": "Pos Lintas Batas Negara",
    "mapolda": "Markas Kepolisian Daerah",
    "mapolres": "Markas Kepolisian Resor",
    "mapolresta": "Markas Kepolisian Resor Kota",
    "mapolrestabes": "Markas Kepolisian Resor Kota Besar",
    "mapolsek": "Markas Kepolisian Sektor",
    "soetta": "Soekarno-Hatta",
}
_COUNTRIES = {"AS": "Amerika Serikat", "RI": "Republik Indonesia", "RRT": "Republik Rakyat Tiongkok"}
# The kind of the region that a title in front of a place implies, by the body it heads.
_TITLED = {
    "Pemerintah Provinsi": "provinsi",
    "Kepolisian Daerah": "provinsi",
    "Pemerintah Kabupaten": "kabupaten",
    "Pemerintah Kota": "kota",
    "Pemerintah Kecamatan": "kecamatan",
    "Pemerintah Desa": "desa",
    "Pemerintah Kelurahan": "desa",
}
_SEPARATORS = re.compile(r"[-. ]")
_FILLERS = frozenset({"administrasi"})
_BY_ID = frozenset({"country", "provinsi"})
_SITE_TYPES = frozenset({"airport", "border-post", "port"})
_SHORTEST_ACRONYM = 2
_ARCHIPELAGO = "Kepulauan "


@dataclass(slots=True)
class _Place:
    mention: FoundMention
    name: str
    kind: str
    bare: str
    explicit: bool


class PlaceResolver:
    """Resolves the mentions of places.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.regions = knowledge.regions
        self.agencies = knowledge.agencies
        self.positions: PositionRegistry = knowledge.positions

    def resolve(self, draft: Draft, definitions: Definitions) -> list[Cluster]:
        """Return one cluster per place.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
        """
        places = self._places(draft)
        groups = Groups(len(places))
        groups.join_equal((place.kind, place.bare) for place in places)
        index = {id(place.mention): i for i, place in enumerate(places)}
        for first, second in definitions.same:
            if id(first) in index and id(second) in index:
                groups.join(index[id(first)], index[id(second)])
        typed: dict[str, list[int]] = defaultdict(list)
        for i, place in enumerate(places):
            if place.kind:
                typed[place.bare].append(i)
        earliest: dict[str, int] = {}
        for i, place in enumerate(places):
            if not place.kind:
                earliest.setdefault(place.bare, i)
                fitting = [j for j in typed[place.bare] if self._may_mean(place, earliest[place.bare], places[j], j)]
                both = {"kabupaten", "kota"} <= {places[j].kind for j in typed[place.bare] if places[j].explicit}
                if fitting and not both:
                    groups.join(i, min(fitting, key=lambda j: (_RANK[places[j].kind], j)))
        self._join_shortened(places, groups)
        return [
            Cluster("LOC", max((places[i].name for i in members), key=_fullness), [places[i].mention for i in members])
            for members in groups.members()
        ]

    def _join_shortened(self, places: list[_Place], groups: Groups) -> None:
        """Tie `Pasar Raya` to the one `Pasar Raya Padang` of the text: what is left out is where it is or whose."""
        for i, place in enumerate(places):
            start = place.name.casefold() + " "
            short = " " in place.name or (place.name.isupper() and len(place.name) > _SHORTEST_ACRONYM)
            region = self.regions.find(place.name)
            if (place.kind and place.kind not in _SITES) or not short:
                continue
            if region is not None and region.type not in _SITE_TYPES:
                continue
            longer = [
                j
                for j, other in enumerate(places)
                if other.name.casefold().startswith(start) and self._is_known(other.name[len(start) :])
            ]
            if len({groups.find(j) for j in longer}) == 1:
                groups.join(i, longer[0])

    def _is_known(self, name: str) -> bool:
        return self.regions.find(name) is not None or self.agencies.find(name) is not None

    def _may_mean(self, bare: _Place, first: int, typed: _Place, j: int) -> bool:
        """Say whether a bare name may mean a place whose kind the text gives elsewhere.

        Where a city and a regency share the name the bare name is the city; a harbour or airport is meant only where
        no region has the name, a district or village of a region's name must have been named before the bare name is
        used.
        """
        region = self.regions.find(bare.name)
        if typed.kind in _SITES:
            return region is None
        if typed.kind in _SMALL:
            return j < first or region is None or region.type in _SMALL
        return typed.kind == "kota" or region is None or not self.regions.is_shared(region.name)

    def _places(self, draft: Draft) -> list[_Place]:
        places = []
        previous: FoundMention | None = None
        for mention in draft.mentions:
            if mention.label == "LOC":
                name = self._written(draft.surface(mention))
                kind, bare = self._key(name)
                explicit = bool(kind)
                between = draft.text[previous.end : mention.start] if previous is not None else None
                if not kind and previous is not None and previous.label == "POSITION" and between == " ":
                    kind = self._titled_kind(draft.surface(previous), bare, name)
                elif not kind and previous is not None and previous.label == "LOC" and between == ", ":
                    kind = self._kind_of_whole(draft.surface(previous), name)
                places.append(_Place(mention, name, kind, bare, explicit))
            previous = mention if mention.label in ("POSITION", "LOC") else None
        _read_as_whole(places)
        return places

    def _kind_of_whole(self, part: str, name: str) -> str:
        """Return the kind of a name that might mean a city, behind a part of the province: `Sarolangun, Jambi`."""
        region = self.regions.find(part)
        if region is None or region.province != name or not self.regions.is_shared(name):
            return ""
        return "provinsi"

    def _titled_kind(self, title: str, bare: str, name: str) -> str:
        """Return the kind of region that a title implies, for names that alone might mean another."""
        body = self.positions.implied_body(title, name) or ""
        kind = next((kind for head, kind in _TITLED.items() if body.startswith(head + " ")), "")
        region = self.regions.find(name)
        if kind in _SMALL or (kind and region is not None and self.regions.is_shared(region.name)):
            return kind
        return ""

    def _key(self, name: str) -> tuple[str, str]:
        """Return (kind, bare name) of a place: one key for all spellings of a region."""
        words = words_of(name)
        region = self.regions.find(name)
        if region is not None and region.type in _SITE_TYPES:
            words = words_of(self._written(region.name))
        elif region is not None and region.type in _BY_ID and not self._may_be_smaller(region, name):
            return "", region.id
        elif region is not None and name == region.name.removeprefix(_ARCHIPELAGO):
            words = words_of(region.name)  # `Anambas`
        elif len(words) > 1 and words[-1].key == "kota" and self.regions.find(" ".join(w.bare for w in words[:-1])):
            words = [words[-1], *words[:-1]]  # `Jayapura Kota`
        kind, length = _kind_of(words)
        bare = "".join(word.bare for word in words[length:] if word.key not in _FILLERS)
        return kind, _SEPARATORS.sub("", bare.casefold())

    def _may_be_smaller(self, region: Region, name: str) -> bool:
        """Say whether a province's name may mean a city in it: `Jambi`, `Yogyakarta`."""
        if region.type != "provinsi":
            return False
        city = self.regions.find(f"Kota {name}")
        return self.regions.is_shared(region.name) or (city is not None and city is not region)

    def _written(self, surface: str) -> str:
        name = self.regions.expand(" ".join(_written_word(word) for word in words_of(surface)))
        if name in _COUNTRIES:
            return _COUNTRIES[name]
        if name.isupper() and len(name) > 4:
            name = name.title()
        return name[:1].upper() + name[1:]


def _read_as_whole(places: list[_Place]) -> None:
    """Take no kind off a name that is a name with it: `Sungai Raya`, where the text has `Kecamatan Sungai Raya`."""
    wholes = {place.bare for place in places if place.explicit}
    for place in places:
        whole = _SEPARATORS.sub("", place.name.casefold())
        if place.explicit and whole in wholes:
            place.kind, place.bare, place.explicit = "", whole, False


def _kind_of(words: list[Word]) -> tuple[str, int]:
    """Return the kind that a name begins with and its length in words; a kind alone is a name."""
    for length in range(min(_LONGEST_KIND, len(words) - 1), 0, -1):
        kind = _KINDS.get(tuple(word.key for word in words[:length]))
        if kind is not None:
            return kind, length
    return "", 0


def _written_word(word: Word) -> str:
    return _WRITTEN.get(word.key, word.bare)


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)
