"""Weights of cue terms per theme, and the label that follows from them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tpo_ie.document.values import RelevanceLabel
from tpo_ie.errors import ResourceError
from tpo_ie.overlay import UserRules
from tpo_ie.relevance.leaning import Leaner, built_in_leaner
from tpo_ie.relevance.telling import TOO_FEW, built_in_teller
from tpo_ie.resources import package_text, read_tsv

_PACKAGE = "tpo_ie.relevance"
_THEMES = ("tppo", "suspect", "migrant", "setting", "elsewhere")
_LEAD = 400  # characters in which a term counts once more: headline and first sentences
_WORDS_PER_POINT = 140.0
_NAMED = 1.0  # points that terms for trafficking or migrants must give
_WAYS = 2  # different ways of trafficking that stand in for its name: one alone (`calo`) is any swindle's
_LEAST = 1.2
# Points for another matter from which a tale has to be plain: pilgrims without a visa, adults' own trade.
_OTHER_MATTER = -3.0
_PLAIN = 2.0  # by how much such a tale has to be of the field
_UNLIKE = -2.5  # a tale so far from the field is of another matter in which migrants are named: a vote, a budget
_TALE = 120  # words from which an article tells enough for that
_GROUP_WEIGHT = 0.25
_MOST_FOR_GROUPS = 2.0


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
        leaning: How far it leans to trafficking rather than to the protection of migrants; see :class:`Leaner`.
        told: How far everyday words tell of either; above zero they do. See ``telling.yaml``.
    """

    points: dict[str, float]
    words: int
    ways: int = 0
    leaning: float = 0.0
    told: float = TOO_FEW


class CueTable:
    """Cue terms, ready to be looked for.

    Args:
        terms: The terms; ``*`` at the end stands for the rest of a word.
    """

    def __init__(self, terms: Mapping[str, Cue]) -> None:
        self.terms = terms
        self._whole = {term: cue for term, cue in terms.items() if not term.endswith("*")}
        self._stems = {term[:-1]: cue for term, cue in terms.items() if term.endswith("*")}
        longest_first = sorted((*self._whole, *self._stems), key=len, reverse=True)
        body = "|".join(re.escape(term) + (r"\w*" if term in self._stems else "") for term in longest_first)
        self.pattern = re.compile(rf"(?<!\w)(?:{body})(?!\w)")

    def cue(self, word: str) -> Cue:
        """Return the cue that a match of the pattern is of."""
        found = self._whole.get(word)
        return found or next(cue for stem, cue in self._stems.items() if word.startswith(stem))


@cache
def built_in_cues() -> CueTable:
    """Return the terms of ``cues.tsv``.

    Raises:
        ResourceError: A term's theme is unknown.
    """
    terms: dict[str, Cue] = {}
    source = f"{_PACKAGE}/cues.tsv"
    for row in read_tsv(package_text(_PACKAGE, "cues.tsv"), source, ("term", "theme", "weight", "most")):
        if row["theme"] not in _THEMES:
            raise ResourceError(f"{row.source}: the theme {row['theme']!r} is unknown")
        terms[row["term"]] = Cue(row["theme"], float(row["weight"]), int(row["most"]))
    return CueTable(terms)


def with_own_cues(own: UserRules) -> CueTable:
    """Return the built-in terms with the user's among them; theirs count where both have one."""
    if not own.relevance:
        return built_in_cues()
    mine = {term: Cue(rule.theme, rule.weight, rule.most) for rule in own.relevance for term in rule.terms}
    return CueTable({**built_in_cues().terms, **mine})


def themes(
    text: str,
    noise: Iterable[tuple[int, int]] = (),
    groups: int = 0,
    cues: CueTable | None = None,
    leaner: Leaner | None = None,
) -> Themes:
    """Add up the weights of an article's cue terms.

    Args:
        text: The article.
        noise: Spans that do not count (bylines, `Baca juga` lines).
        groups: Number of mentions of groups that trafficking and protection are about.
        cues: The terms; None takes the built-in ones.
        leaner: Tells trafficking from the protection of migrants; None takes the built-in terms.

    Returns:
        Points per theme and the article's length.
    """
    table = built_in_cues() if cues is None else cues
    counts: Counter[str] = Counter()
    points = dict.fromkeys(_THEMES, 0.0)
    points["setting"] = min(groups * _GROUP_WEIGHT, _MOST_FOR_GROUPS)
    lowered = without(text, noise).lower()
    for match in table.pattern.finditer(lowered):
        word = match.group()
        cue = table.cue(word)
        counts[word] += 1
        if counts[word] <= cue.most:
            points[cue.theme] += cue.weight
        if counts[word] == 1 and match.start() < _LEAD:
            points[cue.theme] += cue.weight
    ways = sum(1 for word in counts if table.cue(word).theme == "suspect")
    leaning = (leaner or built_in_leaner()).leaning(lowered)
    return Themes(points, len(text) // 7, ways, leaning, built_in_teller().told(lowered))


def without(text: str, noise: Iterable[tuple[int, int]]) -> str:
    """Return a text with blanks in place of noise.

    Args:
        text: The text.
        noise: Spans that do not count, in text order.
    """
    kept, last = [], 0
    for start, end in noise:
        kept += [text[last:start], " " * (end - start)]
        last = end
    return "".join((*kept, text[last:]))


def judge(found: Themes) -> tuple[RelevanceLabel, float]:
    """Turn points into a label.

    An article that names neither trafficking nor migrants, nor several ways of it, is about something else,
    whatever broker and victims it has; unless everyday words tell of either (``Themes.told``). One that names migrants
    only and whose words tell of another matter is about that.

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
    backed = points["tppo"] + points["migrant"] + points["setting"] + 1.0 + max(0, found.ways - 1)
    trafficking = points["tppo"] + min(points["suspect"], backed)
    ratio = (trafficking + field + points["elsewhere"]) / needed
    unnamed = points["tppo"] + points["migrant"] < _NAMED and found.ways < _WAYS
    too_little = ratio < 1 or (points["tppo"] + points["suspect"] < 1.5 and points["migrant"] < needed)
    label: RelevanceLabel = "tppo" if found.leaning > 0 else "migrant_protection"
    unlike = found.told < _UNLIKE and points["tppo"] < _NAMED and found.words >= _TALE
    if not unnamed and not too_little and not unlike:
        return label, round(min(1.0, ratio / (ratio + 0.6)), 3)
    if found.told > (0 if points["elsewhere"] > _OTHER_MATTER else _PLAIN):
        return label, round(1 / (1 + math.exp(-found.told)), 3)
    return "other", round(min(1.0, max(0.5 if unnamed else 0.0, 1 - ratio / 2)), 3)
