"""What the model's triggers of actions add to the frames, by the confidence that is asked of them.

python tools/learned_triggers.py GOLD… [--model DIR]

GOLD must be articles that the model was not trained on. Prints category, category with actor and status over a
range of least confidences, the same for all categories, and how often what the model added is right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

import tpo_ie
from tpo_ie.actions import learned
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.evaluate import evaluate
from tpo_ie.evaluation.layers.actions import matches

DOUBTS = (0.0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)  # 0.0: nothing that the frames read is refused
LEAST = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # 1.0: the frames alone


def extracted(nlp: Language, gold: Sequence[Document], least: float, doubt: float) -> list[Document]:
    """Return the articles read with one least confidence for all categories, and one limit of doubt."""
    rules, doubted = learned.learned_rules(), learned.DOUBT
    learned.DOUBT = doubt
    asked = {name: rule.model_copy(update={"least": least}) for name, rule in rules.items()}
    held = dict(rules)
    rules.update(asked)
    try:
        records = [{"id": d.id, "text": d.text, "published": d.meta.published} for d in gold]
        return list(tpo_ie.extract_many(records, model=nlp))
    finally:
        rules.update(held)
        learned.DOUBT = doubted


def added(pairs: Sequence[tuple[Document, Document]]) -> tuple[Counter[str], Counter[str]]:
    """Return by category how many acts the model's triggers gave, and how many of them gold has."""
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold, found in pairs:
        given.update(a.category for a in found.actions if (a.rule or "").startswith("learned-"))
        right.update(m.category for _, m in matches(Pair(gold, found)) if (m.rule or "").startswith("learned-"))
    return given, right


def lines(nlp: Language, gold: Sequence[Document]) -> Iterator[str]:
    """Yield the table: first other limits of doubt, then other least confidences at the limit that ships."""
    yield "least doubt | added: right of given | category P R F1 | +actor F1 | status"
    tried = [(1.0, doubt) for doubt in DOUBTS] + [(least, learned.DOUBT) for least in LEAST]
    for least, doubt in tried:
        pairs = list(zip(gold, extracted(nlp, gold, least, doubt), strict=True))
        given, right = added(pairs)
        scores = evaluate(pairs, resamples=1)["actions"]
        category = scores["category"]
        yield (
            f"{least:.1f} {doubt:g} | {right.total()} of {given.total()} | {category['p']:.3f} {category['r']:.3f} "
            f"{category['f1']:.3f} | {scores['category_actor']['f1']:.3f} | {scores['status']['f1']:.3f}"
        )
        if least == LEAST[0]:
            told = (f"{name} {right[name]}/{number}" for name, number in given.most_common())
            yield "      " + ", ".join(told)


def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="directory of a model; default: the shipped one")
    parser.add_argument("--all-actions", action="store_true", help="read articles on other subjects too")
    given = parser.parse_args()
    nlp = tpo_ie.load(given.model, all_actions=given.all_actions)
    for line in lines(nlp, list(read_documents(given.gold))):
        print(line, flush=True)


if __name__ == "__main__":
    main()
