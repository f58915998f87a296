"""What a text says around a body's short name: the bodies it names, the regency it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.composition import Part
from tpo_ie.registry.phrases import Word, words_of
from tpo_ie.registry.positions import PositionRegistry
from tpo_ie.registry.regions import ABROAD, RegionRegistry

_GOVERNMENTS = {"pemprov": "Provinsi", "pemkab": "Kabupaten", "pemkot": "Kota"}
_REGIONAL = frozenset({"local-government", "parliament", "regional-office"})
_HEADS = {
    "Kepolisian Daerah": "polda",
    "Kepolisian Resor Kota Besar": "polrestabes",
    "Kepolisian Resor Kota": "polresta",
    "Kepolisian Resor Metro": "polres-metro",
    "Kepolisian Resor": "polres",
    "Kepolisian Sektor": "polsek",
    "Pemerintah Provinsi": "pemprov",
    "Pemerintah Kabupaten": "pemkab",
    "Pemerintah Kota": "pemkot",
}
_SEATED = frozenset({"polres", "polresta", "polrestabes", "kejari", "kodim", "bnnk", "satpol-pp", "dinsos", "disnaker"})
_GOVERNED = frozenset({"kabupaten", "kota"})
_HOME = frozenset({"Indonesia", "Republik Indonesia"})
_DATELINE = 200


@dataclass(frozen=True, slots=True)
class BodyInText:
    """A body that a text names or implies (`Kapolda` + `Jambi`).

    Args:
        start: Where.
        name: Its canonical name.
        id: Its id in the registry; empty when it is only implied.
    """

    start: int
    name: str
    id: str = ""

    @property
    def kind(self) -> str:
        """The pattern it comes from: ``polda`` of ``polda:jambi``; empty for a unit of a body."""
        return "" if "/" in self.id else self.id.partition(":")[0]


@dataclass
class TextContext:
    """What completes short names.

    Args:
        bodies: Bodies named or implied, in text order.
        region: `Kabupaten X` or `Kota X` when the text is about one; else None.
        province: The province that the text is about, or None.
        country: The one country abroad that the text names, or None.
    """

    bodies: list[BodyInText]
    region: str | None = None
    province: str | None = None
    country: str | None = None

    @classmethod
    def of(
        cls, draft: Draft, bodies: list[BodyInText], regions: RegionRegistry, positions: PositionRegistry
    ) -> TextContext:
        """Read the context off a draft."""
        everything = sorted((*bodies, *_implied_bodies(draft, regions, positions)), key=lambda body: body.start)
        return cls(
            everything,
            _main_region(draft, everything, regions),
            _main_province(draft, everything, regions),
            _only_country(draft, regions),
        )

    def completed(self, name: str, parts: tuple[Part[Any], ...], start: int) -> str | None:
        """Return a short name with the parent or region it lacks; None when the text gives none.

        Args:
            name: The name, written out.
            parts: Its parts.
            start: Where it stands in the text.
        """
        pattern = parts[0].pattern
        if pattern is None or parts[0].region or len(parts) > 2:
            return None
        if len(parts) == 2:  # `Dewan Perwakilan Rakyat Daerah Provinsi`
            return f"{name} {self.province}" if parts[1].name == "Provinsi" and self.province else None
        if pattern.of:
            parent = self._nearest(start, lambda body: body.kind in pattern.of)
            return f"{name} {parent.name}" if parent else None
        same = self._nearest(start, lambda body: body.name.startswith(f"{name} "))
        if same:
            return same.name
        if pattern.region == "province":
            return f"{name} {self.province}" if self.province and pattern.kind in _REGIONAL else None
        if self.region is None and self.province and (pattern.kind == "parliament" or self._is_provincial(pattern)):
            return f"{name} Provinsi {self.province}"
        typed = name.rsplit(" ", 1)[-1] in _GOVERNMENTS.values()  # `Badan Narkotika Nasional Kabupaten`
        if self.region is None or not (typed or pattern.kind in _REGIONAL):
            return None
        bare = pattern.kind == "regional-office" and pattern.region == "place"  # `Kantor Kesehatan Pelabuhan Nunukan`
        return f"{name} {self.region.partition(' ')[2]}" if bare else _with_region(name, self.region)

    def _is_provincial(self, pattern: Any) -> bool:
        """Whether a local board is the province's: the text names the province's government and is about no regency."""
        own = any(body.kind == "pemprov" for body in self.bodies)
        return own and pattern.kind == "local-government" and pattern.region == "area"

    def with_kind_of_region(self, name: str, parts: tuple[Part[Any], ...]) -> str:
        """Return a local body's name with the kind of its region where the text gives it: `Dinas X Kota Medan`."""
        first = parts[0]
        if len(parts) == 1 and first.pattern is not None and first.pattern.region == "area" and self.region:
            bare = self.region.partition(" ")[2]
            if first.region == bare and first.pattern.kind == "local-government":
                return name[: len(name) - len(bare)] + self.region
        return name

    def _nearest(self, start: int, wanted: Callable[[BodyInText], bool]) -> BodyInText | None:
        found = [body for body in self.bodies if wanted(body)]
        before = [body for body in found if body.start <= start]
        return before[-1] if before else found[0] if found else None


def _with_region(name: str, region: str) -> str | None:
    kind, _, rest = region.partition(" ")
    if name == "Pemerintah Daerah":
        return f"Pemerintah {region}"
    last = name.rsplit(" ", 1)[-1]
    if last in _GOVERNMENTS.values():  # `Pemerintah Kabupaten`
        return f"{name} {rest}" if last == kind else None
    return f"{name} {region}"


def _implied_bodies(draft: Draft, regions: RegionRegistry, positions: PositionRegistry) -> list[BodyInText]:
    """Return the bodies of titles with a region: `Kapolda` + `Jambi`."""
    found = []
    for title, place in pairwise(draft.mentions):
        if title.label == "POSITION" and place.label == "LOC" and draft.text[title.end : place.start] == " ":
            body = positions.implied_body(draft.surface(title), regions.expand(draft.surface(place)))
            if body:
                head = next((pattern for long, pattern in _HEADS.items() if body.startswith(long + " ")), "")
                found.append(BodyInText(title.start, body, head))
    return found


def _main_region(draft: Draft, bodies: list[BodyInText], regions: RegionRegistry) -> str | None:
    """Return the regency or city that a text is about: named most often as such, or by its government.

    A dateline in a town that is a regency or city by itself counts where nothing else speaks.
    """
    votes: Counter[str] = Counter()
    for body in bodies:
        if body.kind in ("pemkab", "pemkot"):
            votes[_GOVERNMENTS[body.kind] + " " + body.name.split(" ", 2)[2]] += 1
    for mention in draft.mentions:
        if mention.label in ("LOC", "AGENCY"):
            named = _typed_region(words_of(draft.surface(mention)), regions, mention.label == "LOC")
            if named:
                votes[named] += 1
    votes = votes or _seats(bodies, regions)
    if not votes:
        first = next((mention for mention in draft.mentions if mention.label == "LOC"), None)
        region = regions.find(draft.surface(first)) if first is not None and first.start < _DATELINE else None
        if region is not None and region.type in ("kabupaten", "kota") and not regions.is_shared(region.name):
            return f"{region.type.capitalize()} {region.name}"
        return None
    best = votes.most_common(2)
    return None if len(best) > 1 and best[0][1] == best[1][1] else best[0][0]


def _seats(bodies: list[BodyInText], regions: RegionRegistry) -> Counter[str]:
    """Count the regencies and cities whose bodies a text names: `Polres Tanah Bumbu`, `Kejari Tanah Bumbu`."""
    votes: Counter[str] = Counter()
    for body in bodies:
        region = regions.find(body.id.partition(":")[2].replace("-", " ")) if body.kind in _SEATED else None
        if region is not None and region.type in _GOVERNED and not regions.is_shared(region.name):
            votes[f"{region.type.capitalize()} {region.name}"] += 1
    return votes


def _typed_region(words: list[Word], regions: RegionRegistry, at_start: bool) -> str | None:
    """Return the first `Kabupaten X` or `Kota X` in a name."""
    for i, word in enumerate(words[:-1]):
        if word.key in ("kabupaten", "kota") and (at_start or i) and words[i + 1].bare[:1].isupper():
            match = regions.match(words, i + 1)
            name = " ".join(w.bare for w in words[i + 1 : i + 1 + match[0]]) if match else words[i + 1].bare
            return f"{word.bare.capitalize()} {name.title() if name.isupper() else name}"
    return None


def _only_country(draft: Draft, regions: RegionRegistry) -> str | None:
    """Return the country abroad that a text names, itself or by its places; None when it names several."""
    found = {
        region.name if region.type == "country" else region.province
        for mention in draft.mentions
        if mention.label == "LOC" and (region := regions.find(draft.surface(mention))) is not None
        if region.type in ABROAD and region.name not in _HOME
    }
    return found.pop() if len(found) == 1 else None


def _main_province(draft: Draft, bodies: list[BodyInText], regions: RegionRegistry) -> str | None:
    """Return the province that a text is about: named most often, in places or by its government and police."""
    votes: Counter[str] = Counter()
    for body in bodies:
        if body.kind in ("pemprov", "polda"):
            province = regions.province_of(body.name.split(" ", 2)[2])
            votes[province or ""] += 1
    for mention in draft.mentions:
        if mention.label == "LOC":
            region = regions.find(draft.surface(mention))
            if region is not None and region.type == "provinsi":
                votes[region.name] += 1
    votes.pop("", None)
    best = votes.most_common(2)
    return None if not best or (len(best) > 1 and best[0][1] == best[1][1]) else best[0][0]
