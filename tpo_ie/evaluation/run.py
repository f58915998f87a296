"""Evaluation of files: gold from disk, predictions from disk or a model, scores and mistakes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any

from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation.browser.collection import Collection
from tpo_ie.evaluation.documents import Report, StoredDocuments, stream_documents
from tpo_ie.evaluation.evaluate import Evaluation
from tpo_ie.evaluation.resampling import RESAMPLES
from tpo_ie.evaluation.slices import check, forms
from tpo_ie.evaluation.systems import lookup, read_by_model, stored
from tpo_ie.mentions.manifest import Precision


def score_files(
    gold: Sequence[Path],
    *,
    pred: Path | None = None,
    model: Path | None = None,
    precision: Precision = "int8",
    own: Mapping[str, Any] | None = None,
    against: Path | None = None,
    split: str | None = None,
    slices: Sequence[str] = (),
    train: Sequence[Path] = (),
    resamples: int = RESAMPLES,
    mistakes: Collection | None = None,
    report: Report,
    note: Report | None = None,
) -> dict[str, Any]:
    """Score a prediction file, or a model, against gold documents; documents pass one at a time.

    Args:
        gold: Files and folders of annotated documents.
        pred: Predicted documents, matched by id; None has the model read the texts.
        model: The model's directory; None takes the default.
        precision: ``int8`` or ``fp32``.
        own: The user's files that the model reads with, ``agencies``, ``positions``, ``rules``.
        against: Predictions of a second system to compare with.
        split: Keep only gold of this split.
        slices: Parts to score on their own: ``source``, ``year``, ``region``, ``length``, ``seen``.
        train: Training data, for scores of names that it has and has not.
        resamples: Resamples of intervals and tests, at least 1.
        mistakes: Takes in what is wrong, for the error browser.
        report: Told of what could not be read or paired; such predictions count as empty, such gold is left out.
        note: Told of what was left aside on purpose.

    Returns:
        All scores, see :func:`tpo_ie.evaluation.evaluate.evaluate`; with ``against`` also ``against``: for each
        score ``f1``, ``against``, ``difference``, ``ci95`` of the difference and ``p_value``.

    Raises:
        InputError: There is no gold document, two predictions have one id, or a slice is unknown.
    """
    by_document = check(slices, trained=bool(train))
    known = forms(stream_documents(train, report)) if train else None
    evaluation = Evaluation(slices=by_document, known=known, compared=against is not None)
    texts = _some(gold, report, split)
    with ExitStack() as stack:
        predictions = stack.enter_context(StoredDocuments(pred, report)) if pred else None
        other = stack.enter_context(StoredDocuments(against, report)) if against else None
        pairs = (
            stored(texts, predictions, report)
            if predictions
            else read_by_model(texts, model, precision, report, own)
        )  # fmt: skip
        for document, found, rival in _with_rival(pairs, other, report):
            pair = evaluation.add(document, found, rival)
            if mistakes is not None:
                mistakes.add(pair)
        for store in (predictions, other):
            if store is not None and note is not None and store.unasked:
                note(f"{store.path}: {store.unasked} documents have no gold and are not scored")
    return evaluation.result(resamples=resamples)


def _with_rival(
    pairs: Iterator[tuple[Document, Document]], other: StoredDocuments | None, report: Report
) -> Iterator[tuple[Document, Document, Document | None]]:
    for gold, predicted in pairs:
        yield gold, predicted, None if other is None else lookup(gold, other, report)


def _some(gold: Sequence[Path], report: Report, split: str | None) -> Iterator[Document]:
    """Return the gold documents; finds out that there are none before anything else is read or loaded."""
    texts = stream_documents(gold, report, split=split)
    first = next(texts, None)
    if first is None:
        where = ", ".join(map(str, gold))
        raise InputError(f"{where}: no document{f' of the split {split!r}' if split else ''}")
    return chain([first], texts)
