"""All rules of all stages, by layer: what can stand in a result's ``rule``."""

from __future__ import annotations

from tpo_ie.resources import Rule, load_rules

_PACKAGES = {
    "officials": "tpo_ie.officials",
    "quotes": "tpo_ie.quotes",
    "relations": "tpo_ie.relations",
    "actions": "tpo_ie.actions",
}


class _AnyRule(Rule, extra="ignore"):
    """A rule of any stage, its own fields left aside."""


def rule_ids(layer: str) -> set[str]:
    """Return the ids of the rules that fill a layer (``officials``, ``quotes``, ``relations``, ``actions``)."""
    return set(load_rules(_PACKAGES[layer], _AnyRule))
