"""Titles that the model cut: at a bracket, at the field they name, at the unit behind them."""

from __future__ import annotations

import re
from dataclasses import replace

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.knowledge import Knowledge

_SHORT_FORM = re.compile(r" \(([A-Z][\w.]{1,20})\) (?=[A-Z])")
_OPENING = re.compile(r"\s?\(\Z")
# What is left of a title that was cut at the bracket in its middle: `Dirjen) Imigrasi`.
_TAIL = re.compile(r"[\w.]+\) \w[^()]*\Z")
# The field of a title: words in capitals with the small words that stand between them.
_FIELD = re.compile(r"[A-Z][\w-]*(?:,? (?:(?:dan|serta|terhadap) )?[A-Z][\w-]*)*")
_BRACKETED = re.compile(r" \([A-Z][\w.-]{1,20}\)")
_NEXT_WORDS = (re.compile(r" ([A-Za-z]{4,12} [A-Za-z]{4,12})(?![\w-])"), re.compile(r" ([A-Za-z]{4,12})(?![\w-])"))
_FIELD_HEADS = ("direktur", "wakil direktur", "kasubdit", "kepala subdirektorat", "kepala bidang", "kabid", "deputi")


def mend_titles(text: str, mentions: list[FoundMention], knowledge: Knowledge) -> list[FoundMention]:
    """Put titles together that the model cut, and give back what they took from a body.

    - `Kepala Kejaksaan Tinggi (Kajati)`: a short title that was read as a body.
    - `Direktur Jenderal (Dirjen) Perumahan Perkotaan`: the short form stands in the middle of the title.
    - `Direktur Tindak Pidana` + `Perlindungan Perempuan (PPA) serta …` before a body: the field is the title's.
    - `Karopenmas Divhumas` + `Polri`: the unit is the body's.

    Args:
        text: The text.
        mentions: Mentions in text order.
        knowledge: The registries.

    Returns:
        Mentions in text order, without overlaps (annotation guide, section 1, POSITION).
    """
    mentions = [part for i in range(len(mentions)) for part in _without_place(text, mentions, i, knowledge)]
    mentions = [part for mention in mentions for part in _title_of_region(text, mention, knowledge)]
    for mention in mentions:
        if mention.label == "AGENCY" and _is_short_title(text[mention.start : mention.end], knowledge):
            mention.label = "POSITION"
    mended: list[FoundMention] = []
    i = 0
    while i < len(mentions):
        mention = mentions[i]
        swallowed = 0
        if mention.label == "POSITION":
            _over_next_words(text, mentions, i, knowledge)
            swallowed = _over_short_form(text, mentions, i, knowledge) or _over_field(text, mentions, i, knowledge)
        mended.append(mention)
        i += 1 + swallowed
        if mention.label == "POSITION" and i < len(mentions):
            _give_unit_to_body(text, mention, mentions[i], knowledge)
    return mended


def _without_place(text: str, mentions: list[FoundMention], i: int, knowledge: Knowledge) -> list[FoundMention]:
    """`Konjen` + `Kuching Wirawan Adi`, `KBRI` + `Yangon Budi Hartono`: the place that a title or body asks for."""
    person, before = mentions[i], mentions[i - 1] if i else None
    if person.label != "PER" or before is None or text[before.end : person.start] != " ":
        return [person]
    place, _, name = text[person.start : person.end].partition(" ")
    if " " not in name or knowledge.regions.find(place) is None:
        return [person]
    title = text[before.start : before.end]
    if before.label == "POSITION":
        implied = knowledge.positions.implied_body
        asked = implied(title, place) is not None and implied(title, None) is None
    else:
        whole, alone = (knowledge.agencies.find(form) for form in (f"{title} {place}", title))
        asked = (
            before.label == "AGENCY"
            and whole is not None
            and bool(whole.region)
            and (alone is None or not alone.region)
        )
    if not asked:
        return [person]
    end = person.start + len(place)
    rest = replace(person, start=end + 1)
    if before.label == "AGENCY":
        before.end = end
        return [rest]
    return [replace(person, end=end, label="LOC"), rest]


def _title_of_region(text: str, mention: FoundMention, knowledge: Knowledge) -> list[FoundMention]:
    """`Camat Boyolangu` read as a body, `Kalapas Metro` as one title: a title and its place."""
    title, _, place = text[mention.start : mention.end].partition(" ")
    implied = knowledge.positions.implied_body
    if mention.label == "POSITION" and knowledge.regions.find(place) is None:
        return [mention]
    if (
        mention.label not in ("AGENCY", "ORG", "POSITION")
        or not place[:1].isupper()
        or not knowledge.positions.is_whole(title)
    ):
        return [mention]
    if implied(title, place) is None or implied(title, None) is not None or knowledge.agencies.find(f"{title} {place}"):
        return [mention]
    end = mention.start + len(title)
    return [replace(mention, end=end, label="POSITION"), replace(mention, start=end + 1, label="LOC")]


def _is_short_title(surface: str, knowledge: Knowledge) -> bool:
    if " " in surface or not knowledge.positions.is_whole(surface):
        return False
    return knowledge.agencies.find(surface) is None and knowledge.regions.find(surface) is None


def _over_next_words(text: str, mentions: list[FoundMention], i: int, knowledge: Knowledge) -> None:
    """Widen title i over words that make another known title of it: `ketua` + `harian`, `jaksa` + `penuntut umum`."""
    title = mentions[i]
    limit = mentions[i + 1].start if i + 1 < len(mentions) else len(text)
    for pattern in _NEXT_WORDS:
        words = pattern.match(text, title.end, limit)
        if words is None or not knowledge.positions.is_whole(text[title.start : words.end()]):
            continue
        longer = knowledge.positions.find(text[title.start : words.end()])
        if words.group(1).islower() or longer is not knowledge.positions.find(text[title.start : title.end]):
            title.end = words.end()
            return


def _over_short_form(text: str, mentions: list[FoundMention], i: int, knowledge: Knowledge) -> int:
    """Widen title i over its short form in brackets and what goes on behind; return how many mentions it took in."""
    title = mentions[i]
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    opened = following is not None and _OPENING.match(text[title.end : following.start]) is not None
    if following is not None and opened and _is_rest(text, following):
        title.end, title.score = following.end, min(title.score, following.score)
        return 1
    short = _SHORT_FORM.match(text, title.end)
    written = text[title.start : title.end]
    if short is None or knowledge.positions.expand(short.group(1)).casefold() != written.casefold():
        return 0
    inside = [m for m in mentions[i + 1 : i + 3] if m.start < short.end()]
    rest = mentions[i + 1 + len(inside)] if i + 1 + len(inside) < len(mentions) else None
    if rest is not None and rest.start == short.end():
        if rest.label != "POSITION":
            return 0
        title.end = rest.end
        return len(inside) + 1
    field = _FIELD.match(text, short.end(), rest.start if rest is not None else len(text))
    if field is None:
        return 0
    title.end = field.end()
    return len(inside)


def _is_rest(text: str, mention: FoundMention) -> bool:
    return mention.label == "POSITION" and _TAIL.match(text, mention.start, mention.end) is not None


def _over_field(text: str, mentions: list[FoundMention], i: int, knowledge: Knowledge) -> int:
    """Widen title i over a body that is none but its field, up to a body that the registry knows."""
    title = mentions[i]
    if not text[title.start : title.end].casefold().startswith(_FIELD_HEADS):
        return 0
    end = field_end = title.end
    taken = 0
    for mention in mentions[i + 1 : i + 5]:
        gap = text[end : mention.start]
        bracketed = _OPENING.match(gap) is not None and text[mention.end : mention.end + 1] == ")"
        if mention.label != "AGENCY" or not (gap == " " or bracketed):
            return 0
        known = knowledge.agencies.find(text[mention.start : mention.end]) is not None
        if known and not bracketed:
            title.end = field_end
            return taken
        first = text[mention.start : mention.end].split(maxsplit=1)[0].lower()
        if not bracketed and first in knowledge.agencies.first_words:
            return 0
        end, taken = mention.end + bracketed, taken + 1
        field_end = field_end if bracketed else mention.end
        bracket = _BRACKETED.match(text, end)
        if bracket is not None and not any(m.start < bracket.end() <= m.end + 1 for m in mentions[i + 1 + taken :][:1]):
            end = bracket.end()
    return 0


def _give_unit_to_body(text: str, title: FoundMention, body: FoundMention, knowledge: Knowledge) -> None:
    """Move the last word of a title to the body behind it where the two are a unit: `Divhumas Polri`."""
    if body.label != "AGENCY" or text[title.end : body.start] != " ":
        return
    rest, _, unit = text[title.start : title.end].rpartition(" ")
    if not rest or not unit[:1].isupper() or knowledge.positions.is_whole(f"{rest} {unit}"):
        return
    whole = knowledge.agencies.find(f"{unit} {text[body.start : body.end]}")
    above = knowledge.agencies.find(text[body.start : body.end])
    if whole is None or above is None or whole.parent != above.id or not knowledge.positions.is_whole(rest):
        return
    title.end = title.start + len(rest)
    body.start = title.end + 1
