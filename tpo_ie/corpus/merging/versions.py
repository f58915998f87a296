"""Every annotation of every document, also several of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.formats import Format
from tpo_ie.corpus.formats.label_studio.reading import document_of
from tpo_ie.corpus.formats.label_studio.tasks import read_tasks
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.document import Document

_ANNOTATIONS = ReadOptions(part="annotations")


def read_versions(path: Path, chosen: Format, report: Report) -> Iterator[Document]:
    """Read annotated documents.

    Args:
        path: File or folder.
        chosen: Its format.
        report: Told of what cannot be read; counts what is left out.

    Yields:
        Documents; of a Label Studio task one for each annotator, the last changed one last, unless one of the
        annotations is marked as ground truth.
    """
    if chosen.name != "label-studio":
        yield from chosen.read(path, ReadOptions(), report)
        return
    for place, task in read_tasks(path):
        for version in _versions(task):
            document = report.attempt(place, document_of, version, _ANNOTATIONS, report)
            if document is not None:
                yield document


def _versions(task: Any) -> list[Any]:
    """Return a task once for each annotation that counts; as it is where its form is not the expected one."""
    annotations = task.get("annotations") if isinstance(task, dict) else None
    if not isinstance(annotations, list) or not all(isinstance(item, dict) for item in annotations):
        return [task]
    kept = [a for a in annotations if not a.get("was_cancelled") and not a.get("skipped")]
    if len(kept) < 2 or any(a.get("ground_truth") for a in kept):
        return [task]
    kept.sort(key=lambda a: str(a.get("updated_at") or a.get("created_at") or ""))
    return [{**task, "annotations": [annotation]} for annotation in kept]
