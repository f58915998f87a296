"""Rules and models side by side: what each chooses, and how their scores differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.learned_actions.candidates import Candidate
from tools.learned_actions.models import Array
from tools.learned_actions.reading import Choice
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.layers import actions
from tpo_ie.evaluation.scores import Plan, comparison, scores
from tpo_ie.evaluation.tally import Tally

MEASURES: dict[str, ScorePath] = {
    "category": ("category",),
    "category and actor": ("category_actor",),
    "status and negation": ("status",),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Scores of one contestant.

    Args:
        name: Its name.
        cells: For each measure: F1, low and high end of its interval, difference to the rules and its p-value.
    """

    name: str
    cells: tuple[tuple[float, float, float, float, float], ...]


def by_rules(rows: Sequence[Candidate]) -> dict[str, Choice]:
    """Return what the rules choose."""
    return take(rows, [float(row.accepted) for row in rows], 0.5, loose=False)


def take(rows: Sequence[Candidate], worth: Sequence[float], threshold: float, *, loose: bool) -> dict[str, Choice]:
    """Return the triggers that a model takes for acts; of the readings of one word the likeliest.

    Args:
        rows: The candidates.
        worth: The probability of each.
        threshold: From which on it is taken.
        loose: Take what the rules refuse too; else only filter what they accept.
    """
    best: dict[tuple[str, int, int], tuple[float, Candidate]] = {}
    for row, value in zip(rows, worth, strict=True):
        key = (row.article, *row.place)
        if value >= threshold and (loose or row.accepted) and value > best.get(key, (0.0, row))[0]:
            best[key] = value, row
    chosen: dict[str, Choice] = {}
    for _, row in best.values():
        chosen.setdefault(row.article, Choice()).hits[row.place] = row.hit
    return chosen


def actor_label(row: Candidate, pair: Pair) -> str:
    """Return whether the rules' actor of a right act is ``right``, is ``left open`` by gold, or is ``other``."""
    assert row.gold is not None
    lead = actions._lead_actor(pair.gold, row.gold)
    if (pair.to_gold(row.actor) if row.actor else None) == lead:
        return "right"
    return "left open" if lead is None else "other"


def tally(gold: Mapping[str, Document], found: Mapping[str, Document]) -> Tally:
    """Return the counts of the measures, article by article in the order of gold."""
    counts = Tally()
    for article, document in gold.items():
        scored = actions.score(Pair(document, found[article]))
        counts.add({path: scored[path] for path in MEASURES.values()})
    return counts


def compare(name: str, ours: Tally, rules: Tally) -> Row:
    """Return the scores of a contestant beside those of the rules, with intervals and paired tests."""
    plan = Plan(tuple(MEASURES.values()))
    own, against = scores(ours, plan), comparison(ours, rules, plan)
    return Row(
        name,
        tuple(
            (own[p]["f1"], *own[p]["ci95"], against[p]["difference"], against[p]["p_value"]) for p in MEASURES.values()
        ),
    )


def table(rows: Sequence[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = ["| contestant | " + " | ".join(MEASURES) + " |", "|---" * (1 + len(MEASURES)) + "|"]
    for row in rows:
        cells = []
        for f1, low, high, difference, p in row.cells:
            against = "" if row is rows[0] else f", {difference:+.3f} (p {p:.2f})"
            cells.append(f"{f1:.3f} [{low:.3f}–{high:.3f}]{against}")
        lines.append(f"| {row.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def ranking(rows: Sequence[Candidate], worth: Sequence[float] | Array) -> float:
    """Return how well a score orders right before wrong acts among those that the rules accept (ROC AUC)."""
    from sklearn.metrics import roc_auc_score

    judged = [
        (row.gold is not None, value)
        for row, value in zip(rows, worth, strict=True)
        if row.accepted and not row.repeats
    ]
    return float(roc_auc_score(*zip(*judged, strict=True)))
