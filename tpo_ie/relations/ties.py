"""Which body stands above which, as their names and the registry tell."""

from __future__ import annotations

from tpo_ie.officials.article import name_key
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.reading import Reading

# Every body of a region or of the state is below these: `Pemprov X melalui Dinas Y` says nothing new.
_GOVERNMENTS = frozenset({"government", "local-government"})
_SECTOR, _RESORT = "kepolisian sektor ", "kepolisian resor "
_FORCES = frozenset({"police", "military"})


def is_own_unit(reading: Reading, unit: str, body: str) -> bool:
    """Say whether a body is part of another by its name or as the registry knows, governments included.

    Args:
        reading: The document.
        unit: Entity of the smaller body (`Dinas Perhubungan DKI Jakarta`).
        body: Entity of the greater one (`Pemerintah Provinsi DKI Jakarta`).
    """
    names = [name_key(reading.draft.entities[entity].name) for entity in (unit, body)]
    if names[0].endswith(f" {names[1]}"):
        return True
    agencies, on = reading.knowledge.agencies, reading.draft.layout.anchor
    child, top = (agencies.find(reading.draft.entities[entity].name, on) for entity in (unit, body))
    if child is None or top is None:
        return False
    if top.kind in _FORCES and top.level == "national":  # `Polda X` and the `Polri`
        return any(above.id == top.id for above in agencies.parents(child.id))
    return child.parent == top.id and top.kind in _GOVERNMENTS


def registry_tie(reading: Reading, unit: str, parent: str) -> bool:
    """Whether the registry knows one body as parent of the other, directly or not, governments aside."""
    agencies, on = reading.knowledge.agencies, reading.draft.layout.anchor
    child = agencies.find(reading.draft.entities[unit].name, on)
    top = agencies.find(reading.draft.entities[parent].name, on)
    if child is None or top is None or top.kind in _GOVERNMENTS:
        return False
    return any(above.id == top.id or above.id in top.successors for above in agencies.parents(child.id))


def is_chain_of_command(reading: Reading, first: FoundMention, second: FoundMention) -> bool:
    """`Polsek A, Polres B, Polda C`: each the parent of the one before it; no list, which has a stranger or `dan`."""
    if not is_above(reading, first, second):
        return False
    index = reading.indexes[first.start]
    before, behind = reading.at(index - 1, "AGENCY", "ORG"), reading.at(index + 2, "AGENCY", "ORG")
    return not any(
        reading.is_list_gap(reading.text[one.end : other.start])
        and not (reading.text[one.end : other.start] == ", " and is_above(reading, one, other))
        for one, other in ((before, first), (second, behind))
        if one is not None and other is not None
    )


def is_above(reading: Reading, first: FoundMention, second: FoundMention) -> bool:
    """Whether the second body is the parent of the first; a sector's is the resort named behind it."""
    steps = tuple(
        reading.draft.entities[m.entity].name.casefold().startswith(k) for m, k in ((first, _SECTOR), (second, _RESORT))
    )
    return all(steps) or registry_tie(reading, first.entity, second.entity)
