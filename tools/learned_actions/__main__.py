"""Rules against learned models on acts: ``python -m tools.learned_actions TRAIN DEV`` (needs scikit-learn)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tools.learned_actions import contest
from tools.learned_actions.encoder import HiddenStates
from tools.learned_actions.models import Model
from tools.learned_actions.trial import Trial, drafted, part
from tpo_ie.errors import TpoIeError

MODELS: dict[str, Callable[[], Model]] = {
    "logistic regression": Model,
    "gradient boosting": lambda: Model(boosted=True),
    "logistic regression, blind to the rules": lambda: Model(blind=True),
    "logistic regression, with encoder": lambda: Model(components=64),
    "gradient boosting, with encoder": lambda: Model(boosted=True, components=32),
}


def main() -> None:
    """Read, learn, score and print."""
    parser = argparse.ArgumentParser(prog="python -m tools.learned_actions", description=__doc__)
    parser.add_argument("train")
    parser.add_argument("dev")
    parser.add_argument("--no-encoder", action="store_true", help="leave out the models that see hidden states")
    arguments = parser.parse_args()
    from tpo_ie.corpus.reading import read_documents

    try:
        golds = [list(read_documents([path])) for path in (arguments.train, arguments.dev)]
        encoder = None if arguments.no_encoder else HiddenStates()
        parts = [part(gold, drafted(gold), encoder) for gold in golds]
    except TpoIeError as error:
        parser.error(str(error))
    report(Trial(*parts), {name: make for name, make in MODELS.items() if encoder or "encoder" not in name})


def report(trial: Trial, models: dict[str, Callable[[], Model]]) -> None:
    """Let models take part and print the tables."""
    trial.bounds()
    for name, make in models.items():
        print(f"{name} …", file=sys.stderr)
        trial.acts(name, make)
    for name in [name for name in models if "blind" not in name]:
        print(f"{name}: status, actors …", file=sys.stderr)
        trial.status(name, models[name])
        trial.actors(name, models[name])
    for p, rows in trial.table.items():
        found = trial.parts[p].rows
        acts = sum(row.gold is not None for row in found)
        print(f"\n## {p}: {len(trial.parts[p].gold)} articles, {len(found)} candidates, {acts} of them gold acts\n")
        print(contest.table(rows))
        print("\nOrder of the rules' acts by certainty (ROC AUC): ", end="")
        own = [row.hit.entry.rule.score for row in found]
        figures = [f"rules {contest.ranking(found, own):.2f}"]
        figures += [f"{name} {contest.ranking(found, worth):.2f}" for (name, q), worth in trial.worth.items() if q == p]
        print("; ".join(figures))


if __name__ == "__main__":
    main()
