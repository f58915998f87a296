"""All contestants on training articles (by cross-validation) and on development articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tools.learned_actions import contest
from tools.learned_actions.candidates import Candidate, candidates
from tools.learned_actions.encoder import HiddenStates
from tools.learned_actions.models import Array, Model, folds
from tools.learned_actions.reading import Choice, documents
from tpo_ie.actions.frames import load_frames
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.tally import Tally
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge

_REPEAT = 0.5  # weight of candidates that only repeat a gold act, as wrong ones
_SURE = 0.5  # probability from which on a learned status replaces that of the rules


@dataclass
class Part:
    """One part of the data, read up to the actions layer.

    Args:
        gold: Gold documents by id.
        drafts: The same articles as the pipeline reads them.
        rows: The candidates.
        hidden: (n, d) hidden states at their triggers.
    """

    gold: dict[str, Document]
    drafts: dict[str, Draft]
    rows: list[Candidate]
    hidden: Array

    @property
    def weights(self) -> Array:
        """Return how much each candidate counts in training."""
        return np.array([_REPEAT if row.repeats else 1.0 for row in self.rows])

    def documents(self, choices: dict[str, Choice]) -> dict[str, Document]:
        """Return the finished documents."""
        return documents(load_frames(), Knowledge().positions, self.drafts, choices)

    def counts(self, choices: dict[str, Choice]) -> Tally:
        """Return what choices score."""
        return contest.tally(self.gold, self.documents(choices))


def drafted(gold: Sequence[Document]) -> list[Draft]:
    """Return articles as the pipeline reads them, all layers but actions filled."""
    import tpo_ie
    from tpo_ie.pipeline.components import StageComponent, new_draft

    told = {"title", "source", "published", "url"}
    drafts = [new_draft(d.text, {"id": d.id, **d.meta.model_dump(include=told)}) for d in gold]
    for name, component in tpo_ie.load(threads=1).pipeline:
        if isinstance(component, StageComponent) and name != "tpo_actions":
            component.read(drafts)
    return drafts


def part(gold: Sequence[Document], drafts: Sequence[Draft], encoder: HiddenStates | None) -> Part:
    """Return one part of the data with its candidates."""
    positions, rows, states = Knowledge().positions, [], []
    for document, draft in zip(gold, drafts, strict=True):
        found = candidates(load_frames(), positions, draft, document)
        rows += found
        if found and encoder:
            states.append(encoder.at(draft.text, [row.span for row in found]))
    hidden = np.concatenate(states) if states else np.zeros((len(rows), 0), dtype=np.float32)
    return Part({d.id: d for d in gold}, {d.id: d for d in drafts}, rows, hidden)


class Trial:
    """All contestants on the training articles (by cross-validation) and on the development articles.

    Args:
        train: The training articles.
        dev: The development articles.
    """

    def __init__(self, train: Part, dev: Part) -> None:
        self.parts = {"train": train, "dev": dev}
        fold = folds(list(train.gold))
        self.fold = np.array([fold[row.article] for row in train.rows])
        self.rules = {name: part.counts(contest.by_rules(part.rows)) for name, part in self.parts.items()}
        self.threshold = self._threshold()
        self.table: dict[str, list[contest.Row]] = {
            name: [contest.compare("rules", counts, counts)] for name, counts in self.rules.items()
        }
        self.worth: dict[tuple[str, str], Array] = {}

    def _threshold(self) -> float:
        """Return half of the rules' F1: from there on taking one more act raises F1 (Lipton et al. 2014)."""
        own = contest.compare("rules", self.rules["train"], self.rules["train"])
        return own.cells[0][0] / 2

    def _learn(self, make: Callable[[], Model], kept: Callable[[Candidate], bool], labels: dict[str, list[Any]]) -> Any:
        """Return by part the probabilities of all candidates, out of fold in train, and the classes.

        Models are fitted on the candidates kept, with the labels of train.
        """
        train, dev = self.parts["train"], self.parts["dev"]
        chosen = np.flatnonzero([kept(row) for row in train.rows])
        classes = sorted({labels["train"][i] for i in chosen}, key=str)
        found = {name: np.zeros((len(p.rows), len(classes))) for name, p in self.parts.items()}
        for k in (*sorted(set(self.fold.tolist())), None):
            seen = [i for i in chosen if self.fold[i] != k]
            model = make().fit(
                [train.rows[i].features for i in seen],
                train.hidden[seen],
                [labels["train"][i] for i in seen],
                train.weights[seen],
            )
            columns = np.array([classes.index(name) for name in model.classes])
            target, name = (train, "train") if k is not None else (dev, "dev")
            rows = np.flatnonzero(self.fold == k) if k is not None else np.arange(len(dev.rows))
            values = model.probabilities([target.rows[i].features for i in rows], target.hidden[rows])
            found[name][np.ix_(rows, columns)] = values
        return found, classes

    def add(self, name: str, part_name: str, choices: dict[str, Choice]) -> None:
        """Score what a contestant chooses in one part."""
        counts = self.parts[part_name].counts(choices)
        self.table[part_name].append(contest.compare(name, counts, self.rules[part_name]))

    def bounds(self) -> None:
        """Score what a model would that is never wrong: what there is to gain."""
        for p, part in self.parts.items():
            worth = [float(row.gold is not None or (row.accepted and row.repeats)) for row in part.rows]
            for loose, use in ((False, "filters the rules"), (True, "on every trigger word")):
                self.add(f"a perfect model, {use}", p, contest.take(part.rows, worth, self.threshold, loose=loose))

    def acts(self, name: str, make: Callable[[], Model]) -> None:
        """Let a model say which candidates are acts: as a filter behind the rules, and on all candidates."""
        labels = {p: [row.gold is not None for row in part.rows] for p, part in self.parts.items()}
        found, classes = self._learn(make, lambda row: True, labels)
        for p, part in self.parts.items():
            worth = found[p][:, classes.index(True)]
            self.worth[name, p] = worth
            for loose, use in ((False, "filters the rules"), (True, "on every trigger word")):
                self.add(f"{name}, {use}", p, contest.take(part.rows, list(worth), self.threshold, loose=loose))

    def status(self, name: str, make: Callable[[], Model]) -> None:
        """Let a model give status and negation of the rules' acts where it is sure."""
        labels = {
            p: [f"{row.gold.status} {row.gold.negated}" if row.gold else "" for row in part.rows]
            for p, part in self.parts.items()
        }
        found, classes = self._learn(make, lambda row: row.accepted and row.gold is not None, labels)
        for p, part in self.parts.items():
            choices = contest.by_rules(part.rows)
            for row, values in zip(part.rows, found[p], strict=True):
                if row.accepted and values.max() >= _SURE:
                    status, negated = classes[int(values.argmax())].split()
                    choices[row.article].status[row.place] = status, negated == "True"
            self.add(f"{name}, status", p, choices)

    def actors(self, name: str, make: Callable[[], Model]) -> None:
        """Let a model take away the actor of the rules' acts where gold more likely leaves it open."""
        labels = {}
        for p, part in self.parts.items():
            found = part.documents(contest.by_rules(part.rows))
            pairs = {article: Pair(document, found[article]) for article, document in part.gold.items()}
            labels[p] = [contest.actor_label(r, pairs[r.article]) if r.gold else "other" for r in part.rows]
        found, classes = self._learn(
            make, lambda row: row.accepted and row.gold is not None and bool(row.actor), labels
        )
        right, left_open = classes.index("right"), classes.index("left open")
        for p, part in self.parts.items():
            choices = contest.by_rules(part.rows)
            for row, values in zip(part.rows, found[p], strict=True):
                if row.accepted and row.actor and values[left_open] > values[right]:
                    choices[row.article].no_actor.add(row.place)
            self.add(f"{name}, actors", p, choices)
