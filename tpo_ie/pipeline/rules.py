"""All rules of all stages, by layer: what can stand in a result's ``rule``; and switching rules off."""

from __future__ import annotations

from tpo_ie.resources import Rule, load_rules

_PACKAGES = {
    "officials": "tpo_ie.officials",
    "quotes": "tpo_ie.quotes",
    "relations": "tpo_ie.relations",
    "actions": "tpo_ie.actions",
    "roles": "tpo_ie.roles",
}


class _AnyRule(Rule, extra="ignore"):
    """A rule of any stage, its own fields left aside."""


def rule_ids(layer: str) -> set[str]:
    """Return the ids of the rules that fill a layer (``officials``, ``quotes``, ``actions``, ``roles`` …)."""
    return set(load_rules(_PACKAGES[layer], _AnyRule))


def built_in_rules() -> set[str]:
    """Return the ids of the rules of all layers."""
    return set().union(*(rule_ids(layer) for layer in _PACKAGES))


def disabled_rules(path: str | None) -> frozenset[str]:
    """Return the rules that a user switches off.

    Args:
        path: YAML file of the user's rules with ``disable: [rule-id, …]``; None switches off none.

    Returns:
        Their ids, also such as no rule has.

    Raises:
        ResourceError: The file is wrong; names file, line and reason.
    """
    from tpo_ie.overlay import user_rules

    return frozenset(user_rules(path).disable)
