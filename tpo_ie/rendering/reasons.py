"""Why a result is there: rule, trigger, score and attributes, in words."""

from __future__ import annotations

from tpo_ie.document import Action, Document, Official, Quote, Relation
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.strings import Strings

_SHOWN_ELSEWHERE = "count_unit"


def why(document: Document, item: Action | Official | Relation | Quote, strings: Strings, *, trigger: str = "") -> str:
    """Return why a result is there: rule, trigger, score, attributes.

    Args:
        document: The document the result stands in; attributes that hold an entity's id show its name.
        item: A result.
        strings: The language.
        trigger: The words that set it off, where it has such.

    Returns:
        One line; gold, which has no rules, says so.
    """
    parts = [f"{strings('rule')} {item.rule}" if item.rule else strings("no_rule")]
    if trigger:
        parts.append(f"{strings('trigger')} “{trigger}”")
    if item.score is not None:
        parts.append(f"{strings('score')} {item.score:.2f}")
    names = {entity.id: entity.name for entity in document.entities}
    for key, value in item.attributes.items():
        values = value if isinstance(value, list) else [value]
        shown = ", ".join(_shown(key, v, names, strings) for v in values if v not in (None, "", {}))
        if key != _SHOWN_ELSEWHERE and shown:
            parts.append(f"{strings.get(f'attribute.{key}', key.replace('_', ' '))}: {shown}")
    return one_line(" · ".join(parts))


def _shown(key: str, value: object, names: dict[str, str], strings: Strings) -> str:
    """Return one value of an attribute: a code in plain words, an entity by its name."""
    if not isinstance(value, str):
        return str(value)
    return strings.get(f"{key}.{value}", names.get(value, value))
