"""Actions: category, actor, every argument, factuality."""

from __future__ import annotations

from collections.abc import Hashable

from tpo_ie.document import Action, Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.layers.base import LayerCounts, one_to_one, overlap

ENTITY_ARGUMENTS = ("actors", "partners", "targets", "place", "legal_basis")
_BODIES = ("AGENCY", "ORG")


def score(pair: Pair) -> LayerCounts:
    """Score actions by category, by category and actor, in full; arguments and factuality over those matched."""
    matched = matches(pair)
    gold, predicted = pair.gold.actions, pair.predicted.actions
    sizes = len(predicted), len(gold)
    categories = [g.category for g, _ in matched]
    counts: LayerCounts = {
        ("category",): Counts(len(matched), *sizes),
        ("category_actor",): Counts(sum(same_actor(pair, g, p) for g, p in matched), *sizes),
    }
    for category in {action.category for action in (*gold, *predicted)}:
        counts["per_category", category] = Counts(
            categories.count(category),
            sum(action.category == category for action in predicted),
            sum(action.category == category for action in gold),
        )
    wrong = [differences(pair, g, p) for g, p in matched]
    counts["full",] = Counts(sum(not fields for fields in wrong), *sizes)
    n = len(matched)
    for field in (*ENTITY_ARGUMENTS, "time", "count"):
        counts[field,] = Counts(sum(field not in fields for fields in wrong), n, n)
    counts["status",] = Counts(sum(fields.isdisjoint(("status", "negated")) for fields in wrong), n, n)
    counts["status_only",] = Counts(sum("status" not in fields for fields in wrong), n, n)
    counts["negation",] = Counts(sum("negated" not in fields for fields in wrong), n, n)
    counts["negated",] = Counts(
        sum(g.negated and p.negated for g, p in matched),
        sum(p.negated for _, p in matched),
        sum(g.negated for g, _ in matched),
    )
    return counts | _arguments(pair, matched)


def _arguments(pair: Pair, matched: list[tuple[Action, Action]]) -> LayerCounts:
    """Count the values of each argument over matched actions."""
    counts: LayerCounts = {}
    total = Counts()
    for field in (*ENTITY_ARGUMENTS, "time", "count"):
        value = Counts()
        for g, p in matched:
            value += overlap(values(g, field), ours(pair, p, field))
        if value.predicted or value.gold:
            counts["arguments", "per_argument", field] = value
            total += value
    counts["arguments", "micro"] = total
    return counts


def values(action: Action, field: str) -> set[Hashable]:
    """Return what an argument of an action holds: ids, times, or its one number."""
    if field == "count":
        return set() if action.count is None else {action.count}
    return set(getattr(action, field))


def ours(pair: Pair, action: Action, field: str) -> set[Hashable]:
    """Return what an argument of a predicted action holds, in gold's ids."""
    found = values(action, field)
    return {pair.to_gold(str(value)) for value in found} if field in ENTITY_ARGUMENTS else found


def differences(pair: Pair, gold: Action, predicted: Action) -> set[str]:
    """Return the fields in which a predicted action differs from the gold one it was matched with."""
    fields = {f for f in (*ENTITY_ARGUMENTS, "time", "count") if values(gold, f) != ours(pair, predicted, f)}
    return fields | {f for f in ("status", "negated") if getattr(gold, f) != getattr(predicted, f)}


def same_actor(pair: Pair, gold: Action, predicted: Action) -> bool:
    """Say whether the body that acts is the same; a person counts only when no body acts."""
    mine, yours = _lead_actor(pair.predicted, predicted), _lead_actor(pair.gold, gold)
    return (None if mine is None else pair.to_gold(mine)) == yours


def _lead_actor(document: Document, action: Action) -> str | None:
    bodies = [actor for actor in action.actors if document.entity(actor).type in _BODIES]
    return next(iter(bodies or action.actors), None)


def _touching(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a == b or (a[0] < b[1] and b[0] < a[1])


def matches(pair: Pair, *, any_category: bool = False) -> list[tuple[Action, Action]]:
    """Pair gold with predicted actions of one category, one to one.

    Overlapping triggers pair first, then shared evidence; equal actors, triggers and arguments decide ties.

    Args:
        pair: Gold and prediction.
        any_category: Pair actions of different categories too, after those of one.

    Returns:
        (gold, predicted) pairs.
    """
    candidates = []
    for i, g in enumerate(pair.gold.actions):
        for j, p in enumerate(pair.predicted.actions):
            same_category = g.category == p.category
            if not (same_category or any_category):
                continue
            trigger = _touching(g.trigger, p.trigger)
            evidence = any(_touching(a, b) for a in g.evidence or (g.trigger,) for b in p.evidence or (p.trigger,))
            # Shared evidence alone says little of two acts of different kinds: a sentence often has several.
            if trigger or (evidence and same_category):
                worth = 10.0 * same_category + 2.0 * trigger + evidence
                worth += 0.5 * (values(g, "actors") == ours(pair, p, "actors")) + 0.2 * (g.trigger == p.trigger)
                if g.trigger == p.trigger and not differences(pair, g, p):
                    worth += 0.1
                candidates.append((worth, i, j))
    return [(pair.gold.actions[i], pair.predicted.actions[j]) for _, i, j in one_to_one(candidates)]


def confusions(pair: Pair) -> list[tuple[str | None, str | None]]:
    """Return gold category beside predicted category of actions that match; None stands for no partner.

    Actions of one category pair first (as in ``actions.category``), then those whose triggers overlap.
    """
    matched = matches(pair, any_category=True)
    lefts, rights = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
    return [
        *((g.category, p.category) for g, p in matched),
        *((g.category, None) for g in pair.gold.actions if id(g) not in lefts),
        *((None, p.category) for p in pair.predicted.actions if id(p) not in rights),
    ]
