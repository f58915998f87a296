"""What the agency registry knows about the model's bodies: their label, and where two were taken for one."""

from __future__ import annotations

import re
from itertools import pairwise

from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.agencies import AgencyRegistry
from tpo_ie.registry.entries import Agency

_BODY = ("AGENCY", "ORG")
_FORCES = frozenset({"police", "military", "prosecutor"})
_NOT_STATE = frozenset({"ngo", "company"})
_AND = re.compile(r",? (?:dan|serta) |, |-")
_LAST_OF_TWO = re.compile(r"([^,]+), (?:dan|serta) [^,]+")
_SMALL_TAIL = re.compile(r"(?: [a-z]+)+\Z")
_SPREAD = re.compile(r" se-?([A-Z][\w ]*)\Z")
_BRACKET = re.compile(r"\s?\(\Z")
_NUMBER = re.compile(r" \d{1,4}\Z")


def check_bodies(text: str, mentions: list[FoundMention], agencies: AgencyRegistry) -> list[FoundMention]:
    """Mend labels and borders of agencies and organisations.

    - A body that the registry lists has the registry's label.
    - `TNI-Polri`, `Kementerian PU dan Pemkab Blora`: two listed bodies are two mentions.
    - `Kemendagri Bahtiar`: what follows a listed national body without being a place is no part of it.
    - `Akademi Militer (Akmil)`: an acronym has the label of the name before it.
    - `Kasi Penindakan` + `Keimigrasian Kanim Banggai`: what stands before a listed body belongs to the title.
    - `tim Basarnas Banjarmasin`: a small word before a listed body is no part of its name.

    Args:
        text: The text.
        mentions: Mentions in text order.
        agencies: The registry.

    Returns:
        Mentions in text order.
    """
    checked: list[FoundMention] = []
    for mention in mentions:
        if mention.label in _BODY:
            _give_field_to_title(text, checked[-1] if checked else None, mention, agencies)
            checked += _split(text, mention, agencies)
        else:
            checked.append(mention)
    for mention in checked:
        if mention.label in _BODY and _is_bracketed_region(text, mention, agencies):
            mention.label = "LOC"
        elif mention.label in _BODY:
            mention.label = _label(text[mention.start : mention.end], agencies) or mention.label
    _label_acronyms(text, checked)
    return checked


def _give_field_to_title(text: str, title: FoundMention | None, body: FoundMention, agencies: AgencyRegistry) -> None:
    """Move the words before a listed body to the title that they follow, or out of the mention."""
    surface = text[body.start : body.end]
    adjacent = title is not None and title.label == "POSITION" and text[title.end : body.start] == " "
    names_a_unit = surface[0].isupper() and surface.split()[0].lower() in agencies.first_words
    if names_a_unit or not (adjacent or surface[0].islower()) or agencies.find(surface) is not None:
        return
    for space in re.finditer(" ", surface):
        if agencies.find(surface[space.end() :]) is not None:
            if adjacent and title is not None:
                title.end = body.start + space.start()
            body.start += space.end()
            return


def relabel_acronyms(text: str, mentions: list[FoundMention], agencies: AgencyRegistry) -> None:
    """Turn acronyms that the registry lists but the model read as a title (`DJP`, `Akpol`) into bodies.

    Args:
        text: The text.
        mentions: Mentions; labels are changed in place.
        agencies: The registry.
    """
    for mention in mentions:
        surface = text[mention.start : mention.end]
        if mention.label == "POSITION" and " " not in surface:
            entry = agencies.find(surface)
            if entry is not None and surface in entry.acronyms:
                mention.label = _label(surface, agencies) or mention.label


def _label(surface: str, agencies: AgencyRegistry) -> str | None:
    words = lexicon()
    head = surface.split(maxsplit=1)[0].lower().rstrip(".")
    entry = agencies.find(surface)
    if entry is not None and entry.kind not in _NOT_STATE and _is_listed(entry, surface):
        return "AGENCY"  # `Bank Indonesia`
    if surface.lower() in words.organisations or head in words.organisation_heads:
        return "ORG"
    if entry is None:
        return "AGENCY" if _is_unit(surface, agencies) else None
    return "ORG" if entry.kind in _NOT_STATE else "AGENCY"


def _is_unit(surface: str, agencies: AgencyRegistry) -> bool:
    """`Satlantas`: a unit of a state body alone, its body told elsewhere."""
    parts = agencies.parts(surface)
    pattern = parts[0].pattern if len(parts) == 1 else None
    return pattern is not None and bool(pattern.of) and pattern.kind in _FORCES


def _split(text: str, mention: FoundMention, agencies: AgencyRegistry) -> list[FoundMention]:
    """Cut a mention of two listed bodies in two, and take a stranger off the end of one."""
    surface = text[mention.start : mention.end]
    listed = _LAST_OF_TWO.fullmatch(surface)
    if listed is not None and agencies.find(surface) is None:
        surface = listed.group(1)  # a list of three has two commas, a name with `, dan` in it, too
        mention.end = mention.start + len(surface)
    spread = _SPREAD.search(surface)
    if spread is not None and agencies.regions.find(spread.group(1)) is not None:
        place = mention.start + spread.start(1)  # `Kesbangpol se-Kalteng`
        return [
            FoundMention(mention.start, mention.start + spread.start(), mention.label, mention.score, mention.source),
            FoundMention(place, mention.end, "LOC", mention.score, mention.source),
        ]
    trailing = _SMALL_TAIL.search(surface)
    if trailing is not None and _takes_a_known_place(surface[: trailing.start()], agencies):
        mention.end = mention.start + trailing.start()  # `Pengadilan Negeri Waingapu hening`
        return [mention]
    whole = agencies.find(surface)
    numbered = _NUMBER.search(surface)
    if numbered and _takes_a_place(surface[: numbered.start()], agencies):
        mention.end = mention.start + numbered.start()  # a count in a list: `Kanim Pontianak 141`
        return [mention]
    if whole is not None and _is_listed(whole, surface):
        return [mention]
    for joint in _AND.finditer(surface):
        first_word = surface[joint.end() :].split()[0].lower()
        if whole is not None and first_word not in lexicon().body_heads:
            continue  # a composed name: `Dinas Sosial dan Tenaga Kerja Riau`
        if agencies.find(surface[: joint.start()]) and agencies.find(surface[joint.end() :]):
            first, second = mention.start + joint.start(), mention.start + joint.end()
            return [
                FoundMention(mention.start, first, "AGENCY", mention.score, mention.source),
                FoundMention(second, mention.end, "AGENCY", mention.score, mention.source),
            ]
    if whole is not None:
        return [mention]
    head, _, last = surface.rpartition(" ")
    entry = agencies.find(head) if head and last.istitle() else None
    if entry is not None and entry.level == "national" and head in (*entry.acronyms, entry.name):
        mention.end = mention.start + len(head)
    return [mention]


def _takes_a_place(name: str, agencies: AgencyRegistry) -> bool:
    """Say whether a name is a body with its region, so that a number after it is no part of it."""
    entry = agencies.find(name)
    return " " in name and entry is not None and entry.region is not None


def _takes_a_known_place(name: str, agencies: AgencyRegistry) -> bool:
    entry = agencies.find(name)
    return (
        _takes_a_place(name, agencies) and entry is not None and agencies.regions.find(entry.region or "") is not None
    )


def _is_listed(entry: Agency, surface: str) -> bool:
    return surface.lower() in {name.lower() for name in (entry.name, *entry.acronyms, *entry.aliases)}


def _is_bracketed_region(text: str, mention: FoundMention, agencies: AgencyRegistry) -> bool:
    """`Sumatera Selatan(Sumsel)`: the short form of a region is a place, also after a body's name."""
    in_brackets = text[max(0, mention.start - 1) : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
    return in_brackets and agencies.regions.find(text[mention.start : mention.end]) is not None


def _label_acronyms(text: str, mentions: list[FoundMention]) -> None:
    """Give every acronym in brackets the label of the body before it, wherever it stands."""
    defined: dict[str, str] = {}
    for before, mention in pairwise(mentions):
        surface = text[mention.start : mention.end]
        if (
            before.label in _BODY
            and " " not in surface
            and _BRACKET.match(text[before.end : mention.start])
            and text[mention.end : mention.end + 1] == ")"
            and mention.label != "LOC"
        ):
            defined[surface] = before.label
    for mention in mentions:
        if mention.label in (*_BODY, "POSITION"):
            mention.label = defined.get(text[mention.start : mention.end], mention.label)
