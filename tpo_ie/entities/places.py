"""Places of a text: short forms of regions, and names with and without their kind (`Kabupaten Sambas`, `Sambas`)."""

from __future__ import annotations

from collections import defaultdict

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import words_of
from tpo_ie.registry.regions import Region

# What may stand before a place's name or be left out; of two places of one bare name the earlier kind is meant.
_KINDS = {
    word: rank
    for rank, words in enumerate(
        (
            ("provinsi", "prov", "daerah"),
            ("kabupaten", "kab"),
            ("kota",),
            ("pulau", "kepulauan"),
            ("kecamatan", "kec", "distrik"),
            ("desa", "kelurahan", "kel", "nagari", "gampong", "kampung", "dusun", "negara", "negeri"),
        )
    )
    for word in words
}
_WRITTEN = {
    "plbn": "Pos Lintas Batas Negara",
    "mapolda": "Markas Kepolisian Daerah",
    "mapolres": "Markas Kepolisian Resor",
    "mapolresta": "Markas Kepolisian Resor Kota",
    "mapolsek": "Markas Kepolisian Sektor",
    "soetta": "Soekarno-Hatta",
    "bandar udara": "Bandara",
}


class PlaceResolver:
    """Resolves the mentions of places.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.regions = knowledge.regions

    def resolve(self, draft: Draft, definitions: Definitions) -> list[Cluster]:
        """Return one cluster per place.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
        """
        mentions = [mention for mention in draft.mentions if mention.label == "LOC"]
        names = [self._written(draft.surface(mention)) for mention in mentions]
        keys = [self._key(name) for name in names]
        groups = Groups(len(mentions))
        groups.join_equal((kind, bare) for kind, bare in keys)
        index = {id(mention): i for i, mention in enumerate(mentions)}
        for first, second in definitions.same:
            if id(first) in index and id(second) in index:
                groups.join(index[id(first)], index[id(second)])
        typed: dict[str, list[int]] = defaultdict(list)
        for i, (kind, bare) in enumerate(keys):
            if kind:
                typed[bare].append(i)
        for i, (kind, bare) in enumerate(keys):
            if not kind and typed[bare]:
                groups.join(i, min(typed[bare], key=lambda j: (_KINDS[keys[j][0]], j)))
        return [
            Cluster("LOC", max((names[i] for i in members), key=_fullness), [mentions[i] for i in members])
            for members in groups.members()
        ]

    def _key(self, name: str) -> tuple[str, str]:
        """Return (kind, bare name) of a place; one key for all spellings of a region."""
        words = words_of(name)
        kind = words[0].key if len(words) > 1 and words[0].key in _KINDS else ""
        bare = words[1:] if kind else words
        region = self.regions.find(" ".join(word.bare for word in bare))
        if region is not None and region.type in ("country", "airport", "border-post", "port"):
            return "", region.id
        text = region.name if region is not None and _is_spelling(region, bare_text(name, bool(kind))) else bare_text(name, bool(kind))
        return kind, text.casefold().replace(" ", "").replace("-", "")

    def _written(self, surface: str) -> str:
        words = [_WRITTEN.get(word.key, word.bare) for word in words_of(surface)]
        name = self.regions.expand(" ".join(words))
        if name.isupper() and len(name) > 4:
            name = name.title()
        if name in ("AS", "RI"):
            return {"AS": "Amerika Serikat", "RI": "Republik Indonesia"}[name]
        return name[:1].upper() + name[1:]


def bare_text(name: str, typed: bool) -> str:
    """Return a place's name without its kind in front."""
    return name.split(" ", 1)[1] if typed else name


def _is_spelling(region: Region, text: str) -> bool:
    """Say whether a name is a spelling of the region's own name, not a by-name that may mean another place."""
    return text.casefold() in {region.name.casefold(), *(short.casefold() for short in region.abbreviations)}


def _fullness(name: str) -> tuple[int, int]:
    return len(name.split()), len(name)
