"""Titles that the model missed: those of the court right before a name, short ones that imply a body."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.positions import PositionRegistry

_SHORT_TITLE = re.compile(r"(?<![\w-])[A-Z][a-z]{4,17}(?![\w-])")
_SCORE = 0.85
# Heads of a unit inside a body: alone they are half a title.
_HEAD_OF_UNIT = re.compile(
    r"(?:(?:Plt|Plh|Pj|eks|mantan)\.? )?"
    r"(?:Kabid|Kabag|Karo|Kasi|Kadiv|Kasat|Kanit|Kasubbag|Kasubbid"
    r"|Kepala (?:Bidang|Bagian|Seksi|Unit|Divisi|Biro|Subbagian|Subbidang|Satuan))",
    re.IGNORECASE,
)
_COURT = (
    r"(?:[Jj]aksa(?: [Pp]enuntut [Uu]mum(?: \(JPU\))?)?|JPU|[Hh]akim(?: [Kk]etua| [Aa]nggota| [Tt]unggal)?"
    r"|[Kk]etua [Mm]ajelis [Hh]akim|[Pp]anitera(?: [Pp]engganti)?)"
)
_COURT_TITLE = re.compile(rf"(?!Hakim (?!Ketua|Anggota|Tunggal))({_COURT}) ")  # `Hakim` may be a name
_COURT_TITLE_BEFORE = re.compile(rf"(?<![\w-])({_COURT})(,?) \Z")


def add_known_titles(text: str, mentions: list[FoundMention], knowledge: Knowledge) -> list[FoundMention]:
    """Add `Jaksa` and `Hakim Ketua` right before a name, and short titles that imply a body (`Seskab`).

    A head of a unit takes the unit from the body behind it.

    Args:
        text: The text.
        mentions: Mentions in text order.
        knowledge: The registries.

    Returns:
        Mentions in text order, without overlaps (annotation guide, sections 1 and 7, POSITION).
    """
    for title, body in pairwise(mentions):
        _take_unit(text, title, body, knowledge)
    return _with_short_titles(text, _with_court_titles(text, mentions), knowledge)


def _take_unit(text: str, title: FoundMention, body: FoundMention, knowledge: Knowledge) -> None:
    """`Kabid` + `Propam Polda Sumut`: the unit that a head is of belongs to the title (annotation guide, section 1)."""
    if (title.label, body.label) != ("POSITION", "AGENCY") or text[title.end : body.start] != " ":
        return
    if not _HEAD_OF_UNIT.fullmatch(text, title.start, title.end):
        return
    for space in re.finditer(" ", text[body.start : body.end]):
        if knowledge.agencies.find(text[body.start + space.end() : body.end]) is not None:
            title.end = body.start + space.start()
            body.start += space.end()
            return


def _with_court_titles(text: str, mentions: list[FoundMention]) -> list[FoundMention]:
    """Add `Jaksa`, `Hakim Ketua` and their like right before a name where the model saw none."""
    found: list[FoundMention] = []
    for i, person in enumerate(mentions):
        if person.label != "PER":
            continue
        before = mentions[i - 1] if i else None
        inside = _COURT_TITLE.match(text, person.start, person.end)
        if inside is not None and inside.end() < person.end:
            found.append(FoundMention(person.start, inside.end(1), "POSITION", person.score, "court-title"))
            person.start = inside.end()
            continue
        floor = before.end if before is not None else 0
        title = _COURT_TITLE_BEFORE.search(text, max(floor, person.start - 40), person.start)
        if title is not None and (text[title.start()].isupper() or not title.group(2)):
            found.append(FoundMention(title.start(1), title.end(1), "POSITION", _SCORE, "court-title"))
    return sorted([*mentions, *found], key=lambda mention: mention.start) if found else mentions


def _with_short_titles(text: str, mentions: list[FoundMention], knowledge: Knowledge) -> list[FoundMention]:
    """Add short titles that imply a body by themselves where the model saw none, or a name (`Seskab Budi`)."""
    found: list[FoundMention] = []
    starts = [mention.start for mention in mentions]
    for word in _SHORT_TITLE.finditer(text):
        if not _implies_a_body(word.group(), knowledge):
            continue
        i = bisect_right(starts, word.start()) - 1
        over = mentions[i] if i >= 0 and mentions[i].end > word.start() else None
        if over is None and (i + 1 == len(mentions) or starts[i + 1] >= word.end()):
            found.append(FoundMention(word.start(), word.end(), "POSITION", _SCORE, "known-title"))
        elif over is not None and over.label == "PER" and over.start == word.start():
            found.append(FoundMention(word.start(), word.end(), "POSITION", over.score, "known-title"))
            over.start = word.end() + 1
    kept = [mention for mention in mentions if mention.start < mention.end]
    return sorted([*kept, *found], key=lambda mention: mention.start) if found else mentions


@lru_cache(maxsize=1024)
def _is_abbreviation(word: str, positions: PositionRegistry) -> bool:
    position = positions.find(word)
    forms = (position.abbreviation, *position.aliases) if position is not None else ()
    return position is not None and bool(position.body) and word in forms and position.expansion != word


def _implies_a_body(word: str, knowledge: Knowledge) -> bool:
    if not _is_abbreviation(word, knowledge.positions):  # asked first: looking up a word that is no body takes long
        return False
    body = knowledge.agencies.find(word)
    return body is None or word not in (*body.acronyms, *body.aliases)
