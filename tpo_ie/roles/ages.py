"""The age that a text gives a person."""

from __future__ import annotations

import re
from functools import cache

from tpo_ie.roles.rules import RuleBook
from tpo_ie.roles.tokens import Line

ADULT = 18
_UNIT = r"(?:tahun|thn|th)\b\.?"
_BARE = re.compile(r"[\"”'’]?\s*\(\s*(\d{1,2})\s*\)(?!\s*\d+\s*[-–:]\s*\d)")
_AFTER = (
    re.compile(rf"[\"”'’]?\s*[,(]\s*(?:\w+ )?(?:(?:ber)?(?:usia|umur) )?(\d{{1,2}}) ?{_UNIT}", re.IGNORECASE),
    re.compile(
        rf"[\"”'’]?\s*,?(?: yang)?(?: (?:masih|baru|kini|saat ini|saat itu|sudah|telah))* "
        rf"(?:ber)?(?:usia|umur)(?: sekitar| baru| masih)* (\d{{1,2}}) {_UNIT}",
        re.IGNORECASE,
    ),
)
_MONTHS = re.compile(r"\s*[,(]\s*(?:(?:ber)?usia )?\d{1,2} (?:bulan|hari|pekan|minggu)\b", re.IGNORECASE)
_LONGEST = 60


@cache
def _before(nouns: frozenset[str], naming: frozenset[str]) -> re.Pattern[str]:
    any_noun, any_naming = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (nouns, naming))
    return re.compile(
        rf"(?:\b(?:{any_noun})(?: (?:ber)?(?:usia|umur))? \(?(\d{{1,2}})(?: {_UNIT})?\)?,?"
        rf"|\b(?:ber)?(?:usia|umur) (\d{{1,2}}) {_UNIT},?)(?: (?:{any_naming})){{0,3}}[\s\"“'‘]*\Z",
        re.IGNORECASE,
    )


def age_of(line: Line, name: int, book: RuleBook) -> tuple[int, int, int] | None:
    """Read the age of a person at one mention.

    Args:
        line: The sentence.
        name: Place of the name among its tokens.
        book: The rules, for their word groups.

    Returns:
        Age in years (0 for months and days) and where evidence starts and ends; None when none stands there.
    """
    token = line.tokens[name]
    after = line.text[token.end : min(line.end, token.end + _LONGEST)]
    if _MONTHS.match(after):
        return 0, token.start, token.end
    for pattern in _AFTER:
        if match := pattern.match(after):
            return int(match[1]), token.start, token.end + match.end()
    if match := _BARE.match(after):
        counted = not book.words("sports").isdisjoint(line.vocabulary)
        if not counted and line.text[token.start - 1 : token.start] != "/":
            return int(match[1]), token.start, token.end + match.end()
    start = max(line.start, token.start - _LONGEST)
    before = _before(book.words("age_nouns"), book.words("naming")).search(line.text[start : token.start])
    if before:
        return int(before[1] or before[2]), start + before.start(), token.end
    return None
