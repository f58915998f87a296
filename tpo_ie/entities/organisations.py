"""Organisations of a text: acronyms and short names tied to the full name."""

from __future__ import annotations

import re

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import PhraseTable, key_of, words_of
from tpo_ie.resources import package_text, read_tsv

_LEGAL_FORMS = frozenset({"pt", "cv", "ud", "yayasan", "persero", "tbk", "perkumpulan"})
# Heads of bodies within an organisation: `Panitia Pelaksana Garuda FC` is not the club.
_UNITS = frozenset(
    {"aliansi", "alumni", "badan", "fakultas", "jemaat", "klasis", "mahasiswa"}
    | {"panitia", "pusat", "relawan", "ressort", "suporter", "tim"}
)
_LONGEST_NAME = 80
_LETTERS = re.compile(r"[^0-9a-z]")


class OrganisationResolver:
    """Resolves the mentions of organisations.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.registry = knowledge.agencies
        self._table = _short_names()

    def resolve(self, draft: Draft, definitions: Definitions) -> list[Cluster]:
        """Return one cluster per organisation.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
        """
        mentions = [mention for mention in draft.mentions if mention.label == "ORG"]
        names = [_plain(draft.surface(mention), definitions.words) for mention in mentions]
        keys = [tuple(key_of(self._written(name)).split()) for name in names]
        groups = Groups(len(mentions))
        groups.join_equal(keys)
        index = {id(mention): i for i, mention in enumerate(mentions)}
        for first, second in definitions.same:
            if id(first) in index and id(second) in index:
                groups.join(index[id(first)], index[id(second)])
        for i, key in enumerate(keys):
            longer = [j for j, other in enumerate(keys) if len(other) > len(key) and _is_short_for(key, other)]
            if len({groups.find(j) for j in longer}) == 1:
                groups.join(i, longer[0])
        clusters = []
        for members in groups.members():
            best = max(members, key=lambda i: (len(keys[i]), len(names[i])))
            clusters.append(Cluster("ORG", self._written(names[best]), [mentions[i] for i in members]))
        return clusters

    def _written(self, name: str) -> str:
        agency = self.registry.find(name) if len(name) < _LONGEST_NAME else None
        if agency is not None and agency.kind == "ngo":
            return agency.name
        words = words_of(self.registry.regions.expand(name))
        parts: list[str] = []
        i = 0
        while i < len(words):
            match = self._table.longest(words, i)
            parts.append(match[1] if match else words[i].text)
            i += match[0] if match else 1
        return " ".join(parts)


def _short_names() -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    text = package_text("tpo_ie.entities", "organisations.tsv")
    for row in read_tsv(text, "tpo_ie/entities/organisations.tsv", ("short", "long")):
        table.add(row["short"], row["long"])
    return table


def _plain(surface: str, words: dict[str, str]) -> str:
    """Return a name with the acronyms that the text defines inside names written out."""
    if "(" in surface:
        return " ".join(surface.split())
    return " ".join(word if word.casefold() in _LEGAL_FORMS else words.get(word, word) for word in surface.split())


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`LPK` for `LPK Cahaya`, `Pusaka Boru` for `Yayasan Pusaka Boru`, `PT SLA` for `PT Segara Lintas Abadi`."""
    inner = tuple(word for word in short if word not in _LEGAL_FORMS)
    outer = tuple(word for word in long if word not in _LEGAL_FORMS)
    if not inner:
        return False
    at = next((i for i in range(len(outer) - len(inner) + 1) if outer[i : i + len(inner)] == inner), None)
    if at is not None:
        return not _UNITS.intersection(outer[:at])
    if len(inner) == 1:
        letters = _LETTERS.sub("", inner[0])
        return len(letters) >= 2 and "".join(word[:1] for word in outer) == letters
    return False
