"""Parts of the data that are scored on their own: by source, year, region and length of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation.alignment import Pair, normal
from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.layers.base import LayerCounts, overlap, overlap_by
from tpo_ie.evaluation.layers.mentions import labelled_spans
from tpo_ie.registry.regions import ABROAD, RegionRegistry

UNKNOWN = "unknown"
SEEN = "seen"
_YEAR = re.compile(r"\d{4}")
_LENGTHS = ((1000, "0–999"), (2000, "1000–1999"), (4000, "2000–3999"))
_LONGEST = "4000–"

Forms = frozenset[tuple[str, str]]
"""Names that training data has: (label, surface form as :func:`normal` gives it)."""


def source(gold: Document) -> str:
    """Return the medium of an article."""
    return gold.meta.source or UNKNOWN


def year(gold: Document) -> str:
    """Return the year in which an article was published."""
    match = _YEAR.match(gold.meta.published or "")
    return match.group() if match else UNKNOWN


def length(gold: Document) -> str:
    """Return the band, in characters, in which the length of an article's text lies."""
    return next((name for limit, name in _LENGTHS if len(gold.text) < limit), _LONGEST)


def region(gold: Document) -> str:
    """Return the province (abroad: the country) of the dateline; without one, the commonest of the agencies."""
    found = _province(gold.meta.dateline_place or "")
    if found is None:
        provinces = Counter(
            province
            for entity in gold.entities
            if entity.type == "AGENCY"
            for province in [entity.attributes.get("province") or _province_in(entity.name)]
            if province
        )
        found = min(provinces, key=lambda name: (-provinces[name], name), default=None)
    return found or UNKNOWN


@cache
def _regions() -> RegionRegistry:
    return RegionRegistry.load()


@cache
def _province(name: str) -> str | None:
    """Return the province or country of a place; None when it is not known."""
    place = next((found for part in (name, name.partition(",")[0]) if (found := _regions().find(part))), None)
    if place is None:
        return None
    return place.province or (place.name if place.type == "provinsi" or place.type in ABROAD else None)


@cache
def _province_in(agency: str) -> str | None:
    """Return the province of the region that an agency's name ends with."""
    words = agency.split()
    return next((found for n in range(1, len(words)) if (found := _province(" ".join(words[n:])))), None)


SLICERS: dict[str, Callable[[Document], str]] = {"source": source, "year": year, "region": region, "length": length}


def check(names: Iterable[str], *, trained: bool) -> tuple[str, ...]:
    """Return the names of slices by document, without repeats.

    Args:
        names: What the user asked for.
        trained: Training data was given, which ``seen`` needs.

    Raises:
        InputError: A name is unknown, or ``seen`` lacks training data.
    """
    wanted = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    for name in wanted:
        if name != SEEN and name not in SLICERS:
            raise InputError(f"there is no slice {name!r}; there are {', '.join([*SLICERS, SEEN])}")
    if SEEN in wanted and not trained:
        raise InputError("the slice 'seen' needs the training data (--train)")
    return tuple(name for name in wanted if name != SEEN)


def forms(training: Iterable[Document]) -> Forms:
    """Return every name of training data with its label."""
    return frozenset((mention.label, normal(mention.text)) for document in training for mention in document.mentions)


def by_novelty(pair: Pair, known: Forms) -> LayerCounts:
    """Score mentions whose label and surface form training data has, and those it has not, each on their own.

    Args:
        pair: Gold and prediction.
        known: What training data has.

    Returns:
        Counts by path from the top of the results.
    """
    text = pair.gold.text

    def novelty(span: tuple[int, int, str]) -> str:
        return "seen" if (span[2], normal(text[span[0] : span[1]])) in known else "unseen"

    gold, predicted = labelled_spans(pair.gold), labelled_spans(pair.predicted)
    counts: LayerCounts = {}
    for name in ("seen", "unseen"):
        theirs, ours = ([span for span in spans if novelty(span) == name] for spans in (gold, predicted))
        top: ScorePath = ("slices", SEEN, name, "mentions", "strict")
        counts[*top, "micro"] = overlap(theirs, ours)
        for label, value in overlap_by(theirs, ours, lambda span: span[2]).items():
            counts[*top, "per_label", label] = value
    return counts
