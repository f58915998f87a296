"""Crimes and groups of people of a text: wordings that mean the same share one entity."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.phrases import PhraseTable, words_of
from tpo_ie.resources import package_text, read_tsv

_BRACKET = re.compile(r"\s*\([^()]*\)")
_DOUBLED = re.compile(r"\b([a-z]{3,})-\1(?=nya\b|\b)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=[a-z]{4})nya\b")
# Words that add nothing to what is meant: `tindak pidana pengeroyokan` is `pengeroyokan`, `saksi korban` a `korban`.
_OFFENCE = re.compile(r"^(?:dugaan |kejahatan |tindak pidana |tindak(?:an)? |aksi )+")
_WITNESS = re.compile(r"^(?:saksi )(?=korban)")
_NATION = re.compile(r"^warga (?:negara )?(?:asing )?(?:asal )?(?=[A-Z])")


_OF_ANOTHER_KIND = " nonprosedural"  # these are set against migrants with papers


@cache
def _terms() -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for row in read_tsv(package_text("tpo_ie.entities", "terms.tsv"), "tpo_ie/entities/terms.tsv", ("form", "term")):
        table.add(row["form"], row["term"], exact=False)
    return table


@lru_cache(maxsize=4096)
def canonical_term(surface: str) -> str:
    """Return a wording of a crime or a group with acronyms written out and in one spelling.

    Args:
        surface: As written, e.g. ``CPMI ilegal``.

    Returns:
        ``calon pekerja migran Indonesia nonprosedural``.
    """
    words = words_of(_DOUBLED.sub(r"\1", " ".join(_BRACKET.sub("", surface).split())))
    table = _terms()
    parts: list[str] = []
    i = 0
    while i < len(words):
        match = table.longest(words, i)
        parts.append(match[1] if match else words[i].bare)
        i += match[0] if match else 1
    return _NATION.sub("warga negara ", _POSSESSIVE.sub("", _lowered(" ".join(parts))))


def _lowered(text: str) -> str:
    """Lower the case of a phrase; in one that is not all in capitals or title case names inside keep theirs."""
    words = text.split(" ")
    if text.isupper() or (len(words) > 1 and text.istitle()):
        return " ".join(word if word == "Indonesia" else word.lower() for word in words)
    return text[:1].lower() + text[1:]


def resolve_terms(draft: Draft, label: str, definitions: Definitions) -> list[Cluster]:
    """Return one cluster per crime or group of people.

    A bare head (`korban`, `pengungsi`) means the one longer wording of the text that begins with it; when the text
    has two (`korban TPPO`, `korban KDRT`) it stands for itself.

    Args:
        draft: The draft, for its text and mentions.
        label: ``CRIME`` or ``GROUP``.
        definitions: Acronyms that the text defines.
    """
    mentions = [mention for mention in draft.mentions if mention.label == label]
    names = [canonical_term(draft.surface(mention)) for mention in mentions]
    keys = [_WITNESS.sub("", _OFFENCE.sub("", name.casefold())).replace(" tindak pidana ", " ") for name in names]
    groups = Groups(len(mentions))
    groups.join_equal(keys)
    index = {id(mention): i for i, mention in enumerate(mentions)}
    for first, second in definitions.same:
        if id(first) in index and id(second) in index:
            groups.join(index[id(first)], index[id(second)])
    distinct = set(keys)
    for key in distinct:
        longer = sorted(
            {o for o in distinct if o.startswith(key + " ") and not o.startswith(key + _OF_ANOTHER_KIND)}, key=len
        )
        if longer and all(other.startswith(longer[0]) for other in longer):
            groups.join(keys.index(key), keys.index(longer[0]))
    return [
        Cluster(label, max((names[i] for i in members), key=len), [mentions[i] for i in members])
        for members in groups.members()
    ]
