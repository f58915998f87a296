"""Whether two names are those of one body, however they are written.

Gold has `Polres Cirebon` for one body and `Kepolisian Resor Dumai` for the next: annotators write an acronym out or
leave it, and both are right. What a measure of bodies asks is whether the *body* is right, so names are compared as
the registry writes them out. That cannot make another body right:

- what differs beside acronyms stays different: region, class, number, unit (`Polresta Bogor` and `Polres Bogor`,
  `Komisi II` and `Komisi III`, `Kanwil` and `Kanim`);
- `Provinsi` counts only where a region's name has a second meaning (`Dinas Sosial Gorontalo`, a regency too),
  `Republik Indonesia` only where the registry knows two bodies;
- an acronym that several bodies bear (`KKP`) stands for none of them: the written name must be the same;
- neither the user's own names nor anything else of the extraction is asked, and typing errors stay errors.

How often the *wording* is the same has a figure of its own, ``entities.agency_names_exact``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tpo_ie.registry.knowledge import Knowledge

_SPACE = re.compile(r"\s+")
_COUNTRY = " Republik Indonesia"
_LONGEST_REGION = 5


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """Return a name for comparison: case folded, white space single."""
    return _SPACE.sub(" ", name).strip().casefold()


@lru_cache(maxsize=65536)
def canonical_name(name: str) -> str:
    """Return a body's name for comparison: acronyms written out, words that say nothing more left out.

    Args:
        name: The name of an agency, in any of its forms.
    """
    plain = _SPACE.sub(" ", name).strip()
    agencies = _knowledge().agencies
    if " " not in plain and agencies.is_ambiguous(plain):
        return plain.casefold()
    return _without_country(_without_province(agencies.written_out(plain))).casefold()


def same_body(first: str, second: str) -> bool:
    """Say whether two names of agencies are names of one body.

    Args:
        first: A name.
        second: Another.
    """
    return normal(first) == normal(second) or canonical_name(first) == canonical_name(second)


@cache
def _knowledge() -> Knowledge:
    from tpo_ie.registry.knowledge import Knowledge

    return Knowledge()


def _without_province(name: str) -> str:
    """`Dinas X Provinsi Jawa Barat` → `Dinas X Jawa Barat`, `Pemerintah Daerah Khusus Jakarta` → `… DKI Jakarta`."""
    regions = _knowledge().regions
    words = name.split()
    for size in range(min(_LONGEST_REGION, len(words) - 1), 0, -1):
        written = " ".join(words[-size:])
        region = regions.find(written)
        if region is None or region.type != "provinsi" or written not in (region.name, *region.aliases):
            continue
        head = words[:-size]
        if head[-1] == "Provinsi" and not regions.is_shared(region.name):
            head.pop()
        return " ".join([*head, region.name])
    return name


def _without_country(name: str) -> str:
    agencies = _knowledge().agencies
    short = name.removesuffix(_COUNTRY)
    if short in (name, ""):
        return name
    body, other = agencies.find(name), agencies.find(short)
    return short if body is not None and other is not None and body.id == other.id else name
