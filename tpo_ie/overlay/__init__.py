"""The user's own rules: a YAML file laid over the built-in rules of all stages."""

from tpo_ie.overlay.reading import user_rules
from tpo_ie.overlay.rules import UserRules

__all__ = ["UserRules", "user_rules"]
