"""Weights and scores found anew: ``python -m tools.fitting NAME TRAIN… [--write]``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.fitting import conclusion, leaning, scores, telling, triggers
from tools.fitting.articles import training
from tools.fitting.files import PACKAGE, comment, table, wide, with_number
from tools.fitting.logit import fit
from tpo_ie.actions.conclusion import weights as shipped_conclusion
from tpo_ie.actions.learned.finder import LEAST
from tpo_ie.actions.learned.model import WEIGHTS, pack
from tpo_ie.document import Document
from tpo_ie.relevance.leaning import built_in
from tpo_ie.relevance.telling import built_in_telling

TRAIN = Path("corpora/tppo-1.0/train.jsonl")
_OFF = 0.05  # by which a score may differ before it is named


def fit_conclusion(documents: Sequence[Document], *, write: bool) -> None:
    """Fit who acts where the clause leaves it out; print cross-validation."""
    held_out = conclusion.cross_validate(documents)
    for threshold in conclusion.THRESHOLDS:
        print(conclusion.outcome(held_out, threshold))
    threshold = shipped_conclusion().threshold
    old, new = conclusion.shipped_weights(), conclusion.outcome(held_out, threshold)
    found = conclusion.cases(documents)
    seen = [(choice, old) for choice in conclusion.choices(found, shipped_conclusion().affinity)]
    print(f"shipped, on the articles it was fitted on: {conclusion.outcome(seen, threshold)}")
    print(f"fitted, on articles held out: {new}")
    if write:
        fits = conclusion.affinity(documents)
        weights = fit(conclusion.choices(found, fits), conclusion.RIDGE)
        path = PACKAGE / "actions" / "conclusion.yaml"
        parts = (
            comment(path),
            f"threshold: {threshold:g}\nbody:\n{table(weights.option)}nobody:\n{table(weights.none)}",
            "# The logarithm of how much more often bodies of a kind do acts of a category than bodies on the whole.\n",
            f"affinity:\n{wide(fits)}",
        )
        path.write_text("".join(parts), encoding="utf-8", newline="\n")


def fit_leaning(documents: Sequence[Document], *, write: bool) -> None:
    """Fit what tells trafficking from the protection of migrants; print cross-validation."""
    found = leaning.articles(documents)
    model = leaning.fitted(found)
    print(f"{len(found)} articles of the field")
    print(f"wrong in cross-validation: {len(leaning.cross_validate(found))}")
    print(f"wrong on the same articles, fitted: {len(leaning.mistakes(model, found))}")
    print(f"wrong on the same articles, shipped: {len(leaning.mistakes(built_in(), found))}")
    print(f"fitted and shipped are {'the same' if model == built_in() else 'not the same'}")
    if write:
        path = PACKAGE / "relevance" / "leaning.yaml"
        text = with_number(path.read_text(encoding="utf-8"), "", leaning.BIAS, model.bias)
        for name, sign in model.signs.items():
            text = with_number(text, name, "weight", sign.weight)
            text = with_number(text, name, "lead", sign.lead) if sign.lead else text
        path.write_text(text, encoding="utf-8", newline="\n")


def fit_scores(documents: Sequence[Document], *, write: bool) -> None:
    """Count how often what rules find is right; print where the shipped score is another."""
    found, shipped = scores.scores(documents), scores.shipped()
    for rule, score in found.items():
        if abs(score - shipped[rule]) >= _OFF:
            print(f"{rule}: {score:.2f}, shipped {shipped[rule]:.2f}")
    if write:
        path = PACKAGE / "actions" / "rules.yaml"
        text = scores.with_scores(path.read_text(encoding="utf-8"), found)
        path.write_text(text, encoding="utf-8", newline="\n")


def fit_triggers(documents: Sequence[Document], *, write: bool) -> None:
    """Fit the words that tell of acts; print cross-validation, and scores of the learned rules."""
    found = triggers.cross_validate(documents, triggers.LEASTS)
    for least, outcome in found.items():
        print(f"{least or 'frames alone'}: {outcome}")
    chosen = triggers.scores(found[LEAST])
    print(chosen)
    if write:
        model = triggers.fit([row for mine in triggers.rows(documents).values() for row in mine])
        (PACKAGE / "actions" / "learned" / WEIGHTS).write_bytes(pack(model))
        path = PACKAGE / "actions" / "rules.yaml"
        text = scores.with_scores(path.read_text(encoding="utf-8"), chosen)
        path.write_text(text, encoding="utf-8", newline="\n")


def fit_telling(documents: Sequence[Document], *, write: bool, news: Path | None = None) -> None:
    """Fit what tells the field from other matters; print cross-validation."""
    found = telling.articles(documents)
    found += telling.other_matters(news) if news else []
    of_field = sum(article.of_field for article in found)
    print(f"{of_field} articles of the field, {len(found) - of_field} on other matters")
    wrong = telling.cross_validate(found)
    missed, alarms = ([a.id for a in wrong if a.of_field is side] for side in (True, False))
    print(f"in cross-validation not told: {len(missed)}; told of other matters: {len(alarms)} {' '.join(alarms)}")
    model = telling.fitted(found)
    print(f"wrong on the same articles, fitted: {len(telling.mistakes(model, found))}")
    print(f"wrong on the same articles, shipped: {len(telling.mistakes(built_in_telling(), found))}")
    print(f"fitted and shipped are {'the same' if model == built_in_telling() else 'not the same'}")
    if write:
        path = PACKAGE / "relevance" / "telling.yaml"
        text = with_number(path.read_text(encoding="utf-8"), "", telling.BIAS, model.bias)
        for name, sign in model.signs.items():
            text = with_number(text, name, "weight", sign.weight)
        path.write_text(text, encoding="utf-8", newline="\n")


_TASKS: dict[str, Callable[..., None]] = {
    "conclusion": fit_conclusion,
    "leaning": fit_leaning,
    "scores": fit_scores,
    "telling": fit_telling,
    "triggers": fit_triggers,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print, and with ``--write`` put the numbers into the package."""
    parser = argparse.ArgumentParser(prog="python -m tools.fitting", description=__doc__)
    parser.add_argument("name", choices=_TASKS)
    parser.add_argument(
        "train", nargs="*", type=Path, default=[TRAIN], help="annotated files; only their split train counts"
    )
    parser.add_argument("--write", action="store_true", help="write the numbers into the package's file")
    parser.add_argument(
        "--news", type=Path, help="telling only: folder of real news on other matters, with annotations in it"
    )
    given = parser.parse_args(arguments)
    documents = training(given.train)
    if not documents:
        parser.error("no documents of the split train")
    more = {"news": given.news} if given.news and given.name == "telling" else {}
    _TASKS[given.name](documents, write=given.write, **more)


if __name__ == "__main__":
    main()
