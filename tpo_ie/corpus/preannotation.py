"""What the pipeline reads in articles, as predictions for an annotator to correct."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpo_ie.corpus.formats import get_format
from tpo_ie.corpus.formats.files import whole_file
from tpo_ie.corpus.formats.label_studio import task_of
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.document import Document
from tpo_ie.errors import InputError, ModelError, ResourceError

if TYPE_CHECKING:
    from tpo_ie.records import Record

TOOLS = ("label-studio", "brat")
_SCORED = ("mentions", "officials", "relations", "quotes", "actions")


def predict(
    records: Iterable[Record],
    *,
    model: str | Path | None = None,
    all_actions: bool = False,
    on_failure: Callable[[Record, Exception], None],
) -> Iterator[Document]:
    """Read articles with model and rules.

    Args:
        records: Articles with ids of their own.
        model: Directory or name of a model; None takes the one that ships.
        all_actions: Report actions in articles on other subjects too.
        on_failure: Told of each article that could not be read, and why.

    Yields:
        Documents with scores, in order.

    Raises:
        ModelError, ResourceError: The installation or the model is at fault.
    """
    import tpo_ie

    waiting: dict[str, Record] = {}

    def feed() -> Iterator[dict[str, object]]:
        for record in records:
            waiting[record.id] = record
            yield record.to_dict()

    def fail(identifier: str, error: Exception) -> None:
        if isinstance(error, (ModelError, ResourceError)):
            raise error
        on_failure(waiting.pop(identifier), error)

    name = None if model is None else str(model)
    for document in tpo_ie.extract_many(feed(), model=name, all_actions=all_actions, on_error=fail):
        waiting.pop(document.id, None)
        yield document


def write_predictions(documents: Iterable[Document], tool: str, path: Path) -> int:
    """Write predictions for an annotation tool.

    Args:
        documents: What was read.
        tool: ``label-studio`` (a file) or ``brat`` (a folder).
        path: Where to; it appears when all is written.

    Returns:
        Number of documents.

    Raises:
        InputError: There is no document, or the path is taken (a folder) or cannot be written.
    """
    count = 0

    def counted() -> Iterator[Document]:
        nonlocal count
        for document in documents:
            count += 1
            yield document
        if not count:
            raise InputError(f"{path}: there is no article to write")

    if tool == "label-studio":
        _write_tasks(counted(), path)
    else:
        get_format(tool).write(counted(), path, WriteOptions())
    return count


def _write_tasks(documents: Iterable[Document], path: Path) -> None:
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        separator = "[\n"
        for document in documents:
            stream.write(separator + json.dumps(prediction_task(document), ensure_ascii=False))
            separator = ",\n"
        stream.write("\n]\n")


def prediction_task(document: Document) -> dict[str, Any]:
    """Return a Label Studio task with a prediction.

    Args:
        document: What was read.

    Returns:
        The task; the prediction's ``score``, by which Label Studio can order tasks, is :func:`mean_score`.
    """
    task = task_of(document, part="predictions")
    score = mean_score(document)
    if score is not None:
        task["predictions"][0]["score"] = round(score, 4)
    return task


def mean_score(document: Document) -> float | None:
    """Return the mean score of all that was read in a document, 0 to 1; None where nothing has one."""
    scores = [item.score for layer in _SCORED for item in getattr(document, layer) if item.score is not None]
    return sum(scores) / len(scores) if scores else None
