"""One scorer per layer: gold and prediction of a document in, counts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from tpo_ie.document import Action, Document, Quote
from tpo_ie.evaluation.alignment import align_entities, normal
from tpo_ie.evaluation.counts import Counts

LayerCounts = dict[tuple[str, ...], Counts]

DEFINITIONS: dict[str, str] = {
    "mentions.strict": "same start, same end, same label",
    "mentions.boundaries": "same start, same end, any label",
    "entities": "pairs of mentions with equal spans that share an entity on both sides (link F1)",
    "agency_names": "agency entities paired by mentions whose canonical names are equal, case aside",
    "officials": "person, title (case aside) and agency all the same",
    "relations": "same type, head and tail entity; cooperates_with without direction; "
    "holds_position and works_for derived from officials",
    "quotes.span": "intersection over union of the characters at least 0.8",
    "quotes.span_speaker": "the same, and the same speaker entity",
    "actions.category": "same category and overlapping trigger or shared evidence sentence, one to one",
    "actions.category_actor": "the same, and the first agency or organisation among the actors is the same "
    "(or there is none on either side)",
    "actions.status": "share of category matches whose status and negation are right, as F1 over matches",
}


def _overlap(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """Count equal keys; a key that stands twice must be found twice."""
    ours, theirs = Counter(predicted), Counter(gold)
    return Counts(sum((ours & theirs).values()), sum(ours.values()), sum(theirs.values()))


def score_mentions(gold: Document, predicted: Document) -> LayerCounts:
    """Score mentions, in all and per label."""
    ours = [(m.start, m.end, m.label) for m in predicted.mentions]
    theirs = [(m.start, m.end, m.label) for m in gold.mentions]
    counts: LayerCounts = {
        ("strict", "micro"): _overlap(theirs, ours),
        ("boundaries", "micro"): _overlap([m[:2] for m in theirs], [m[:2] for m in ours]),
    }
    for label in {m[2] for m in (*ours, *theirs)}:
        counts["strict", "per_label", label] = _overlap(
            [m for m in theirs if m[2] == label], [m for m in ours if m[2] == label]
        )
    return counts


def score_entities(gold: Document, predicted: Document) -> LayerCounts:
    """Score coreference by links, and the canonical names of agencies."""

    def links(document: Document) -> set[tuple[tuple[int, int], tuple[int, int]]]:
        groups: dict[str, list[tuple[int, int]]] = {}
        for m in document.mentions:
            groups.setdefault(m.entity, []).append((m.start, m.end))
        return {(a, b) for spans in groups.values() for i, a in enumerate(spans) for b in spans[i + 1 :]}

    pairs = align_entities(gold, predicted)
    agencies = [(ours, theirs) for ours, theirs in pairs.items() if gold.entity(theirs).type == "AGENCY"]
    right = sum(normal(predicted.entity(ours).name) == normal(gold.entity(theirs).name) for ours, theirs in agencies)
    return {
        (): _overlap(links(gold), links(predicted)),
        ("agency_names",): Counts(right, len(agencies), len(agencies)),
    }


def _translate(pairs: dict[str, str], entity_id: str) -> str:
    return pairs.get(entity_id, f"?{entity_id}")


def score_officials(gold: Document, predicted: Document) -> LayerCounts:
    """Score officials: person, title and agency."""
    pairs = align_entities(gold, predicted)
    return {
        (): _overlap(
            [(o.person, normal(o.title), o.agency) for o in gold.officials],
            [(_translate(pairs, o.person), normal(o.title), _translate(pairs, o.agency)) for o in predicted.officials],
        )
    }


def _relation_keys(document: Document, translate: Callable[[str], str]) -> set[tuple[str, Any, Any]]:
    keys: set[tuple[str, Any, Any]] = set()
    office_holders = {official.person for official in document.officials}
    for official in document.officials:
        person, agency = translate(official.person), translate(official.agency)
        keys.add(("holds_position", person, (normal(official.title), agency)))
        keys.add(("works_for", person, agency))
    for relation in document.relations:
        if relation.type == "holds_position" and relation.head in office_holders:
            continue  # follows from the officials layer already
        head, tail = translate(relation.head), translate(relation.tail)
        if relation.type == "cooperates_with":
            head, tail = sorted((head, tail))
        keys.add((relation.type, head, tail))
    return keys


def score_relations(gold: Document, predicted: Document) -> LayerCounts:
    """Score relations, in all and per type."""
    pairs = align_entities(gold, predicted)
    theirs = _relation_keys(gold, lambda entity_id: entity_id)
    ours = _relation_keys(predicted, lambda entity_id: _translate(pairs, entity_id))
    counts: LayerCounts = {("micro",): _overlap(theirs, ours)}
    for type_ in {key[0] for key in (*ours, *theirs)}:
        counts["per_type", type_] = _overlap(
            [key for key in theirs if key[0] == type_], [key for key in ours if key[0] == type_]
        )
    return counts


def overlap_ratio(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return intersection over union of two spans, 0 to 1."""
    inside = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, inside) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def match_quotes(gold: Document, predicted: Document, threshold: float = 0.8) -> list[tuple[Quote, Quote]]:
    """Pair gold with predicted quotes one to one, best overlap first.

    Args:
        gold: The gold document.
        predicted: The prediction.
        threshold: Least intersection over union.

    Returns:
        (gold, predicted) pairs.
    """
    candidates = [
        (overlap_ratio((g.start, g.end), (p.start, p.end)), i, j)
        for i, g in enumerate(gold.quotes)
        for j, p in enumerate(predicted.quotes)
    ]
    return [
        (gold.quotes[i], predicted.quotes[j])
        for i, j in _one_to_one([c for c in candidates if c[0] >= threshold])
    ]  # fmt: skip


def _one_to_one(candidates: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    chosen = []
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j))
    return chosen


def score_quotes(gold: Document, predicted: Document) -> LayerCounts:
    """Score quotes: span alone, span and speaker, also at the lenient overlap of 0.3."""
    pairs = align_entities(gold, predicted)
    sizes = len(predicted.quotes), len(gold.quotes)
    counts: LayerCounts = {}
    for name, threshold in (("", 0.8), ("_lenient", 0.3), ("_exact", 1.0)):
        matched = match_quotes(gold, predicted, threshold)
        right = sum(_translate(pairs, p.speaker) == g.speaker for g, p in matched)
        counts[f"span{name}",] = Counts(len(matched), *sizes)
        counts[f"span_speaker{name}",] = Counts(right, *sizes)
    return counts


def _lead_actor(document: Document, action: Action) -> str | None:
    """The first body among the actors; a person only when no body acts."""
    bodies = [a for a in action.actors if document.entity(a).type in ("AGENCY", "ORG")]
    return next(iter(bodies or action.actors), None)


def match_actions(gold: Document, predicted: Document) -> list[tuple[Action, Action]]:
    """Pair gold with predicted actions of one category, one to one.

    Overlapping triggers pair first, then shared evidence; equal actors decide ties.

    Args:
        gold: The gold document.
        predicted: The prediction.

    Returns:
        (gold, predicted) pairs.
    """
    pairs = align_entities(gold, predicted)

    def touching(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return a[0] < b[1] and b[0] < a[1]

    candidates = []
    for i, g in enumerate(gold.actions):
        for j, p in enumerate(predicted.actions):
            if g.category != p.category:
                continue
            trigger = touching(g.trigger, p.trigger)
            evidence = any(touching(a, b) for a in g.evidence or (g.trigger,) for b in p.evidence or (p.trigger,))
            if trigger or evidence:
                same = set(g.actors) == {_translate(pairs, a) for a in p.actors}
                candidates.append((2.0 * trigger + evidence + 0.5 * same, i, j))
    return [(gold.actions[i], predicted.actions[j]) for i, j in _one_to_one(candidates)]


def score_actions(gold: Document, predicted: Document) -> LayerCounts:
    """Score actions: category, category and actor, all per category; fields over matched actions."""
    pairs = align_entities(gold, predicted)
    matched = match_actions(gold, predicted)

    def translated(ids: Iterable[str]) -> set[str]:
        return {_translate(pairs, entity_id) for entity_id in ids}

    def same_actor(g: Action, p: Action) -> bool:
        ours, theirs = _lead_actor(predicted, p), _lead_actor(gold, g)
        return (None if ours is None else _translate(pairs, ours)) == theirs

    sizes = len(predicted.actions), len(gold.actions)
    n = len(matched)
    counts: LayerCounts = {
        ("category",): Counts(n, *sizes),
        ("category_actor",): Counts(sum(same_actor(g, p) for g, p in matched), *sizes),
        ("status",): Counts(sum((g.status, g.negated) == (p.status, p.negated) for g, p in matched), n, n),
        ("count",): Counts(sum(g.count == p.count for g, p in matched), n, n),
        ("time",): Counts(sum(set(g.time) == set(p.time) for g, p in matched), n, n),
    }
    for field in ("actors", "partners", "targets", "place", "legal_basis"):
        right = sum(set(getattr(g, field)) == translated(getattr(p, field)) for g, p in matched)
        counts[field,] = Counts(right, n, n)
    for category in {a.category for a in (*gold.actions, *predicted.actions)}:
        counts["per_category", category] = Counts(
            sum(g.category == category for g, _ in matched),
            sum(p.category == category for p in predicted.actions),
            sum(g.category == category for g in gold.actions),
        )
    return counts


def score_relevance(gold: Document, predicted: Document) -> LayerCounts:
    """Score the article's label, where gold has one."""
    if gold.relevance is None:
        return {}
    right = predicted.relevance is not None and predicted.relevance.label == gold.relevance.label
    return {(): Counts(int(right), 1, 1)}


SCORERS: dict[str, Callable[[Document, Document], LayerCounts]] = {
    "mentions": score_mentions,
    "entities": score_entities,
    "officials": score_officials,
    "relations": score_relations,
    "quotes": score_quotes,
    "actions": score_actions,
    "relevance": score_relevance,
}
