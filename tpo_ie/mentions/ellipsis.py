"""Elliptical conjuncts: `Kantor Imigrasi Batam dan Tanjungpinang` names two offices (guide, section 1)."""

from __future__ import annotations

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.agencies import AgencyRegistry

_COMMA = ", "
_LAST = frozenset({" dan ", ", dan ", " serta ", ", serta ", " maupun ", " atau "})


def label_elliptical(text: str, mentions: list[FoundMention], agencies: AgencyRegistry) -> None:
    """Turn places that share the head of a regional body before them into bodies.

    The list has to end with `dan` (a comma alone gives an address: `Polres Bintan, Kepulauan Riau`), and all
    its places have to be regions of the same kind as the body's own.

    Args:
        text: The text.
        mentions: Mentions in text order; labels are changed in place.
        agencies: The registry.
    """
    for i, mention in enumerate(mentions):
        if mention.label != "AGENCY":
            continue
        kind = _kind(text[mention.start : mention.end], agencies)
        conjuncts = _conjuncts(text, mentions, i) if kind else []
        if conjuncts and all(_region_kind(text[m.start : m.end], agencies) == kind for m in conjuncts):
            for conjunct in conjuncts:
                conjunct.label, conjunct.source = "AGENCY", "elliptical-conjunct"


def _kind(surface: str, agencies: AgencyRegistry) -> str | None:
    """The kind of region (province, or below) that a body's name ends with."""
    entry = agencies.find(surface)
    if entry is None or not entry.region or ":" not in entry.id:
        return None
    return _region_kind(entry.region, agencies)


def _region_kind(name: str, agencies: AgencyRegistry) -> str | None:
    region = agencies.regions.find(name)
    if region is None or region.type == "country":
        return None
    return "province" if region.type == "provinsi" else "below"


def _conjuncts(text: str, mentions: list[FoundMention], i: int) -> list[FoundMention]:
    """The places listed after mention i, empty unless the list is closed by a conjunction."""
    places: list[FoundMention] = []
    end = mentions[i].end
    for following in mentions[i + 1 :]:
        between = text[end : following.start]
        if following.label != "LOC" or (between != _COMMA and between not in _LAST):
            return []
        places.append(following)
        if between in _LAST:
            return places
        end = following.end
    return []
