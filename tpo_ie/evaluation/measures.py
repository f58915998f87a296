"""The measures as data: what each means, how it is split, which of them the short table shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict

from tpo_ie.document import ACTION_CATEGORIES, MENTION_LABELS, RELATION_TYPES
from tpo_ie.document.values import QuoteKind, RelevanceLabel
from tpo_ie.evaluation.counts import ScorePath
from tpo_ie.evaluation.scores import Plan
from tpo_ie.resources import package_text

ACTION_ARGUMENTS = ("actors", "partners", "targets", "place", "time", "count", "legal_basis")
PERSON_ROLES = ("victim", "suspect", "witness", "minor")
VOCABULARIES: dict[str, Sequence[str]] = {
    "mention_labels": MENTION_LABELS,
    "relation_types": RELATION_TYPES,
    "quote_kinds": get_args(QuoteKind),
    "action_categories": ACTION_CATEGORIES,
    "action_arguments": ACTION_ARGUMENTS,
    "person_roles": PERSON_ROLES,
    "relevance_labels": get_args(RelevanceLabel),
}
LAYERS = ("mentions", "entities", "officials", "relations", "quotes", "actions", "relevance")


class Measure(BaseModel):
    """One measure; the fields are explained in ``measures.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    definition: str
    source: str | None = None
    kind: Literal["f1", "accuracy", "mean"] = "f1"
    parts: tuple[str, ...] = ()
    split: dict[str, str] = {}
    headline: bool | tuple[str, ...] = False
    mean_of: tuple[str, ...] = ()
    over: str | None = None

    @property
    def path(self) -> ScorePath:
        """Where the measure stands in the results."""
        return tuple(self.name.split("."))

    @property
    def scores(self) -> tuple[ScorePath, ...]:
        """The measure itself or its parts, without what it is split into."""
        return tuple((*self.path, part) for part in self.parts) or (self.path,)

    @property
    def groups(self) -> dict[ScorePath, Sequence[str]]:
        """What it is split into: names by the path above them."""
        return {(*self.path, part): VOCABULARIES[name] for part, name in self.split.items()}

    @property
    def headlines(self) -> tuple[ScorePath, ...]:
        """The scores that the short table shows."""
        if isinstance(self.headline, bool):
            return self.scores if self.headline else ()
        return tuple((*self.path, part) for part in self.headline)

    @property
    def meaning(self) -> str:
        """The definition with its source."""
        return f"{self.definition} [{self.source}]" if self.source else self.definition


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(package_text("tpo_ie.evaluation", "measures.yaml"))
    return data


@cache
def measures() -> tuple[Measure, ...]:
    """Return all measures, in the order of the tables."""
    return tuple(Measure(name=name, **fields) for name, fields in _data()["measures"].items())


def notes() -> tuple[str, ...]:
    """Return what holds for all measures: averaging, intervals, pairing of entities."""
    return tuple(_data()["notes"])


def definitions() -> dict[str, str]:
    """Return what each measure means, with its source, by name."""
    return {measure.name: measure.meaning for measure in measures()}


def scheme_definitions() -> dict[str, str]:
    """Return what the measures mean that tagged sentences of a public scheme are scored by."""
    return dict(_data()["scheme"])


@cache
def headlines() -> tuple[ScorePath, ...]:
    """Return the scores of the short table, in its order."""
    return tuple(path for measure in measures() for path in measure.headlines)


def slice_columns() -> tuple[ScorePath, ...]:
    """Return the scores, one for a layer, that the tables of slices show."""
    return tuple(tuple(name.split(".")) for name in _data()["slices"])


def is_accuracy(path: ScorePath) -> bool:
    """Say whether a score is an accuracy, whose precision and recall say nothing more."""
    return any(measure.path == path and measure.kind == "accuracy" for measure in measures())


@cache
def promised() -> tuple[ScorePath, ...]:
    """Return every score that a result holds, whether or not a document has anything for it."""
    return tuple(
        path
        for measure in measures()
        for path in (*measure.scores, *((*above, name) for above, names in measure.groups.items() for name in names))
    )


@cache
def measure_of(path: ScorePath) -> Measure:
    """Return the measure that a score, of all data or of a slice, belongs to: the longest that its path begins with.

    Raises:
        KeyError: There is none.
    """
    path = path[3:] if path[0] == "slices" else path
    by_path = {measure.path: measure for measure in measures()}
    for size in range(len(path), 0, -1):
        if path[:size] in by_path:
            return by_path[path[:size]]
    raise KeyError(".".join(path))


def plan(paths: Iterable[ScorePath], known: Sequence[ScorePath]) -> Plan:
    """Return how scores follow from counts.

    Args:
        paths: The scores.
        known: The scores that some document has counts for; a macro average is the mean over those of its group.
    """
    means: dict[ScorePath, tuple[ScorePath, ...]] = {}
    over: dict[ScorePath, ScorePath] = {}
    wanted = tuple(paths)
    for path in wanted:
        measure = measure_of(path)
        if measure.mean_of:
            means[path] = tuple(tuple(name.split(".")) for name in measure.mean_of)
        elif path[-1] == "macro":
            means[path] = tuple(other for other in known if other[:-1] in measure.groups)
        elif measure.over:
            over[path] = tuple(measure.over.split("."))
    return Plan(wanted, means, over)
