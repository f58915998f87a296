"""Crimes and groups of people of a text: wordings that mean the same share one entity."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import PhraseTable, words_of
from tpo_ie.resources import package_text, read_tsv

_BRACKET = re.compile(r"\s*\([^()]*\)")
_DOUBLED = re.compile(r"\b([a-z]{3,})-\1(?=nya\b|\b)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=[a-z]{4})nya\b")
# Words that add nothing to what is meant: `tindak pidana pengeroyokan` is `pengeroyokan`, `saksi korban` a `korban`.
_OFFENCE = re.compile(r"^(?:dugaan |kejahatan |tindak pidana |tindak(?:an)? |aksi )+")
_WITNESS = re.compile(r"^(?:saksi )(?=korban)")
_PEOPLE = re.compile(r"^warga (negara )?(?:asing )?(?:asal )?(?=[A-Z])")
_OF_ANOTHER_KIND = " nonprosedural"  # these are set against migrants with papers
_COMPOUNDS = ("anak buah kapal", "warga negara", "warga binaan")  # not kinds of what their first word names
_LABELS = ("CRIME", "GROUP")


class TermResolver:
    """Resolves the mentions of crimes and of groups of people.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.regions = knowledge.regions
        self._tables = {label: _terms(label) for label in _LABELS}
        self.canonical = lru_cache(maxsize=1024)(self._canonical)

    def resolve(self, draft: Draft, definitions: Definitions) -> list[Cluster]:
        """Return one cluster per crime or group of people.

        A bare head (`korban`, `pengungsi`) means the one longer wording of the text that begins with it; when the text
        has two (`korban TPPO`, `korban KDRT`) it stands for itself.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
        """
        return [cluster for label in _LABELS for cluster in self._clusters(draft, label, definitions)]

    def _clusters(self, draft: Draft, label: str, definitions: Definitions) -> list[Cluster]:
        mentions = [mention for mention in draft.mentions if mention.label == label]
        names = [self.canonical(draft.surface(mention), label) for mention in mentions]
        keys = [_WITNESS.sub("", _OFFENCE.sub("", name.casefold())).replace(" tindak pidana ", " ") for name in names]
        groups = Groups(len(mentions))
        groups.join_equal(keys)
        index = {id(mention): i for i, mention in enumerate(mentions)}
        for first, second in definitions.same:
            i, j = index.get(id(first)), index.get(id(second))
            if i is not None and j is not None and not names[i].endswith(f" {names[j]}"):
                groups.join(i, j)  # `calon PMI (PMI)`, `keluarga anak buah kapal (ABK)`: the bracket means the end
        distinct = set(keys)
        for key in distinct:
            longer = sorted({other for other in distinct if _is_head(key, other)}, key=len)
            if longer and all(other.startswith(longer[0]) for other in longer):
                groups.join(keys.index(key), keys.index(longer[0]))
        return [
            Cluster(label, max((names[i] for i in members), key=len), [mentions[i] for i in members])
            for members in groups.members()
        ]

    def _canonical(self, surface: str, label: str) -> str:
        """Return a wording of a crime or a group with acronyms written out and in one spelling.

        Args:
            surface: As written, e.g. ``CPMI ilegal``.
            label: ``CRIME`` or ``GROUP``.

        Returns:
            ``calon pekerja migran Indonesia nonprosedural``.
        """
        words = words_of(_DOUBLED.sub(r"\1", " ".join(_BRACKET.sub("", surface).split())))
        table = self._tables[label]
        parts: list[str] = []
        i = 0
        while i < len(words):
            match = table.longest(words, i)
            parts.append(match[1] if match else words[i].bare)
            i += match[0] if match else 1
        return self._of_nation(_POSSESSIVE.sub("", _lowered(" ".join(parts))))

    def _of_nation(self, term: str) -> str:
        """Write people of another state in one way (`warga Bangladesh`) and the region of others in full."""
        people = _PEOPLE.match(term)
        if people is None:
            return term
        name = term[people.end() :]
        region = self.regions.find(name)
        if people.group(1) or (region is not None and region.type == "country"):
            return f"warga negara {name}"
        return f"warga {self.regions.expand(name)}"


@cache
def _terms(label: str) -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    columns = ("form", "term", "label")
    for row in read_tsv(package_text("tpo_ie.entities", "terms.tsv"), "tpo_ie/entities/terms.tsv", columns):
        if row["label"] in ("", label):
            table.add(row["form"], row["term"], exact=False)
    return table


def _is_head(key: str, other: str) -> bool:
    """Say whether one wording is another without what tells it apart: `korban`, `korban perdagangan orang`."""
    if not other.startswith(key + " ") or other.startswith(key + _OF_ANOTHER_KIND):
        return False
    return not any(other.startswith(whole) and len(key) < len(whole) for whole in _COMPOUNDS)


def _lowered(text: str) -> str:
    """Lower the case of a phrase; in one that is not all in capitals or title case names inside keep theirs."""
    words = text.split(" ")
    if text.isupper() or (len(words) > 1 and text.istitle()):
        return " ".join(word if word == "Indonesia" else word.lower() for word in words)
    return text[:1].lower() + text[1:]
