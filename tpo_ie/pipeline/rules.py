"""All rules of all stages, by layer: what can stand in a result's ``rule``; and switching rules off."""

from __future__ import annotations

from tpo_ie.errors import ResourceError
from tpo_ie.resources import Rule, load_rules, parse_yaml, user_text

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


def disabled_rules(path: str | None) -> frozenset[str]:
    """Return the rules that a user switches off.

    Args:
        path: YAML file with ``disable: [rule-id, …]``; None switches off none.

    Returns:
        Their ids.

    Raises:
        ResourceError: The file has another shape or names a rule that does not exist.
    """
    if path is None:
        return frozenset()
    data = parse_yaml(user_text(path), path)
    wanted = data.get("disable") if isinstance(data, dict) else None
    if not isinstance(wanted, list) or set(data) != {"disable"}:
        raise ResourceError(f"{path}: one key is expected, `disable`, with a list of rule ids")
    known = set().union(*(rule_ids(layer) for layer in _PACKAGES))
    for rule in wanted:
        if rule not in known:
            raise ResourceError(f"{path}: there is no rule {rule!r}")
    return frozenset(wanted)
