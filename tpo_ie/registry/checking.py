"""What is odd in the user's agencies but does no harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from tpo_ie.registry.agencies import AgencyRegistry

_LIKE = 0.8  # share of letters that a misspelt kind has in common with the right one


def agency_warnings(registry: AgencyRegistry) -> Iterator[str]:
    """Yield a sentence for each oddity of the user's bodies, with file and line.

    Args:
        registry: The registry with the user's bodies in it.
    """
    yield from registry.own.warnings
    kinds = Counter(agency.kind for agency in registry)
    for body in registry.own.bodies:
        others = [("parent", body.parent), *(("successors", successor) for successor in body.successors)]
        for column, other in others:
            if other and not _exists(registry, other):
                yield f"{body.origin}: {column}: there is no agency with the id {other!r}"
        near = get_close_matches(body.kind, kinds.keys() - {body.kind}, n=1, cutoff=_LIKE)
        if near and kinds[body.kind] == 1:
            yield f"{body.origin}: kind: no other agency is {body.kind!r} (did you mean {near[0]!r}?)"


def _exists(registry: AgencyRegistry, agency_id: str) -> bool:
    """Say whether there is a body with an id; a composed one needs a region that exists."""
    found = registry.get(agency_id)
    composed = found is not None and found.origin.startswith("pattern:") and found.region
    return found is not None and (not composed or registry.regions.find(found.region or "") is not None)
