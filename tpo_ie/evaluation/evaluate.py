"""Evaluation of predictions against gold, over all layers; documents come and go one at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tpo_ie.document import Document
from tpo_ie.errors import DocumentError
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts, ScorePath
from tpo_ie.evaluation.layers import SCORERS, actions, mentions, relevance
from tpo_ie.evaluation.measures import definitions, headlines, plan, promised
from tpo_ie.evaluation.resampling import RESAMPLES, SEED
from tpo_ie.evaluation.scores import comparison, scores
from tpo_ie.evaluation.slices import SLICERS, Forms, by_novelty
from tpo_ie.evaluation.tally import Tally

NONE = "none"
"""Row or column of a confusion matrix for what has no partner."""

_CONFUSIONS = {"mentions": mentions.confusions, "actions": actions.confusions, "relevance": relevance.confusions}


class Evaluation:
    """Scores of a system, document by document; keeps counts only.

    Args:
        slices: Names of :data:`tpo_ie.evaluation.slices.SLICERS` to score on their own.
        known: Names that training data has; given, mentions are scored as seen and unseen ones too.
        compared: A second system is scored beside it.
    """

    def __init__(self, *, slices: Sequence[str] = (), known: Forms | None = None, compared: bool = False) -> None:
        self._tally = Tally()
        self._other = Tally() if compared else None
        self._known = known
        self._confusions: dict[str, Counter[tuple[str, str]]] = {layer: Counter() for layer in _CONFUSIONS}
        self._members: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in slices}

    @property
    def documents(self) -> int:
        """How many documents were scored."""
        return self._tally.documents

    def add(self, gold: Document, predicted: Document, against: Document | None = None) -> Pair:
        """Score a document.

        Args:
            gold: The gold document.
            predicted: What the system found in the same text.
            against: What the second system found.

        Returns:
            Gold and prediction, aligned.

        Raises:
            DocumentError: The texts differ.
        """
        pair = _pair(gold, predicted)
        other = None if against is None else _pair(gold, against)
        number = self._tally.documents
        self._tally.add(self._counts(pair))
        for layer, confusions in _CONFUSIONS.items():
            self._confusions[layer].update((g or NONE, p or NONE) for g, p in confusions(pair))
        if self._other is not None:
            self._other.add(self._counts(other or _pair(gold, Document(id=gold.id, text=gold.text))))
        for name, members in self._members.items():
            members[SLICERS[name](gold)].append(number)
        return pair

    def merge(self, other: Evaluation) -> None:
        """Take in the documents of another evaluation, of the same make, after the own ones.

        Args:
            other: Scores of another part of the data.
        """
        before = self._tally.documents
        self._tally.merge(other._tally)
        if self._other is not None and other._other is not None:
            self._other.merge(other._other)
        for layer, matrix in other._confusions.items():
            self._confusions[layer].update(matrix)
        for name, members in other._members.items():
            for value, numbers in members.items():
                self._members[name][value].extend(before + number for number in numbers)

    def _counts(self, pair: Pair) -> dict[ScorePath, Counts]:
        counts = {(layer, *path): value for layer, score in SCORERS.items() for path, value in score(pair).items()}
        if self._known is not None:
            counts |= by_novelty(pair, self._known)
        return counts

    def result(self, *, resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, Any]:
        """Return all scores.

        Args:
            resamples: Resamples of intervals and tests, at least 1.
            seed: Their seed.

        Returns:
            See :func:`evaluate`.
        """
        known = self._tally.paths
        result: dict[str, Any] = {"documents": self._tally.documents}
        every = plan(sorted({*known, *promised()}), known)
        _nest(result, scores(self._tally, every, resamples=resamples, seed=seed))
        for layer, matrix in self._confusions.items():
            if matrix:
                result[layer]["confusion"] = _matrix(matrix)
        for name, members in self._members.items():
            for value in sorted(members):
                part = self._tally.subset(members[value])
                node = result.setdefault("slices", {}).setdefault(name, {}).setdefault(value, {})
                node["documents"] = part.documents
                _nest(node, scores(part, plan(headlines(), part.paths), resamples=resamples, seed=seed))
        if self._other is not None:
            both = sorted({*known, *self._other.paths})
            wanted = plan(sorted({path for path in (*both, *promised()) if path[0] != "slices"}), both)
            result["against"] = {}
            _nest(result["against"], comparison(self._tally, self._other, wanted, resamples=resamples, seed=seed))
        result["definitions"] = definitions()
        return result


def evaluate(
    pairs: Iterable[tuple[Document, Document]],
    *,
    slices: Sequence[str] = (),
    known: Forms | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> dict[str, Any]:
    """Score predictions.

    Args:
        pairs: (gold, predicted) documents on the same text.
        slices: ``source``, ``year``, ``region``, ``length``: parts of the data to score on their own.
        known: Names that training data has (:func:`tpo_ie.evaluation.slices.forms`), for scores of seen and
            unseen ones.
        resamples: Resamples of the intervals, at least 1.
        seed: Their seed.

    Returns:
        Nested results: layer, measure, label, each with ``p``, ``r``, ``f1``, ``support``, ``ci95``;
        ``documents`` is their number, ``LAYER.confusion`` counts gold by predicted labels, ``slices`` holds the
        chief scores of parts, ``definitions`` says what each measure means.

    Raises:
        DocumentError: A pair does not share its text.
    """
    evaluation = Evaluation(slices=slices, known=known)
    for gold, predicted in pairs:
        evaluation.add(gold, predicted)
    return evaluation.result(resamples=resamples, seed=seed)


def _pair(gold: Document, predicted: Document) -> Pair:
    if gold.text != predicted.text:
        raise DocumentError("gold and prediction have different texts", source=gold.id)
    return Pair(gold, predicted)


def _nest(result: dict[str, Any], nodes: dict[ScorePath, dict[str, Any]]) -> None:
    """Put scores where their paths say."""
    for path in sorted(nodes):
        node = result
        for part in path:
            node = node.setdefault(part, {})
        node.update(nodes[path])


def _matrix(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    matrix: dict[str, dict[str, int]] = {}
    for gold, predicted in sorted(counts):
        matrix.setdefault(gold, {})[predicted] = counts[gold, predicted]
    return matrix
