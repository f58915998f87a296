"""Mentions of the model that are none: classes of people and offences it is not sure of, titles without an office."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.positions import PositionRegistry
from tpo_ie.resources import package_data

_FILE = "doubtful.yaml"
_BEFORE = re.compile(r"([\w-]+) \Z")
_AFTER = re.compile(r" ([\w-]+)")
_DOUBLED = "-"
_CASE = re.compile(r" (?:kasus|perkara) ")
# How far a title's holder may stand from it, in characters, and what ends a sentence between them.
_HOLDER_AFTER = 90
_HOLDER_BEFORE = 40
_STOP = re.compile(r"[.!?”\"]\s")
_BODIES = ("AGENCY", "ORG", "LOC")
_NEXT_TO = 3  # characters between a title and the body it is held in: a space, a comma, a bracket


class Doubts(BaseModel):
    """The content of ``doubtful.yaml``; its comments say what each key is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sure: dict[str, float]
    classes: frozenset[str]
    occupations: tuple[str, ...]
    sexes: frozenset[str]
    before_sex: frozenset[str]
    loose_ends: frozenset[str]
    no_office: tuple[str, ...]
    no_office_unless: dict[str, frozenset[str]]
    needs_holder: tuple[str, ...]


@cache
def doubts() -> Doubts:
    """Return what ``doubtful.yaml`` says.

    Raises:
        ResourceError: The file is wrong.
    """
    return package_data("tpo_ie.mentions", _FILE, Doubts)


def without_doubtful(text: str, mentions: list[FoundMention]) -> list[FoundMention]:
    """Leave out offences and classes of people that are none, and mend the ends of classes.

    - ``unsure``: the model is not sure, and no list has the words (`pencoblosan` as an offence).
    - ``occupation``: `jaksa`, `agen bodong`.
    - ``one-by-sex``: `seorang perempuan`, `petugas wanita`.
    - ``loose-end``: `Anak Asal` Jabar, `narapidana kasus pencurian`; ``doubled``: `anak` of `anak-anak`.

    Args:
        text: The text.
        mentions: Mentions in text order.

    Returns:
        Mentions in text order.
    """
    return [m for m in (_kept(text, mention) for mention in mentions) if m is not None]


def _kept(text: str, mention: FoundMention) -> FoundMention | None:
    if mention.label == "CRIME":
        return mention if mention.score >= doubts().sure["CRIME"] or _is_offence(text, mention) else None
    if mention.label != "GROUP":
        return mention
    mention = _mended_ends(text, mention)
    surface = text[mention.start : mention.end].casefold()
    if not surface or _starts_with(surface, doubts().occupations) or _is_one_by_sex(text, mention, surface):
        return None
    sure = mention.score >= doubts().sure["GROUP"] or surface.split()[0] in doubts().classes
    return mention if sure else None


def _is_offence(text: str, mention: FoundMention) -> bool:
    return lexicon().phrases["CRIME"].fullmatch(text, mention.start, mention.end) is not None


def _starts_with(surface: str, words: tuple[str, ...]) -> bool:
    return any(surface == word or surface.startswith(f"{word} ") for word in words)


def _mended_ends(text: str, mention: FoundMention) -> FoundMention:
    end = mention.end
    surface = text[mention.start : end]
    if " " not in surface and text.startswith(_DOUBLED + surface.lower(), end):
        return replace(mention, end=end + len(_DOUBLED + surface))
    surface = _CASE.split(surface)[0]
    while " " in surface and surface.rsplit(maxsplit=1)[-1].casefold() in doubts().loose_ends:
        surface = surface.rsplit(maxsplit=1)[0]
    return replace(mention, end=mention.start + len(surface))


def _is_one_by_sex(text: str, mention: FoundMention, surface: str) -> bool:
    if surface not in doubts().sexes:
        return False
    before = _BEFORE.search(text, max(0, mention.start - 20), mention.start)
    word = before.group(1).casefold() if before else ""
    return word == "seorang" or word in doubts().before_sex


def without_generic_titles(text: str, mentions: list[FoundMention], positions: PositionRegistry) -> list[FoundMention]:
    """Leave out titles that name no office (annotation guide, section 1: generic uses are not annotated).

    - ``no-office``: `pengamat hukum`, `anggota` of a police unit.
    - ``no-holder``: `Hakim` of a court, or a title in small letters with neither its holder nor its body near it.
    - ``unsure``: the model is not sure, and the positions do not know the title.

    Args:
        text: The text.
        mentions: Mentions in text order.
        positions: The positions.

    Returns:
        Mentions in text order.
    """
    return [
        mention
        for i, mention in enumerate(mentions)
        if mention.label != "POSITION" or _is_office(text, mentions, i, positions)
    ]


def _is_office(text: str, mentions: list[FoundMention], i: int, positions: PositionRegistry) -> bool:
    title = mentions[i]
    written = text[title.start : title.end]
    surface = written.casefold()
    if _starts_with(surface, doubts().no_office) or _is_no_office_alone(text, title, surface):
        return False
    if title.score < doubts().sure["POSITION"] and positions.find(written) is None:
        return False
    if _has_holder(text, mentions, i):
        return True
    if surface in doubts().needs_holder:
        return False
    return not written[0].islower() or _has_body(mentions, i)


def _is_no_office_alone(text: str, title: FoundMention, surface: str) -> bool:
    first = surface.split(maxsplit=1)[0]
    unless = doubts().no_office_unless.get(first)
    if unless is None:
        return False
    following = _AFTER.match(text, title.start + len(first))
    return following is None or following.group(1).casefold() not in unless


def _has_holder(text: str, mentions: list[FoundMention], i: int) -> bool:
    title = mentions[i]
    for mention in mentions[max(0, i - 2) : i + 4]:
        if mention.label != "PER":
            continue
        between = (title.end, mention.start) if mention.start >= title.end else (mention.end, title.start)
        most = _HOLDER_AFTER if mention.start >= title.end else _HOLDER_BEFORE
        if between[1] - between[0] < most and not _STOP.search(text, *between):
            return True
    return False


def _has_body(mentions: list[FoundMention], i: int) -> bool:
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    return following is not None and following.label in _BODIES and following.start - mentions[i].end <= _NEXT_TO
