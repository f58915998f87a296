"""Tables of labels, categories and rules, from the data model and the rule files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from tools.docs.markdown import code, table
from tpo_ie.document import ACTION_STATUSES, MENTION_LABELS, RELATION_TYPES
from tpo_ie.document.pillars import PILLARS
from tpo_ie.document.values import QuoteKind, RelevanceLabel
from tpo_ie.rendering.strings import load_strings
from tpo_ie.resources import package_text, parse_yaml

LAYERS = ("officials", "quotes", "relations", "roles", "actions")


def categories() -> str:
    """Return the categories of actions by pillar, in English and Indonesian, with their number of rules."""
    counts: dict[str, int] = {}
    for rule in _rules("actions"):
        category = str(rule.get("category", ""))
        counts[category] = counts.get(category, 0) + 1
    rows = [
        (_word(f"pillar.{pillar}"), code(category), *_words(f"category.{category}"), counts.get(category, 0))
        for pillar, members in PILLARS.items()
        for category in members
    ]
    return table(("pillar", "category", "English", "Indonesian", "rules"), rows)


def vocabularies() -> str:
    """Return the closed vocabularies of the document format."""
    rows = [
        ("labels of mentions", MENTION_LABELS),
        ("types of relations", RELATION_TYPES),
        ("kinds of quotes", get_args(QuoteKind)),
        ("status of actions", ACTION_STATUSES),
        ("relevance of articles", get_args(RelevanceLabel)),
    ]
    return table(("what", "values"), ((name, ", ".join(map(code, values))) for name, values in rows))


def rules() -> str:
    """Return every rule with its score, a table for each layer."""
    parts = []
    for layer in LAYERS:
        rows = ((code(r["id"]), r["score"], _plain(str(r["description"]))) for r in _rules(layer))
        parts.append(f"### {layer.capitalize()}\n\n" + table(("rule", "score", "what it reads"), rows))
    return "\n".join(parts)


def _rules(layer: str) -> Iterator[dict[str, object]]:
    name = f"tpo_ie/{layer}/rules.yaml"
    yield from parse_yaml(package_text(f"tpo_ie.{layer}", "rules.yaml"), name)


def _words(key: str) -> tuple[str, str]:
    return _word(key), _word(key, "id")


def _word(key: str, lang: str = "en") -> str:
    return load_strings(lang, "tpo_ie.rendering", "strings.yaml")(key)


def _plain(text: str) -> str:
    return text.replace("<", "&lt;")
