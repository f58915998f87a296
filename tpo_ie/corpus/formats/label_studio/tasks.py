"""Label Studio's files: their tasks, and which result of a task counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats.files import read_text
from tpo_ie.corpus.formats.options import LabelStudioPart
from tpo_ie.corpus.formats.report import Report
from tpo_ie.errors import DocumentError, InputError


def read_tasks(path: Path) -> Iterator[tuple[str, Any]]:
    """Read the tasks of an export.

    Args:
        path: A JSON file (a list of tasks or one task), JSON Lines, or a folder of such files.

    Yields:
        The place (``FILE: task ID``) and the task, not yet checked.

    Raises:
        InputError: A file cannot be read or is not JSON.
    """
    files = sorted(p for p in path.iterdir() if p.suffix in {".json", ".jsonl"}) if path.is_dir() else [path]
    if not files:
        raise InputError(f"{path}: the folder holds no .json file")
    for file in files:
        for number, task in enumerate(_parse(file), start=1):
            identifier = task.get("id") if isinstance(task, dict) else None
            yield f"{file}: task {number if identifier is None else identifier}", task


def _parse(path: Path) -> Sequence[Any]:
    content = read_text(path).removeprefix("\ufeff")
    try:
        if path.suffix == ".jsonl":
            return [json.loads(line) for line in content.split("\n") if line.strip()]
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON ({error})") from None
    return found if isinstance(found, list) else [found]


def result_of(task: Any, part: LabelStudioPart | None, report: Report) -> list[dict[str, Any]] | None:
    """Return the result of a task that counts.

    Of several annotations that is the one marked as ground truth, else the one last changed; of
    several predictions the last.

    Args:
        task: The task.
        part: Which part to look at; None takes predictions where no annotation is.
        report: Counts what was passed over.

    Returns:
        The list of results; None where nobody annotated the task or the annotators skipped it.

    Raises:
        DocumentError: The task is not of Label Studio's form.
    """
    if not isinstance(task, dict) or "data" not in task:
        raise DocumentError("a task with `data` is expected (export as JSON, not as JSON_MIN)")
    annotations = _list_of(task, "annotations") + _list_of(task, "completions")
    predictions = _list_of(task, "predictions")
    if part != "predictions" and annotations:
        kept = [a for a in annotations if not a.get("was_cancelled") and not a.get("skipped")]
        _count(report, "annotations that the annotator skipped", len(annotations) - len(kept))
        _count(report, "further annotations of a task", len(kept) - 1)
        if not kept:
            return None
        chosen = max(enumerate(kept), key=lambda entry: _rank(*entry))[1]
    elif part != "annotations" and predictions:
        _count(report, "further predictions of a task", len(predictions) - 1)
        chosen = predictions[-1]
    else:
        _count(report, f"tasks without {part or 'annotations'}", 1)
        return None
    result = chosen.get("result")
    if not isinstance(result, list) or not all(isinstance(item, dict) for item in result):
        raise DocumentError("a list of objects is expected", place="result")
    return result


def _count(report: Report, what: str, number: int) -> None:
    if number > 0:
        report.left_out[what] += number


def _rank(position: int, annotation: dict[str, Any]) -> tuple[bool, str, int]:
    changed = annotation.get("updated_at") or annotation.get("created_at") or ""
    return bool(annotation.get("ground_truth")), str(changed), position


def _list_of(task: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return a list of objects; an export names predictions by their numbers only, which say nothing here."""
    found = task.get(name) or []
    if not isinstance(found, list):
        raise DocumentError("a list is expected", place=name)
    return [item for item in found if isinstance(item, dict)]
