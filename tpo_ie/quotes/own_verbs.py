"""Verbs of saying of the user's own, laid over the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tpo_ie.overlay import UserRules
from tpo_ie.overlay.rules import QuoteRule
from tpo_ie.quotes.lexicon import SpeechForm, built_in_forms, forms_of


@dataclass(frozen=True, slots=True)
class OwnVerbs:
    """The user's verbs.

    Args:
        forms: All forms, built-in and own; None when the user has none.
        rules: The rule of each own form.
    """

    forms: Mapping[str, SpeechForm] | None
    rules: Mapping[str, QuoteRule]


def own_verbs(own: UserRules) -> OwnVerbs:
    """Return the forms of verbs of saying with the user's among them; theirs count where both have one."""
    if not own.quotes:
        return OwnVerbs(None, {})
    forms: dict[str, SpeechForm] = {}
    rules: dict[str, QuoteRule] = {}
    for rule in own.quotes:
        for spelling, form in forms_of(rule, rule.group):
            forms[spelling], rules[spelling] = form, rule
    return OwnVerbs(built_in_forms() | forms, rules)
