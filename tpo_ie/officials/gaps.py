"""The short stretches of text between a title, its body and a name: which of them tie the three together."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from tpo_ie.resources import package_data

LONGEST_GAP = 110
_LONGEST_CLAUSE = 7
_ALONE = frozenset({"juga", "sekaligus", "sehari-hari"})  # link by themselves
_TOKEN = re.compile(r"[^\s,()/]+|[,()/]")
# A member's faction or constituency that no mention covers: `dapil Aceh II`, `dari Fraksi Gerindra`.
_FACTION = re.compile(
    r"\s*+,?\s*+(?:(?:dari|asal)\s+)?(?i:fraksi|dapil|daerah pemilihan|partai)"
    r"(?:\s+[A-Z][\w-]*){1,4}?(?:\s+[IVX]{1,4})?(?=\s*\Z|,|\s+[A-Z][a-z]{0,3}\.)"
)
# Addresses of several words: `Perdana Menteri X, Yang Mulia Budi`.
_ADDRESS = re.compile(r"\bYang (?:Mulia|Terhormat)\b")
# Two or more parts with a dot between them: `S.H.`, `M.Tr.Opsla`, `A.Md.Im.`
_DOTTED_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}\.(?:[A-Za-z]{1,6}\.?){1,4}")


class Words(BaseModel):
    """The word lists of ``words.yaml``; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    courtesy: frozenset[str]
    offices_too: frozenset[str]
    degrees: frozenset[str]
    title_name_links: frozenset[str]
    title_tails: frozenset[str]
    clause_verbs: tuple[str, ...]
    term_openers: frozenset[str]
    name_title_links: frozenset[str]
    name_title_fillers: frozenset[str]
    second_office_links: frozenset[str]
    body_links: frozenset[str]
    seat_links: frozenset[str]
    envoy_links: frozenset[str]
    proxy_links: frozenset[str]
    speech_links: frozenset[str]
    term_leads: frozenset[str]
    faction_leads: frozenset[str]
    pointers: frozenset[str]
    pointing_tails: frozenset[str]
    conjunctions: frozenset[str]
    apposition_ends: frozenset[str]
    before_pronouns: tuple[str, ...]
    behind_name: frozenset[str]
    kin: frozenset[str]
    staff_nouns: frozenset[str]
    directorate_general: str
    ministry: str
    rests_of_titles: dict[str, str]
    initials_words: tuple[str, ...]
    modifiers: tuple[str, ...]
    former: tuple[str, ...]
    cases: frozenset[str]
    envoy_titles: frozenset[str]
    envoys: tuple[str, ...]
    missions: dict[str, str]
    own_embassy: str
    province_government: str
    state_government: str
    home_country: frozenset[str]
    home_signs: tuple[str, ...]
    candidate_words: tuple[str, ...]
    candidate_verbs: tuple[str, ...]
    shared_titles: frozenset[str]
    staff_titles: tuple[str, ...]
    pronouns: frozenset[str]
    bench: str
    bench_titles: frozenset[str]
    field_heads: tuple[str, ...]
    field_bodies: tuple[str, ...]
    body_nouns: dict[str, tuple[str, ...]]
    board_titles: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists, read once.

    Raises:
        ResourceError: The file breaks its shape.
    """
    return package_data("tpo_ie.officials", "words.yaml", Words)


@cache
def _clause() -> re.Pattern[str]:
    """A clause in small letters about the holder, closed by a comma."""
    return re.compile(
        r"\s*+,?\s*+yang(?: [a-z]{1,20}){0,6}? (?:" + "|".join(words().clause_verbs) + r")(?: [a-z]{1,20}){0,4},"
    )


def is_courtesy(text: str) -> bool:
    """Say whether a text holds only ranks, honorifics and academic titles, or nothing."""
    return _all_courtesy(tokens(text))


class RightGap(NamedTuple):
    """How a name follows an office.

    Args:
        link: The linking words, empty when the name follows directly.
        comma: Whether a comma parts the two.
    """

    link: str
    comma: bool


def tokens(gap: str) -> list[str]:
    """Return the words and the marks ``, ( ) /`` of a gap."""
    return _TOKEN.findall(gap)


def _bare(token: str) -> str:
    return token.replace(".", "").casefold()


def _all_courtesy(parts: list[str]) -> bool:
    courtesy = words().courtesy
    return all(part in ",()" or _bare(part) in courtesy for part in parts)


def right_gap(gap: str) -> RightGap | None:
    """Read the text between an office and the name after it.

    Args:
        gap: The text, from the end of the office to the start of the name.

    Returns:
        The link; None when the text does not tie the two together.

    Source: guide, section 1 (ranks, titles and degrees stand outside names) and 3.
    """
    if len(gap) > LONGEST_GAP or "\n" in gap:
        return None
    gap = _ADDRESS.sub(" ", gap)
    aside = _clause().match(gap) or _FACTION.match(gap)
    parts = tokens("," + gap[aside.end() :] if aside else gap)
    comma = False
    before: list[str] = []
    while parts and not _all_courtesy(parts):
        part = parts.pop(0)
        if part == ",":
            comma = True
        else:
            before.append(part.casefold())
    if parts and parts[0] == ",":
        comma = True
    clause = bool(before) and before[0] == "yang" and len(before) <= _LONGEST_CLAUSE  # `yang baru ditetapkan adalah`
    link = _strip_phrases(before[-1] if clause else " ".join(before), words().title_tails)
    return RightGap(link, comma) if not link or link in words().title_name_links else None


def _strip_phrases(text: str, phrases: frozenset[str]) -> str:
    for phrase in phrases:
        if text == phrase:
            return ""
        if text.startswith(phrase + " "):
            return text[len(phrase) + 1 :]
    return text


class LeftGap(NamedTuple):
    """How an office follows a name.

    Args:
        kind: ``comma``, ``bracket`` or ``link``.
        link: The linking words.
    """

    kind: str
    link: str


def left_gap(gap: str) -> LeftGap | None:
    """Read the text between a name and the office after it: degrees and an age are skipped.

    Args:
        gap: The text, from the end of the name to the start of the title.

    Returns:
        The link; None when the text does not tie the two together.
    """
    if len(gap) > LONGEST_GAP or "\n" in gap:
        return None
    parts = _without_degrees(tokens(gap))
    if parts == [","]:
        return LeftGap("comma", ",")
    if parts == ["("]:
        return LeftGap("bracket", "(")
    phrase = [part.casefold() for part in parts if part != ","]
    if not phrase or any(part in "()/" for part in phrase):
        return None
    if parts[0] == "," and "yang" in parts[2 : _LONGEST_CLAUSE + 1] and all(part.islower() for part in parts[1:]):
        phrase = phrase[phrase.index("yang") :]  # `Budi, pensiunan guru yang dulu menjadi Kepala X`
    if parts[:2] == [",", "yang"] and len(parts) == 2:
        return LeftGap("link", "yang")  # `Budi, yang mantan Bupati X, …`
    core = " ".join(part for part in phrase if part not in words().name_title_fillers)
    if core in words().name_title_links or (not core and _ALONE & set(phrase)):
        return LeftGap("link", " ".join(phrase))
    return None


def _without_degrees(parts: list[str]) -> list[str]:
    """Drop degrees, a bracketed age and the closing bracket of an alias, with the commas between them."""
    left = parts
    comma = False
    while left:
        if left[0] == ",":
            comma, left = True, left[1:]
        elif left[0] == ")" or _DOTTED_DEGREE.fullmatch(left[0]) or _bare(left[0]) in words().degrees:
            comma, left = False, left[1:]
        elif left[0] == "(" and len(left) > 2 and left[1].isdigit() and ")" in left[2:4]:
            comma, left = False, left[left.index(")") + 1 :]
        else:
            break
    return [",", *left] if comma else left


def phrase_of(gap: str) -> str:
    """Return a gap's words in small letters, single spaces, without commas, brackets and degrees."""
    return " ".join(part.casefold() for part in _without_degrees(tokens(gap)) if part not in ",()")
