"""Weights of cue terms per theme, and the label that follows from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tpo_ie.document.values import RelevanceLabel
from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, read_tsv

_PACKAGE = "tpo_ie.relevance"
_THEMES = ("tppo", "suspect", "migrant", "setting", "elsewhere")
_LEAD = 400  # characters in which a term counts once more: headline and first sentences
_WORDS_PER_POINT = 140.0
_NAMED = 1.0  # points that terms for trafficking or migrants must give
_WAYS = 2  # different ways of trafficking that stand in for its name: one alone (`calo`) is any swindle's
_LEAST = 1.2
_GROUP_WEIGHT = 0.25
_MOST_FOR_GROUPS = 2.0
_PASSING = 6.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A term of ``cues.tsv``."""

    theme: str
    weight: float
    most: int


@dataclass(frozen=True, slots=True)
class Themes:
    """What an article's terms add up to.

    Args:
        points: Points by theme.
        words: Length of the article in words, roughly.
        ways: Number of different terms for ways of trafficking that other crimes share.
    """

    points: dict[str, float]
    words: int
    ways: int = 0


@cache
def _cues() -> tuple[dict[str, Cue], dict[str, Cue], re.Pattern[str]]:
    whole: dict[str, Cue] = {}
    stems: dict[str, Cue] = {}
    source = f"{_PACKAGE}/cues.tsv"
    for row in read_tsv(package_text(_PACKAGE, "cues.tsv"), source, ("term", "theme", "weight", "most")):
        if row["theme"] not in _THEMES:
            raise ResourceError(f"{row.source}: the theme {row['theme']!r} is unknown")
        cue = Cue(row["theme"], float(row["weight"]), int(row["most"]))
        (stems if row["term"].endswith("*") else whole)[row["term"].rstrip("*")] = cue
    longest_first = sorted((*whole, *stems), key=len, reverse=True)
    body = "|".join(re.escape(term) + (r"\w*" if term in stems else "") for term in longest_first)
    return whole, stems, re.compile(rf"(?<!\w)(?:{body})(?!\w)")


def themes(text: str, noise: Iterable[tuple[int, int]] = (), groups: int = 0) -> Themes:
    """Add up the weights of an article's cue terms.

    Args:
        text: The article.
        noise: Spans that do not count (bylines, `Baca juga` lines).
        groups: Number of mentions of groups that trafficking and protection are about.

    Returns:
        Points per theme and the article's length.
    """
    whole, stems, pattern = _cues()
    left_out = list(noise)
    counts: Counter[str] = Counter()
    points = dict.fromkeys(_THEMES, 0.0)
    points["setting"] = min(groups * _GROUP_WEIGHT, _MOST_FOR_GROUPS)
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered; offsets of noise would shift
        left_out = []
    for match in pattern.finditer(lowered):
        if any(start <= match.start() < end for start, end in left_out):
            continue
        word = match.group()
        cue = whole.get(word) or _stem_cue(stems, word)
        counts[word] += 1
        if counts[word] <= cue.most:
            points[cue.theme] += cue.weight
        if counts[word] == 1 and match.start() < _LEAD:
            points[cue.theme] += cue.weight
    ways = sum(1 for word in counts if (whole.get(word) or _stem_cue(stems, word)).theme == "suspect")
    return Themes(points, len(text) // 7, ways)


def _stem_cue(stems: dict[str, Cue], word: str) -> Cue:
    return next(cue for stem, cue in stems.items() if word.startswith(stem))


def judge(found: Themes) -> tuple[RelevanceLabel, float]:
    """Turn points into a label.

    An article that names neither trafficking nor migrants, nor several ways of it, is about something else,
    whatever broker and victims it has.

    An article needs more points the longer it is, so that a passing mention in a long article of
    another matter does not count. Ways of trafficking that other crimes share (`penipuan daring`)
    count for trafficking only beside terms that name it or migrants.

    Args:
        found: Points by theme.

    Returns:
        The label, and how far the points lie on its side, 0 to 1.
    """
    points = found.points
    needed = _LEAST + found.words / _WORDS_PER_POINT
    field = points["migrant"] + min(points["setting"], 3.0)
    trafficking = points["tppo"] + min(points["suspect"], points["tppo"] + points["migrant"] + points["setting"] + 1.0)
    total = trafficking + field + points["elsewhere"]
    ratio = total / needed
    if points["tppo"] + points["migrant"] < _NAMED and found.ways < _WAYS:
        return "other", round(min(1.0, max(0.5, 1 - ratio / 2)), 3)
    if ratio < 1 or (points["tppo"] + points["suspect"] < 1.5 and points["migrant"] < needed):
        return "other", round(min(1.0, max(0.0, 1 - ratio / 2)), 3)
    score = round(min(1.0, ratio / (ratio + 0.6)), 3)
    passing = points["migrant"] > _PASSING * trafficking  # trafficking is named once in a piece on a return home
    if not passing and trafficking >= 0.6 * needed and points["tppo"] + points["suspect"] >= 2:
        return "tppo", score
    return "migrant_protection", score
