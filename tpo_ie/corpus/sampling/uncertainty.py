"""How unsure the model is of an article, 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tpo_ie.document import Document
from tpo_ie.mentions.decoding import FloatArray
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.words import split_words

if TYPE_CHECKING:
    from tpo_ie.records import Record

_BATCH = 16
_SHARE = 0.1
_LEAST_WORDS = 20
_LEAST_ITEMS = 5
_SCORED = ("mentions", "officials", "relations", "quotes", "actions")


def margin_uncertainty(log_probs: FloatArray) -> float:
    """Return how close the two best tags are where the model is least sure.

    The mean of 1 - (probability of the best tag - that of the second) over the tenth of the words, at least 20, for
    which it is highest: most words are plainly outside any mention, so that a mean over all would say little.
    Source: T. Scheffer, C. Decomain, S. Wrobel, "Active hidden Markov models for information extraction", 2001.

    Args:
        log_probs: (words, tags) log probabilities.

    Returns:
        0 to 1; 0 for a text without words.
    """
    if len(log_probs) == 0:
        return 0.0
    best = np.partition(np.exp(log_probs.astype(np.float64)), -2, axis=1)[:, -2:]
    return _mean_of_highest(1.0 - (best[:, 1] - best[:, 0]), _LEAST_WORDS)


def score_uncertainty(document: Document) -> float:
    """Return how low the least sure items of a document score: 1 - mean of the lowest tenth, at least 5.

    Args:
        document: What the pipeline read.

    Returns:
        0 to 1; 0 where nothing has a score.
    """
    scores = [item.score for layer in _SCORED for item in getattr(document, layer) if item.score is not None]
    return _mean_of_highest(1.0 - np.array(scores), _LEAST_ITEMS) if scores else 0.0


def _mean_of_highest(values: np.ndarray[tuple[int], np.dtype[np.float64]], least: int) -> float:
    count = min(len(values), max(least, int(len(values) * _SHARE)))
    return float(np.sort(values)[-count:].mean())


def by_margin(records: Iterable[Record], model: str | Path | None = None) -> Iterator[tuple[Record, float]]:
    """Measure articles by the margins of the tagger, which is all that runs.

    Args:
        records: Articles.
        model: Directory or name of a model; None takes the one that ships.

    Yields:
        Each article with its uncertainty, in order.

    Raises:
        ModelError: The model is missing or does not fit.
    """
    tagger = Tagger(model)
    remaining = iter(records)
    while batch := list(islice(remaining, _BATCH)):
        yield from zip(batch, _margins(tagger, [record.text for record in batch]), strict=True)


def _margins(tagger: Tagger, texts: Sequence[str]) -> list[float]:
    words = [split_words(text) for text in texts]
    tagged = tagger.tag([w.texts for w in words], [w.after_break for w in words])
    return [margin_uncertainty(log_probs) for log_probs in tagged]


def by_score(
    records: Iterable[Record],
    on_failure: Callable[[Record, Exception], None],
    model: str | Path | None = None,
    *,
    relevant: bool = False,
) -> Iterator[tuple[Record, float]]:
    """Measure articles by the scores of everything that the whole pipeline reads in them.

    Args:
        records: Articles with ids of their own.
        on_failure: Told of each article that could not be read, and why.
        model: Directory or name of a model; None takes the one that ships.
        relevant: Leave out articles that are neither about trafficking nor about the protection of migrants.

    Yields:
        Each article with its uncertainty, in order.

    Raises:
        ModelError, ResourceError: The installation or the model is at fault.
    """
    from tpo_ie.corpus.preannotation import predict

    given: dict[str, Record] = {}

    def noted() -> Iterator[Record]:
        for record in records:
            given[record.id] = record
            yield record

    def fail(record: Record, error: Exception) -> None:
        given.pop(record.id, None)
        on_failure(record, error)

    for document in predict(noted(), model=model, on_failure=fail):
        record = given.pop(document.id)
        if not relevant or (document.relevance is not None and document.relevance.label != "other"):
            yield record, score_uncertainty(document)
