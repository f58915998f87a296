"""Entities: chains split or merged, names of agencies that differ, and how."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.bodies import canonical_name, same_body
from tpo_ie.evaluation.causes.base import Fault
from tpo_ie.evaluation.mistakes import entities


def find(pair: Pair) -> Iterator[Fault]:
    """Yield split and merged entities and wrong names of agencies.

    Args:
        pair: Gold and prediction.
    """
    for mistake in entities.find(pair):
        if mistake.type in ("split", "merged"):
            side = mistake.gold or mistake.predicted
            yield Fault("missed", f"entity {mistake.type}", mistake.label, side.text if side else "")
    for ours, theirs in pair.entities.items():
        mine, yours = pair.predicted.entity(ours), pair.gold.entity(theirs)
        if yours.type == "AGENCY" and not same_body(mine.name, yours.name):
            cause = _name_cause(mine.type, mine.name, yours.name)
            yield Fault("missed", cause, "AGENCY", f"{yours.name} – {mine.name}")


def _name_cause(type_: str, mine: str, yours: str) -> str:
    ours, theirs = canonical_name(mine), canonical_name(yours)
    if type_ != "AGENCY":
        return "agency name: label of the entity is wrong"
    if set(ours.split()) < set(theirs.split()):
        return "agency name: part missing"
    if set(theirs.split()) < set(ours.split()):
        return "agency name: more than gold has"
    return "agency name: other words"
