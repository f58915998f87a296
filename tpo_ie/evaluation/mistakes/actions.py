"""Mistakes in actions: missed, spurious, wrong category, wrong actor, other arguments, factuality."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Action, Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers.actions import ENTITY_ARGUMENTS, differences, matches, same_actor
from tpo_ie.evaluation.mistakes.base import Mistake, Side

_FACTUALITY = {"status", "negated"}


def find(pair: Pair) -> Iterator[Mistake]:
    """Yield actions that differ; an action may have several mistakes."""
    matched = matches(pair, any_category=True)
    for g, p in matched:
        for type_ in _wrong(pair, g, p):
            yield Mistake("actions", type_, _side(pair.gold, g), _side(pair.predicted, p))
    lefts, rights = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
    for action in pair.gold.actions:
        if id(action) not in lefts:
            yield Mistake("actions", "missed", _side(pair.gold, action), None)
    for action in pair.predicted.actions:
        if id(action) not in rights:
            yield Mistake("actions", "spurious", None, _side(pair.predicted, action))


def _wrong(pair: Pair, gold: Action, predicted: Action) -> Iterator[str]:
    if gold.category != predicted.category:
        yield "wrong_category"
        return
    fields = differences(pair, gold, predicted)
    if "actors" in fields:
        yield "wrong_other_actors" if same_actor(pair, gold, predicted) else "wrong_actor"
    if fields & _FACTUALITY:
        yield "wrong_factuality"
    yield from (f"wrong_{field}" for field in sorted(fields - _FACTUALITY - {"actors"}))


def _side(document: Document, action: Action) -> Side:
    """The action in words: its trigger, then what its fields hold."""
    fields = [(field, ", ".join(document.names(getattr(action, field)))) for field in ENTITY_ARGUMENTS]
    fields += [("time", ", ".join(action.time)), ("count", "" if action.count is None else str(action.count))]
    fields.append(("status", f"not {action.status}" if action.negated else action.status))
    details = "; ".join(f"{field}: {value}" for field, value in fields if value)
    return Side(action.category, f"{document.span(action.trigger)} – {details}", (action.trigger,))
