"""Addresses that the model took for one place: `Desa Waung Kecamatan Boyolangu` names two."""

from __future__ import annotations

import re
from dataclasses import replace

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.regions import RegionRegistry

_KIND = (
    "Dusun|Dukuh|Lingkungan|Kampung|Desa|Kelurahan|Kalurahan|Nagari|Gampong"
    "|Kecamatan|Kapanewon|Distrik|Kabupaten|Kota|Provinsi"
)
# Places whose names may end where the next begins; not `Kantor Desa X`, `Balai Kota`.
_HEAD = re.compile(rf"(?:{_KIND}|Jalan|Jl\.?|RT|RW|Gang|Perumahan)\b")
_NEXT = re.compile(rf" (?=(?:{_KIND}) [A-Z])")


def split_addresses(text: str, mentions: list[FoundMention], regions: RegionRegistry) -> list[FoundMention]:
    """Cut places at the words that begin the next greater one, and at the regency that closes the address.

    Args:
        text: The text.
        mentions: Mentions in text order.
        regions: The regions.

    Returns:
        Mentions in text order (annotation guide, section 7: address chains).
    """
    return [part for mention in mentions for part in _parts(text, mention, regions)]


def _parts(text: str, mention: FoundMention, regions: RegionRegistry) -> list[FoundMention]:
    if mention.label != "LOC" or not _HEAD.match(text, mention.start, mention.end):
        return [mention]
    parts: list[FoundMention] = []
    start = mention.start
    for cut in _NEXT.finditer(text, mention.start, mention.end):
        if " " not in text[start : cut.start()]:
            continue  # `Kecamatan Kota Baru`
        parts.append(replace(mention, start=start, end=cut.start()))
        start = cut.end()
    last = replace(mention, start=start)
    if parts or text.startswith(("Jalan ", "Jl"), start):
        for space in re.finditer(" ", text[last.start : last.end]):
            words = text[last.start : last.start + space.start()].split()
            region = regions.find(text[last.start + space.end() : last.end])
            if len(words) > 1 and region is not None and region.type in ("kabupaten", "kota", "provinsi"):
                return [
                    *parts,
                    replace(last, end=last.start + space.start()),
                    replace(last, start=last.start + space.end()),
                ]
    return [*parts, last]
