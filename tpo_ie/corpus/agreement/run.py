"""Two annotations of a corpus, compared layer by layer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tpo_ie.corpus.agreement.chance import Judgements, cohen_kappa, krippendorff_alpha, one_against_rest
from tpo_ie.corpus.agreement.spans import mention_counts
from tpo_ie.corpus.agreement.tokens import OUTSIDE, token_judgements
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.layers import actions, entities, officials, quotes, relations
from tpo_ie.evaluation.layers.base import LayerCounts
from tpo_ie.evaluation.scores import Plan, scores
from tpo_ie.evaluation.tally import Tally
from tpo_ie.resources import package_text, parse_yaml

_FILE = "measures.yaml"
_TOKENS = "mentions.tokens"
# Figures of evaluation, by what they are called here.
_FROM_EVALUATION: dict[ScorePath, ScorePath] = {
    ("entities", "links"): ("entities",),
    ("entities", "b3"): ("entities", "b3"),
    ("officials", "triple"): ("officials",),
    ("officials", "person_agency"): ("officials", "person_agency"),
    ("relations", "all"): ("relations", "micro"),
    ("quotes", "span"): ("quotes", "span"),
    ("quotes", "span_speaker"): ("quotes", "span_speaker"),
    ("actions", "category"): ("actions", "category"),
    ("actions", "category_actor"): ("actions", "category_actor"),
    ("actions", "arguments"): ("actions", "arguments", "micro"),
}
_SPLIT_UP: dict[ScorePath, ScorePath] = {
    ("relations", "per_type"): ("relations", "per_type"),
    ("actions", "per_category"): ("actions", "per_category"),
    ("actions", "per_argument"): ("actions", "arguments", "per_argument"),
}


@cache
def definitions() -> dict[str, Any]:
    """Return what every figure means: ``f1`` and ``chance`` by name, ``notes``."""
    data: dict[str, Any] = parse_yaml(package_text("tpo_ie.corpus.agreement", _FILE), _FILE)
    return data


@dataclass(slots=True)
class Agreement:
    """What two annotations have in common so far.

    Args:
        tally: Counts behind the F1 figures, by document.
        judgements: Counts behind the figures beyond chance, by name.
    """

    tally: Tally = field(default_factory=Tally)
    judgements: dict[str, Judgements] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, ours: Document, theirs: Document) -> None:
        """Take in a document.

        Args:
            ours: Annotation A.
            theirs: Annotation B of the same text.

        Raises:
            DocumentError: The texts differ.
        """
        if ours.text != theirs.text:
            raise DocumentError("the two annotations have different texts", source=ours.id)
        pair = Pair(ours, theirs)
        found: LayerCounts = {("mentions", *path): counts for path, counts in mention_counts(ours, theirs).items()}
        layers = (
            ("entities", entities.score(pair)),
            ("officials", officials.score(pair)),
            ("relations", relations.score(pair)),
            ("quotes", quotes.score(pair)),
            ("actions", actions.score(pair)),
        )
        counted = {(name, *path): counts for name, layer in layers for path, counts in layer.items()}
        found |= {name: counted[path] for name, path in _FROM_EVALUATION.items() if path in counted}
        for name, above in _SPLIT_UP.items():
            found |= {(*name, path[-1]): counts for path, counts in counted.items() if path[:-1] == above}
        self.tally.add(found)
        self._judge(pair)

    def _judge(self, pair: Pair) -> None:
        judged = self.judgements
        judged[_TOKENS] += token_judgements(pair.gold, pair.predicted)
        for _, a, b in quotes.matches(pair):
            judged["quotes.kind"][a.kind, b.kind] += 1
        for one, other in actions.matches(pair, any_category=True):
            judged["actions.category"][one.category, other.category] += 1
        for one, other in actions.matches(pair):
            judged["actions.status"][one.status, other.status] += 1
            judged["actions.negated"][one.negated, other.negated] += 1
            judged["actions.counted"][one.count, other.count] += 1
        if pair.gold.relevance and pair.predicted.relevance:
            judged["relevance.label"][pair.gold.relevance.label, pair.predicted.relevance.label] += 1

    def result(self, *, resamples: int = 1000) -> dict[str, Any]:
        """Return all figures as plain JSON.

        Args:
            resamples: Resamples of documents for the intervals, at least 1.
        """
        paths = tuple(self.tally.paths)
        result: dict[str, Any] = {"documents": self.tally.documents}
        for path, node in scores(self.tally, Plan(paths), resamples=resamples).items():
            figure = {"f1": node["f1"], "ci95": node["ci95"], "a": node["support"], "b": node["predicted"]}
            _put(result, path, figure | {"agreed": node["correct"]})
        for name in definitions()["chance"]:
            judgements = self.judgements.get(name, Counter())
            _put(result, (*name.split("."), "chance"), _figures(judgements))
        tokens = self.judgements.get(_TOKENS, Counter())
        labels = sorted({str(label) for pair in tokens for label in pair} - {OUTSIDE})
        for label in labels:
            path = ("mentions", "tokens", "per_label", label)
            _put(result, path, _figures(one_against_rest(tokens, label), positive=True))
        return result | {"definitions": definitions()}


def _figures(judgements: Judgements, *, positive: bool = False) -> dict[str, Any]:
    """Return kappa, alpha and the number of units; of one label against the rest those where either says it."""
    rounded = [None if v is None else round(v, 4) for v in (cohen_kappa(judgements), krippendorff_alpha(judgements))]
    units = judgements.total() - (judgements[False, False] if positive else 0)
    return {"kappa": rounded[0], "alpha": rounded[1], "units": units}


def _put(result: dict[str, Any], path: ScorePath, value: dict[str, Any]) -> None:
    for name in path[:-1]:
        result = result.setdefault(name, {})
    result.setdefault(path[-1], {}).update(value)


def compare(pairs: Iterable[tuple[Document, Document]], *, resamples: int = 1000) -> dict[str, Any]:
    """Compare two annotations.

    Args:
        pairs: (annotation A, annotation B) of the same texts.
        resamples: Resamples of documents for the intervals, at least 1.

    Returns:
        All figures as plain JSON; see ``measures.yaml``.

    Raises:
        DocumentError: The texts of a pair differ.
    """
    agreement = Agreement()
    for ours, theirs in pairs:
        agreement.add(ours, theirs)
    return agreement.result(resamples=resamples)
