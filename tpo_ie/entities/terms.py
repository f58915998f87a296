"""Crimes, groups of people and laws of a text: wordings that mean the same share one entity."""

from __future__ import annotations

import re
from functools import cache

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.phrases import PhraseTable, words_of
from tpo_ie.resources import package_text, read_tsv

_BRACKET = re.compile(r"\s*\([^()]*\)")
_DOUBLED = re.compile(r"\b([a-z]{3,})-\1\b")
_POSSESSIVE = re.compile(r"(?<=[a-z]{4})nya\b")


@cache
def _terms() -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    for row in read_tsv(package_text("tpo_ie.entities", "terms.tsv"), "tpo_ie/entities/terms.tsv", ("form", "term")):
        table.add(row["form"], row["term"], exact=False)
    return table


def canonical_term(surface: str) -> str:
    """Return a wording of a crime or a group with acronyms written out and one spelling: `CPMI ilegal` →
    `calon pekerja migran Indonesia nonprosedural`."""
    words = words_of(_DOUBLED.sub(r"\1", " ".join(_BRACKET.sub("", surface).split())))
    table = _terms()
    parts: list[str] = []
    i = 0
    while i < len(words):
        match = table.longest(words, i)
        if match:
            parts.append(match[1])
            i += match[0]
        else:
            parts.append(words[i].bare)
            i += 1
    text = _DOUBLED.sub(r"\1", _lowered(" ".join(part for part in parts if part)))
    return _POSSESSIVE.sub("", text)


def _lowered(text: str) -> str:
    """Lower the case of a phrase but for names of countries and peoples, which begin with a capital inside it."""
    words = text.split(" ")
    if text.isupper() or text.istitle():
        words = [word.lower() if word != "Indonesia" else word for word in words]
    elif words:
        words[0] = words[0][:1].lower() + words[0][1:]
    return " ".join(words)


def resolve_terms(draft: Draft, label: str, definitions: Definitions) -> list[Cluster]:
    """Return one cluster per crime or group of people.

    Args:
        draft: The draft, for its text and mentions.
        label: ``CRIME`` or ``GROUP``.
        definitions: Acronyms that the text defines.
    """
    mentions = [mention for mention in draft.mentions if mention.label == label]
    names = [canonical_term(draft.surface(mention)) for mention in mentions]
    groups = Groups(len(mentions))
    groups.join_equal(name.casefold() for name in names)
    index = {id(mention): i for i, mention in enumerate(mentions)}
    for first, second in definitions.same:
        if id(first) in index and id(second) in index:
            groups.join(index[id(first)], index[id(second)])
    return [
        Cluster(label, max((names[i] for i in members), key=len), [mentions[i] for i in members])
        for members in groups.members()
    ]
