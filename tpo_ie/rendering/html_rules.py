"""What rules read, in the words of their rule files, for pages that say why a result is there."""

from __future__ import annotations

from functools import cache

from tpo_ie.resources import package_text, parse_yaml

_STAGES = ("actions", "officials", "quotes", "relations")


@cache
def rule_descriptions() -> dict[str, str]:
    """Return the description of each rule that ships, in English, by id."""
    found: dict[str, str] = {}
    for stage in _STAGES:
        for rule in parse_yaml(package_text(f"tpo_ie.{stage}", "rules.yaml"), f"tpo_ie.{stage}/rules.yaml"):
            found.setdefault(rule["id"], rule["description"])
    return found
