"""What is evaluated: predictions in a file, or a model that reads the gold texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tpo_ie.document import Document
from tpo_ie.errors import TpoIeError
from tpo_ie.evaluation.documents import Report, StoredDocuments
from tpo_ie.mentions.manifest import Precision


def stored(
    gold: Iterable[Document], predictions: StoredDocuments, report: Report
) -> Iterator[tuple[Document, Document]]:
    """Pair gold with stored predictions by id.

    Args:
        gold: Gold documents.
        predictions: Predictions.
        report: Told of gold documents whose prediction is missing or has another text; it counts as empty.

    Yields:
        (gold, predicted), in the order of gold.
    """
    for document in gold:
        yield document, lookup(document, predictions, report)


def lookup(gold: Document, predictions: StoredDocuments, report: Report) -> Document:
    """Return the stored prediction for a gold document; an empty one, reported, where none fits."""
    found = predictions.get(gold.id)
    if found is None:
        report(f"{predictions.path}: no prediction for {gold.id}")
    elif found.text != gold.text:
        report(f"{predictions.path}: {gold.id}: gold and prediction have different texts")
    else:
        return found
    return empty(gold)


def empty(gold: Document) -> Document:
    """Return a prediction that found nothing."""
    return Document(id=gold.id, text=gold.text)


def read_by_model(
    gold: Iterable[Document],
    model: Path | None,
    precision: Precision,
    report: Report,
    own: Mapping[str, Any] | None = None,
) -> Iterator[tuple[Document, Document]]:
    """Pair gold with what a model reads in its texts, a batch at a time.

    Args:
        gold: Gold documents.
        model: The model's directory; None takes the default.
        precision: ``int8`` or ``fp32``.
        report: Told of documents that could not be read, which count as empty.
        own: The user's files, ``agencies``, ``positions``, ``rules``; see :func:`tpo_ie.load`.

    Yields:
        (gold, predicted), in the order of gold.
    """
    import tpo_ie

    waiting: deque[tuple[int, Document]] = deque()
    reasons: dict[int, str] = {}

    def records() -> Iterator[dict[str, Any]]:
        # Numbers stand in for ids: two gold files may use one id for different texts.
        for number, document in enumerate(gold):
            waiting.append((number, document))
            meta = document.meta
            yield {
                "id": str(number),
                "text": document.text,
                "title": meta.title,
                "source": meta.source,
                "published": meta.published,
            }

    def fail(record_id: str, error: Exception) -> None:
        reasons[int(record_id)] = str(error) if isinstance(error, TpoIeError) else f"{type(error).__name__}: {error}"

    def failed(number: int, document: Document) -> tuple[Document, Document]:
        report(f"{document.id}: could not be read: {reasons.pop(number, 'the model left it out')}")
        return document, empty(document)

    pipeline = tpo_ie.load(model, precision=precision, **(own or {}))
    for found in tpo_ie.extract_many(records(), model=pipeline, on_error=fail):
        while waiting[0][0] < int(found.id):
            yield failed(*waiting.popleft())
        yield waiting.popleft()[1], found
    while waiting:
        yield failed(*waiting.popleft())
