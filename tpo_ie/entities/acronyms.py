"""Acronyms that a text defines: `Long Form (LF)`, `LF (Long Form)`, `Long (LF) Form`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from tpo_ie.pipeline.draft import Draft, FoundMention

_INNER = re.compile(r"([^()]*)\(([^()]{2,80})\)")
_DIGIT = re.compile(r"([a-z])([2-5])")  # `P4MI` has four words in p, `BP2MI` two
_SMALL_WORDS = frozenset(
    {"dan", "serta", "untuk", "di", "of", "for", "the", "and", "terhadap", "atau", "dalam", "bagi", "dengan"}
)
_LONGEST_ACRONYM = 24


@dataclass(slots=True)
class Definitions:
    """What a text's brackets define.

    Args:
        same: Pairs of mentions that are one thing.
        words: Acronym → the words it stands for, from brackets inside a name.
    """

    same: list[tuple[FoundMention, FoundMention]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)


def find_definitions(draft: Draft) -> Definitions:
    """Read the acronyms that a text defines.

    Args:
        draft: A draft with mentions.

    Returns:
        Pairs of mentions and acronyms inside names.
    """
    found = Definitions()
    mentions = draft.mentions
    for first, second in pairwise(mentions):
        if first.label == second.label and _bracketed(draft.text, first, second):
            one, other = draft.surface(first), draft.surface(second)
            if looks_short(one, other) or (looks_short(other, one) and not _is_of_a_part(other, one)):
                found.same.append((first, second))
    whole: dict[tuple[str, str], FoundMention] = {}
    for mention in mentions:
        surface = draft.surface(mention)
        if "(" in surface:
            for match in _INNER.finditer(surface):
                before, inside = match.group(1).strip(), match.group(2).strip()
                _define(found.words, before, inside)
                if match.start() == 0 and found.words.get(inside) == before:
                    whole.setdefault((mention.label, inside), mention)
        elif (mention.label, surface) in whole:  # `Dinas Sosial (Dinsos) Natuna … Dinsos`
            found.same.append((whole[mention.label, surface], mention))
    return found


def _bracketed(text: str, first: FoundMention, second: FoundMention) -> bool:
    """Say whether the second mention stands in brackets right behind the first (a missing space is forgiven)."""
    between = text[first.end : second.start]
    return (
        len(between) <= 3
        and between.strip() in ("(", "[", "/(")
        and text[second.end : second.end + 1] in (")", "]", "/")
    )


def _is_of_a_part(short: str, long: str) -> bool:
    """`Pusat Studi Kependudukan Universitas Gadjah Mada (UGM)`: the acronym is of the last words only."""
    behind = words_behind(short, long)
    return behind is not None and len(long.split()) - len(behind.split()) > 1


def _define(words: dict[str, str], before: str, inside: str) -> None:
    if looks_short(inside, before):
        words.setdefault(inside, _meant_part(inside, before))
    elif " " in inside and looks_short(last := before.rsplit(" ", 1)[-1], inside):
        words.setdefault(last, inside)


def _meant_part(short: str, before: str) -> str:
    """Return the words before a bracket that its acronym stands for: `Kanwil Kementerian Hukum (Kemenkum)`."""
    by_initials = words_behind(short, before)
    if by_initials:
        return by_initials
    words = before.split()
    for i in range(len(words) - 2, -1, -1):
        if looks_short(short, " ".join(words[i:])) and words[i][:1].casefold() == short[:1].casefold():
            return " ".join(words[i:])
    return before


def looks_short(short: str, long: str) -> bool:
    """Say whether one form may be the acronym of the other.

    Its letters must stand in the long form in order, beginning with a word's first letter (`Bapenda`, `GT PP-TPPO`),
    or it is a word of capitals (`WNI`, `KBRI`).
    """
    letters = re.sub(r"[^0-9a-z]", "", _DIGIT.sub(lambda match: match.group(1) * int(match.group(2)), short.casefold()))
    if not 2 <= len(letters) <= _LONGEST_ACRONYM or len(short) >= len(long):
        return False
    if " " not in short.strip() and short.isupper():
        return True
    position = 0
    text = long.casefold()
    for letter in letters:
        position = text.find(letter, position) + 1
        if position == 0:
            return False
    return text.startswith(letters[0]) and " " in long.strip()


def words_behind(short: str, long: str) -> str | None:
    """Return the last words of a long form whose initials spell an acronym, or None.

    Args:
        short: The acronym, e.g. ``BNNP``.
        long: What stands before it, e.g. ``Kepala Badan Narkotika Nasional Provinsi``.
    """
    letters = re.sub(r"[^a-z]", "", _DIGIT.sub(lambda match: match.group(1) * int(match.group(2)), short.casefold()))
    words = long.split()
    left = len(letters)
    for i in range(len(words) - 1, -1, -1):
        if left and words[i][:1].casefold() == letters[left - 1]:
            left -= 1
        elif words[i].casefold() not in _SMALL_WORDS:
            return None
        if left == 0:
            return " ".join(words[i:])
    return None
